package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.Conference;
import org.firstline.calls.EndCause;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.Line;
import org.firstline.calls.LineException;
import org.firstline.calls.Outbound;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.guard.Bans;
import org.firstline.calls.rtp.Mixer;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.rtp.RtpStream;
import org.firstline.calls.sip.CallRules.Srtp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone line over SIP. Who may speak at all is {@link Gatekeeper}'s affair. Verbs on "switchboard"; see {@link
 * Line} for the exceptions.
 */
public final class SipLine implements Line {
    private static final Logger log = LoggerFactory.getLogger(SipLine.class);

    static final String OWNER = "switchboard";
    /** A far end whose sound has not been heard for this long is asked whether it is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final String CONTACT_USER = "firstline";

    private final SipSettings settings;
    private final Time time;
    private final RtpPump pump;
    private final SipCounters counters = new SipCounters();
    private final Shield shield;
    private final Gatekeeper gatekeeper;
    private final Registrar registrar;
    private final SipTrunks trunks;
    private final CallRules rules;
    private final @Nullable TlsPort tls;
    private final FutureTask<Integer> warmUp;
    private final Set<SipLeg> legs = new LinkedHashSet<>();
    private @Nullable SipTransport transport;
    private @Nullable UserAgent agent;
    private @Nullable Listener listener;
    private @Nullable Cancel look;
    private @Nullable Farewells farewells;
    private long legNumber;

    /** A line without trunks of its own: calls come from the addresses of the settings, and none go out. */
    public SipLine(SipSettings settings, Time time, SipDirectory directory, RtpPump pump) {
        this(settings, time, directory, pump, Trunking.NONE);
    }

    public SipLine(SipSettings settings, Time time, SipDirectory directory, RtpPump pump, Trunking trunking) {
        this(settings, time, directory, pump, trunking, CallRules.STANDARD, null);
    }

    /**
     * @param pump started by whoever made it; this line opens its streams there
     * @param tls where phones may speak TLS; null for nowhere
     */
    public SipLine(
            SipSettings settings,
            Time time,
            SipDirectory directory,
            RtpPump pump,
            Trunking trunking,
            CallRules rules,
            @Nullable TlsPort tls) {
        this.rules = rules;
        this.tls = tls;
        this.settings = settings;
        this.time = time;
        this.pump = pump;
        this.warmUp = new FutureTask<>(() -> WarmUp.run(time.now()));
        this.registrar = new Registrar(OWNER, time, settings.registration(), this::presence);
        this.trunks =
                new SipTrunks(trunking.trunks(), trunking.names(), trunking.pace(), time, OWNER, trunking.random());
        this.shield =
                new Shield(settings, this::isTrunk, time, ban -> listener().banned(ban));
        this.gatekeeper = new Gatekeeper(settings, this::isTrunk, time, directory, registrar, shield, this::arrive);
    }

    /** Keeps what it takes to end calls after a crash, and says what is left of the last one. Before it is opened. */
    public SipLine remembering(Farewells kept) {
        farewells = kept;
        return this;
    }

    /** What {@link #open} would do first, done early, while the caller waits for something else; from any thread. */
    public void warmUp() {
        warmUp.run();
    }

    private void warm() {
        warmUp.run();
        try {
            warmUp.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the line's calls with itself failed", e.getCause());
        }
    }

