package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Over a million spoiled messages, the same each time: no exception but the one that says what is wrong, no more memory
 * than the message's length explains, and nothing kept.
 */
class SipFuzzTest {
    private static final long SEED = 20261125;
    private static final int PARSED = 750_000;
    private static final int DESCRIPTIONS = 150_000;
    private static final int FRAMED = 50_000;
    private static final int IN_CALLS = 50_000;

    /** Octets of heap for an octet of message, and for any message at all. */
    private static final int PER_OCTET = 100;

    private static final int PER_MESSAGE = 100_000;

    private static final String SDP = """
        v=0
        o=- 1 1 IN IP4 192.0.2.9
        s=-
        c=IN IP4 192.0.2.9
        t=0 0
        m=audio 4000 RTP/AVP 8 0 101
        a=rtpmap:101 telephone-event/8000
        a=sendonly
        """;
    private static final String INVITE = """
        INVITE sip:88003000600@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP [2001:db8::9];branch=z9hG4bK3
        From: "Caller \\"x\\"" <sip:+74951234567@192.0.2.9>;tag=a1
        To: <sip:88003000600@192.0.2.1>
        Call-ID: c1@192.0.2.9
        CSeq: 7 INVITE
        Contact: <sip:caller@192.0.2.9:5060>
        Authorization: Digest username="101", realm="firstline", nonce="00", uri="sip:h", response="ab", qop=auth, nc=00000001
        Content-Type: application/sdp
        Content-Length: 129

        """ + SDP;
    private static final String REGISTER = """
        SIP/2.0 200 OK
        v: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1
        f: <sip:a@h>;tag=1
        t: <sip:b@h>;tag=2
        i: 1
        CSeq: 1 REGISTER
        m: <sip:101@10.0.0.7:5062;transport=tcp>;expires=60
        l: 0

        """;

    private static final List<byte[]> SAMPLES = samples();

    private static List<byte[]> samples() {
        var all = new ArrayList<byte[]>();
        for (Torture.Case one : Torture.cases()) all.add(one.octets());
        for (String more : List.of(INVITE, REGISTER)) all.add(octets(more));
        return all;
    }

    private static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface Look {
        void at(byte[] octets) throws SipParseException;
    }

