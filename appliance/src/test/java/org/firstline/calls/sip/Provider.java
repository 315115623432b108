package org.firstline.calls.sip;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.EndCause;
import org.jspecify.annotations.Nullable;

/** A telephone company in memory: registers whoever knows the password, and does with calls what a test tells it. */
final class Provider implements UserAgent.Host, CallUser {
    static final int SILENCE = 0;
    static final int TRYING = 100;
    static final int RINGING = 180;
    static final int ANSWER = 200;

    /** A request and when it came. */
    record Heard(String method, Instant at, SipRequest request) {}

    final List<Heard> heard = new ArrayList<>();
    /** What becomes of a request: a status; 180 and 200 of an INVITE ring and answer. */
    ToIntFunction<SipRequest> decides = request -> ANSWER;

    /** Seconds that a registration is granted for; 0 for what was asked. */
    int grants;

    /** When whoever is refused is asked to come back; empty for no word of it. */
    String retryAfter = "";

    @Nullable
    String password;

    @Nullable
    CallIn call;

    private final InetSocketAddress address;
    private final SimulatedTime time;
    private final UserAgent agent;
    private final DigestGuard guard = new DigestGuard("provider");

    Provider(SimulatedNet net, InetSocketAddress address) {
        this.address = address;
        this.time = net.time;
        String owner = "provider " + address;
        this.agent = new UserAgent(owner, time, net.wire(address), new SipCounters(), this);
        net.attach(address, owner, agent);
    }

    List<Instant> times(String method) {
        return heard.stream()
                .filter(h -> h.method.equals(method))
                .map(Heard::at)
                .toList();
    }

    SipRequest last(String method) {
        return heard.stream()
                .filter(h -> h.method.equals(method))
                .map(Heard::request)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Override
    public boolean answers(SipRequest request, Flow source) {
        heard.add(new Heard(request.method(), time.now(), request));
        return decides.applyAsInt(request) != SILENCE;
    }

    @Override
    public void request(ServerTransaction transaction, String tag) {
        SipRequest request = transaction.request();
        int decided = decides.applyAsInt(request);
        boolean guarded = !request.is("OPTIONS") && password != null && decided < 300;
        String user = request.from().uri().userText();
        var secret = Optional.of(DigestSecret.of("account", "provider", String.valueOf(password)));
        if (guarded
                && guard.judge(request, transaction.source().address(), "account", secret, time.now())
                        != DigestGuard.Verdict.GENUINE) {
            SipResponse response = request.response(401, tag);
            guard.challenge(response, transaction.source().address(), false, false, time.now());
            transaction.respond(response.empty());
        } else if (request.is("INVITE") && decided <= ANSWER) {
            take((InviteServer) transaction, decided);
        } else if (request.is("REGISTER") && decided == ANSWER) {
            SipResponse response = request.response(200, tag);
            String asked = request.headers().first("Expires");
            String granted = grants > 0 && !"0".equals(asked) ? Integer.toString(grants) : String.valueOf(asked);
            response.headers().add("Contact", request.headers().first("Contact") + ";expires=" + granted);
            transaction.respond(response.empty());
        } else {
            SipResponse response = request.response(decided, tag);
            if (!retryAfter.isEmpty()) response.headers().add("Retry-After", retryAfter);
            if (decided == 423) response.headers().add("Min-Expires", "1800");
            transaction.respond(response.empty());
        }
        if (user.isEmpty()) throw new AssertionError("a request from nobody");
    }

    private void take(InviteServer invite, int decided) {
        CallIn in = CallIn.begin(agent, this, invite, true, "provider");
        if (in == null) return;
        call = in;
        if (decided == TRYING) in.trying();
        if (decided >= RINGING) in.ring();
        if (decided == ANSWER) answer();
    }

    void answer() {
        if (call != null)
            call.answer(new SdpSession(address.getAddress(), 4000, call.source().address(), agent.sessionId()));
    }

    void refuse(int status) {
        if (call != null) call.withdraw(status);
    }

    @Override
    public void ringing() {}

    @Override
    public void answered() {}

    @Override
    public void agreed(Agreement agreement) {}

    @Override
    public void digit(char digit) {}

    @Override
    public void ended(EndCause cause, Runnable acknowledge) {
        acknowledge.run();
    }
}