    @Override
    public void open(Listener switchboard) throws LineException {
        warm();
        try {
            var opened = new SipTransport(settings.bind(), settings.port(), OWNER, time, shield::hears, counters, tls);
            transport = opened;
            open(switchboard, opened);
            opened.start(agent());
        } catch (IOException e) {
            throw new LineException(
                    "The SIP port " + settings.port() + " at " + settings.bind().getHostAddress() + " can't be opened: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Opens over a wire that is there already; gives the receiver that the wire must feed. */
    Wire.Receiver open(Listener switchboard, Wire wire) {
        listener = switchboard;
        agent = new UserAgent(OWNER, time, wire, counters, gatekeeper, rules);
        look = time.every(OWNER, LOOK, this::lookForSilence);
        if (farewells != null) LastWords.say(agent, farewells);
        soon(() -> trunks.open(agent(), now -> soon(() -> listener().trunk(now))));
        return agent;
    }

    private boolean isTrunk(InetAddress address) {
        return settings.isTrunk(address) || trunks.isTrunk(address);
    }

    /** The port that is open, for UDP and TCP; the configured one unless that is 0. Any thread. */
    public int port() {
        return transport == null ? settings.port() : transport.port();
    }

    @Override
    public Bans bans() {
        return shield.bans();
    }

    /** The port for TLS; 0 for none. Any thread. */
    public int tlsPort() {
        return transport == null ? 0 : transport.tlsPort();
    }

    /** What has passed since the line was opened, for metrics. Any thread. */
    public SipCounters.Counts counts() {
        return counters.counts();
    }

    /** What has happened within calls since the line was opened, for metrics. Any thread. */
    public SipCounters.Dialogs dialogs() {
        return counters.dialogs();
    }

    /** What is alive in the core, for people who look for leaks. On "switchboard". */
    public String debugState() {
        return legs.size() + " legs, " + agent().calls().size() + " calls, " + agent().openTransactions()
                + " transactions";
    }

    @Override
    public Conference conference() {
        return new Room(pump.mixer());
    }

    /** A conference on the pump. */
    record Room(Mixer mixer) implements Conference {}

    @Override
    public Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce, String ledBy) {
        var leg = new SipLeg(this, nextLegId(), false, callerNumber, extension);
        legs.add(leg);
        Optional<Registrar.Binding> binding = registrar.find(extension);
        if (binding.isEmpty()) {
            soon(() -> leg.ended(EndCause.UNREACHABLE, () -> {}));
            return leg;
        }
        Flow flow = binding.get().flow();
        String host = UserAgent.host(agent().localAddress(flow));
        String user = callerNumber.isEmpty() ? "anonymous" : SipUri.escapeUser(callerNumber);
        try {
            RtpStream stream = leg.openStream();
            leg.call(new CallOut(
                    agent(),
                    leg,
                    binding.get().contact(),
                    flow,
                    NameAddr.of(callerName, SipUri.of(user, host, 0)),
                    NameAddr.of("", SipUri.of(extension, host, 0)),
                    phoneSession(stream, flow),
                    null,
                    CallOut.Extra.toPhone(answerAtOnce, ledBy.isEmpty() ? null : SipUri.of(ledBy, host, 0)),
                    new HouseRedirects(agent(), registrar, settings.realm())));
        } catch (NoPortLeft e) {
            soon(() -> leg.ended(EndCause.FAILED, () -> {}));
        }
        return leg;
    }

    @Override
    public Leg call(Outbound to) {
        var leg = new SipLeg(this, nextLegId(), false, to.callerId(), to.number());
        legs.add(leg);
        trunks.call(this, leg, to);
        return leg;
    }

    @Override
    public List<TrunkNow> trunks() {
        return trunks.list();
    }

    @Override
    public void registerNow(String trunk) {
        trunks.registerNow(trunk);
    }

    @Override
    public boolean hasExtension(String extension) {
        return gatekeeper.knows(extension);
    }

    @Override
    public boolean isRegistered(String extension) {
        return registrar.find(extension).isPresent();
    }

    @Override
    public Set<String> registered() {
        return registrar.registered();
    }

    @Override
    public void drain() {
        gatekeeper.drain();
    }

    @Override
    public void close() {
        var closed = new CountDownLatch(1);
        time.soon(OWNER, () -> {
            try {
                if (look != null) look.cancel();
                for (SipLeg leg : new ArrayList<>(legs)) leg.hangUp(HangUp.UNAVAILABLE);
                trunks.close(() -> closed(closed));
            } catch (RuntimeException e) {
                closed(closed);
                throw e;
            }
        });
        // the far ends should hear of it before whoever closes us stops the clock
        if (transport != null && !time.isOn(OWNER)) await(closed);
    }

    private void closed(CountDownLatch closed) {
        if (transport != null) transport.close();
        if (farewells != null) farewells.flush();
        closed.countDown();
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(2, TimeUnit.SECONDS)) log.warn("the line did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrive(InviteServer invite, boolean fromTrunk) {
        SipRequest request = invite.request();
        if (request.headers().has("Replaces")) {
            Takeover.begin(agent(), invite, fromTrunk, CONTACT_USER);
            return;
        }
        Trunk trunk = fromTrunk ? trunks.of(request, invite.source().address()) : null;
        String to = CallerNumber.dialled(request, trunk);
        String from = CallerNumber.of(request, fromTrunk);
        var leg = new SipLeg(this, nextLegId(), fromTrunk, from, to);
        CallIn call = CallIn.begin(agent(), leg, invite, fromTrunk, CONTACT_USER, fromTrunk ? Srtp.OFF : rules.srtp());
        if (call == null) return;
        leg.call(call);
        leg.over(trunk);
        legs.add(leg);
        listener().arrived(leg);
        call.trying();
    }

    /** As the call now is, it could be ended after a crash. */
    void keep(SipCall call) {
        if (farewells != null) call.farewell().ifPresent(farewells::keep);
    }

    private void lookForSilence() {
        Instant now = time.now();
        for (SipLeg leg : new ArrayList<>(legs))
            leg.lookForSilence(SILENCE, settings.guard().soundLimit(), now);
    }

    private void presence(String extension, boolean registered) {
        listener().presence(extension, registered);
    }

    private String nextLegId() {
        return "leg-" + ++legNumber;
    }

    /** The call's leg goes on with another. */
    void forget(SipCall call) {
        if (farewells != null) farewells.forget(call.localTag());
    }

    void ended(SipLeg leg, @Nullable SipCall call) {
        legs.remove(leg);
        if (call != null) forget(call);
    }

    RtpStream openStream() throws NoPortLeft {
        return pump.open();
    }

    /** Of plain RTP, for a trunk. */
    SdpSession session(RtpStream stream, Flow towards) {
        return new SdpSession(agent().localAddress(towards), stream.port(), towards.address(), agent().sessionId());
    }

    /** Of a phone: encrypted where that must be, or may be and its keys travel in secret. */
    SdpSession phoneSession(RtpStream stream, Flow towards) {
        boolean encrypts = rules.srtp() == Srtp.REQUIRED || rules.srtp() == Srtp.OPTIONAL && towards.isSecret();
        return agent().session(towards, stream.port(), rules.srtp(), encrypts);
    }

    Listener listener() {
        return Objects.requireNonNull(listener, "the line is not open");
    }

    private UserAgent agent() {
        return Objects.requireNonNull(agent, "the line is not open");
    }

    Instant now() {
        return time.now();
    }

    void soon(Runnable task) {
        time.soon(OWNER, task);
    }
}
