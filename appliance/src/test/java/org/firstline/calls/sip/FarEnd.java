package org.firstline.calls.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other end of one call, written out by hand: what it sends is text of the test's, not made by our own transactions
 * and dialogs, and it answers nothing by itself but OPTIONS, BYE and CANCEL.
 */
final class FarEnd implements Wire.Receiver {
    static final String SDP = sdp("m=audio 4000 RTP/AVP 0 8 101", "a=rtpmap:101 telephone-event/8000");

    final List<SipMessage> heard = new ArrayList<>();
    final String tag;
    String allow = "INVITE, ACK, BYE, CANCEL, OPTIONS";
    String supported = "";
    boolean answersBye = true;
    long cseq = 1;
    private final SimulatedNet net;
    private final InetSocketAddress address;
    private final InetSocketAddress line;
    private String callId;
    private String local;
    private String remote;
    private String target;
    private int branches;

    /** @param name makes its tag, Call-ID and branches its own */
    FarEnd(SimulatedNet net, InetSocketAddress address, InetSocketAddress line, String name) {
        this.net = net;
        this.address = address;
        this.line = line;
        this.tag = name + "-tag";
        this.callId = name + "@far";
        this.target = "sip:1@" + line.getAddress().getHostAddress() + ":5060";
        this.local = "<sip:+74951234567@" + address.getAddress().getHostAddress() + ">;tag=" + tag;
        this.remote = "<" + target + ">";
    }

    static String sdp(String... lines) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.9\r\ns=-\r\nc=IN IP4 127.0.0.9\r\nt=0 0\r\n" + String.join("\r\n", lines)
                + "\r\n";
    }

    FarEnd attach(String owner) {
        net.attach(address, owner, this);
        return this;
    }

    void from(String extension) {
        local = "<sip:" + extension + "@" + line.getAddress().getHostAddress() + ">;tag=" + tag;
    }

    // what it hears

    @Override
    public void received(SipMessage message, Flow from, Instant at) {
        heard.add(message);
        if (message instanceof SipResponse response) {
            if (response.status() > 100 && response.status() < 300) learn(response);
        } else if (message instanceof SipRequest request) {
            if (request.is("OPTIONS") || request.is("CANCEL") || request.is("BYE") && answersBye)
                answer(request, 200, "", "");
        }
    }

    @Override
    public void malformed(@Nullable SipRequest request, String why, Flow from) {
        throw new AssertionError(why);
    }

    @Override
    public void unreachable(Flow flow) {}

    private void learn(SipResponse response) {
        if (response.to().tag() == null || !response.callId().equals(callId)) return;
        remote = response.headers().first("To");
        String contact = response.headers().first("Contact");
        if (contact != null) target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    }

    SipRequest request(String method) {
        return heard.stream()
                .filter(m -> m instanceof SipRequest r && r.is(method))
                .map(m -> (SipRequest) m)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + method + " among " + summary()));
    }

    SipResponse response(String method) {
        return heard.stream()
                .filter(m -> m instanceof SipResponse && m.cseq().method().equals(method))
                .map(m -> (SipResponse) m)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no response to " + method + " among " + summary()));
    }

    List<String> summary() {
        return heard.stream()
                .map(m -> m instanceof SipRequest r
                        ? r.method()
                        : ((SipResponse) m).status() + " " + m.cseq().method())
                .toList();
    }

    /** What it has heard since the last time, without the questions whether it is there. */
    List<String> take() {
        var taken = summary().stream().filter(s -> !s.equals("OPTIONS")).toList();
        heard.clear();
        return taken;
    }

    // what it says

    /** An INVITE that begins a call, or goes on with one. */
    void invite(String headers, String sdp) {
        say(
                "INVITE",
                cseq,
                headers + "Allow: " + allow + "\r\n" + (supported.isEmpty() ? "" : "Supported: " + supported + "\r\n"),
                sdp);
    }

    void reinvite(String headers, String sdp) {
        cseq++;
        invite(headers, sdp);
    }

    void ack(String sdp) {
        say("ACK", cseq, "", sdp);
    }

    void next(String method, String headers, String body) {
        say(method, ++cseq, headers, body);
    }

    void say(String method, long number, String headers, String body) {
        String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
        send(
                method + " " + target + " SIP/2.0\r\nVia: SIP/2.0/UDP " + hostPort() + ";branch=z9hG4bK-" + tag
                        + ++branches
                        + ";rport\r\nMax-Forwards: 70\r\nFrom: " + local + "\r\nTo: " + remote + "\r\nCall-ID: "
                        + callId
                        + "\r\nCSeq: " + number + " " + method + "\r\nContact: <sip:far@" + hostPort() + ">\r\n"
                        + headers + type,
                body);
    }

    /** Answers a request of the line's; the answer to an INVITE makes the dialog. */
    void answer(SipRequest request, int status, String headers, String body) {
        answer(request, status, tag, headers, body);
    }

    void answer(SipRequest request, int status, String toTag, String headers, String body) {
        var out = new StringBuilder("SIP/2.0 " + status + " Whatever\r\n");
        for (String via : request.headers().lines("Via"))
            out.append("Via: ").append(via).append("\r\n");
        String to = request.headers().first("To");
        boolean tagged = to.contains("tag=") || status == 100;
        out.append("From: ")
                .append(request.headers().first("From"))
                .append("\r\nTo: ")
                .append(to);
        if (!tagged) out.append(";tag=").append(toTag);
        out.append("\r\nCall-ID: ")
                .append(request.callId())
                .append("\r\nCSeq: ")
                .append(request.cseq());
        out.append("\r\nContact: <sip:far@" + hostPort() + ">\r\nAllow: " + allow + "\r\n")
                .append(headers);
        if (!body.isEmpty()) out.append("Content-Type: application/sdp\r\n");
        if (request.is("INVITE") && !tagged) {
            // the dialog from here: the line's words turned round
            callId = request.callId();
            local = to + ";tag=" + toTag;
            remote = request.headers().first("From");
            String contact = request.headers().first("Contact");
            target = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
        }
        send(out.toString(), body);
    }

    private void send(String head, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        String whole = head + "Content-Length: " + octets.length + "\r\n\r\n" + body;
        net.deliver(address, Flow.udp(line), whole.getBytes(StandardCharsets.UTF_8));
    }

    private String hostPort() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Names this end's dialog, from the line's view, as a Refer-To or a Replaces header would. */
    String replaces() {
        String lineTag = remote.substring(remote.indexOf("tag=") + 4);
        return callId + ";to-tag=" + lineTag + ";from-tag=" + tag;
    }

    void callId(String other) {
        callId = other;
    }
}