    private static void spoil(int rounds, List<byte[]> samples, Look look) {
        var mutator = new Mutator(SEED);
        int understood = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] octets = mutator.spoil(
                    samples.get(mutator.below(samples.size())), samples.get(mutator.below(samples.size())));
            long before = Allocated.octets();
            try {
                look.at(octets);
                understood++;
            } catch (SipParseException e) {
                if (e.where().isEmpty()) fail("a fault without a place");
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + SEED + ", round " + round + ":\n" + text(octets), e);
            }
            long taken = Allocated.octets() - before;
            // at first classes are loaded and caches filled
            if (round > 1000 && taken > PER_MESSAGE + (long) PER_OCTET * octets.length)
                fail("seed " + SEED + ", round " + round + " took " + taken + " octets of heap:\n" + text(octets));
        }
        assertThat(understood).as("both ways are tried").isBetween(rounds / 100, rounds - rounds / 100);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    @Test
    void messagesDoNoHarm() {
        spoil(PARSED, SAMPLES, octets -> lookAtEverything(SipParser.parse(octets)));
    }

    private static void lookAtEverything(SipMessage message) throws SipParseException {
        message.via();
        message.from().name();
        message.to().uri().userText();
        if (message instanceof SipRequest request) {
            request.dialled();
            request.response(200, "x").empty().octets();
        }
        for (String line : message.headers().lines("Authorization")) DigestHeader.parse("Authorization", line);
        for (String contact : message.headers().values("Contact"))
            if (!contact.equals("*")) NameAddr.parse("Contact", contact);
        Bodies.sdp(message);
    }

    @Test
    void descriptionsDoNoHarm() {
        var bodies = new ArrayList<byte[]>();
        for (byte[] message : SAMPLES) {
            String text = text(message);
            int body = text.indexOf("\r\n\r\nv=0");
            if (body > 0) bodies.add(text.substring(body + 4).getBytes(StandardCharsets.ISO_8859_1));
        }
        var address = FuzzedLine.LINE.getAddress();
        spoil(DESCRIPTIONS, bodies, octets -> {
            Sdp sdp = Sdp.parse(text(octets));
            var session = new SdpSession(address, 4000, address, 1);
            session.answer(sdp);
            session.offer();
        });
    }

    /** Several messages glued together, spoiled, and cut anywhere. */
    @Test
    void streamsDoNoHarm() {
        var mutator = new Mutator(SEED + 1);
        spoil(FRAMED, SAMPLES, octets -> {
            var framer = new TcpFramer();
            int at = 0;
            while (at < octets.length) {
                int length = Math.min(octets.length - at, 1 + mutator.below(2000));
                framer.append(ByteBuffer.wrap(octets, at, length));
                at += length;
                byte[] message;
                while ((message = framer.next()) != null) SipParser.parse(message);
                framer.takePings();
            }
        });
    }

    /** Whole calls whose every message may be spoiled, through transactions, dialogs and the gatekeeper. */
    @Test
    void callsDoNoHarmAndNothingIsLeft() {
        var mutator = new Mutator(SEED + 2);
        long before = Allocated.held();
        try (var line = new FuzzedLine()) {
            int heard = 0;
            for (int call = 0; heard < IN_CALLS; call++) {
                String tag = "";
                for (String method : List.of("INVITE", "ACK", "INFO", "INVITE", "UPDATE", "PRACK", "OPTIONS", "BYE")) {
                    byte[] sound = octets(inCall(method, call, heard, tag));
                    boolean spoiled = mutator.below(3) > 0 && !(method.equals("INVITE") && tag.isEmpty());
                    byte[] octets = spoiled ? mutator.spoil(sound, SAMPLES.get(mutator.below(SAMPLES.size()))) : sound;
                    try {
                        line.hear(octets);
                    } catch (RuntimeException | StackOverflowError e) {
                        fail("seed " + SEED + ", message " + heard + ":\n" + text(octets), e);
                    }
                    if (tag.isEmpty()
                            && line.lastSent != null
                            && line.lastSent.to().tag() != null)
                        tag = line.lastSent.to().tag();
                    heard++;
                }
                if (call % 20 == 19) line.time.pass(Duration.ofSeconds(70));
            }
            line.time.pass(Duration.ofMinutes(5));
            assertThat(line.line.debugState()).startsWith("0 legs, 0 calls, 0 transactions");
        }
        assertThat(Allocated.held() - before).as("octets kept").isLessThan(20_000_000);
    }

    private static String inCall(String method, int call, int number, String tag) {
        String body = method.equals("INVITE") || method.equals("UPDATE")
                ? SDP
                : method.equals("INFO") ? "Signal=1\nDuration=160\n" : "";
        String type = body.isEmpty()
                ? ""
                : body == SDP ? "Content-Type: application/sdp\n" : "Content-Type: application/dtmf-relay\n";
        return method + " sip:88003000600@192.0.2.1 SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK" + number
                + "\nMax-Forwards: 70\nFrom: <sip:+74951234567@192.0.2.9>;tag=a" + call
                + "\nTo: <sip:88003000600@192.0.2.1>" + (tag.isEmpty() ? "" : ";tag=" + tag) + "\nCall-ID: c" + call
                + "\nCSeq: " + (method.equals("ACK") ? 1 : 1 + number % 8) + " " + method
                + "\nContact: <sip:caller@192.0.2.9:5060>\nSupported: timer\nSession-Expires: 90\n" + type
                + "Content-Length: " + octets(body).length + "\n\n" + body;
    }
}
