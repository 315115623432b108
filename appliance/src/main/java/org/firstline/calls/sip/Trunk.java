package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.TrunkFault;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.TrunkNow.State;
import org.firstline.calls.sip.trunk.Locator;
import org.firstline.calls.sip.trunk.Names;
import org.firstline.calls.sip.trunk.NumberForm;
import org.firstline.calls.sip.trunk.Pace;
import org.firstline.calls.sip.trunk.Target;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trunk as it is now: its servers' addresses, which of them answer, its registration, and the calls it carries. On
 * the owner's thread, but for {@link #now} and {@link #hasAddress}, which any thread may ask.
 */
final class Trunk {
    /** Names are asked for here, since the system may take seconds over one. */
    static final String NAMES = "names";

    private static final Logger log = LoggerFactory.getLogger(Trunk.class);

    private final TrunkSettings settings;
    private final Pace pace;
    private final Names names;
    private final Time time;
    private final String owner;
    private final RandomGenerator random;
    private final Credentials credentials;
    private final String callId;
    private @Nullable UserAgent agent;
    private @Nullable TrunkRegistration registration;
    private Consumer<TrunkNow> news = now -> {};
    private List<Peer> peers = List.of();
    private @Nullable Peer chosen;
    private boolean looked;
    private TrunkFault lookFault = TrunkFault.NONE;
    private int lookFailures;
    private int used;
    private long probes;
    /** What the last registration said of where we are, and to whom. */
    private String contact = "";

    private @Nullable Flow told;
    private @Nullable Instant moved;
    private Cancel nextLook = Peer.NOTHING;
    private Cancel probing = Peer.NOTHING;
    private Cancel keeping = Peer.NOTHING;
    private volatile Set<InetAddress> addresses = Set.of();
    private volatile TrunkNow now;

    Trunk(TrunkSettings settings, Pace pace, Names names, Time time, String owner, RandomGenerator random) {
        this.settings = settings;
        this.pace = pace;
        this.names = names;
        this.time = time;
        this.owner = owner;
        this.random = random;
        this.credentials = new Credentials(settings.login(), settings.password(), null);
        this.callId = Long.toHexString(random.nextLong());
        this.now = new TrunkNow(
                settings.name(),
                settings.uri(),
                State.STARTING,
                time.now(),
                TrunkFault.NONE,
                0,
                settings.channels(),
                settings.register(),
                null);
    }

    void open(UserAgent through, Consumer<TrunkNow> listener) {
        agent = through;
        news = listener;
        registration = settings.register() ? new TrunkRegistration(this, callId) : null;
        probing = time.every(owner, pace.probe(), () -> peers.forEach(peer -> peer.probe(this)));
        keeping = time.every(owner, pace.keepAlive(), this::keepAlive);
        look();
    }

    /** Says goodbye to the provider where it must be told; {@code done} runs when it has answered, or will not. */
    void close(Runnable done) {
        nextLook.cancel();
        probing.cancel();
        keeping.cancel();
        if (registration == null) done.run();
        else registration.end(done);
    }

    // where it is

    private void look() {
        nextLook.cancel();
        time.soon(NAMES, () -> {
            try {
                var found = Locator.locate(settings.next(), names, random);
                var unknown = TrunkFault.at(TrunkFault.Kind.NO_SUCH_SERVER, String.valueOf(settings.next()));
                time.soon(owner, () -> found(found, unknown));
            } catch (IOException e) {
                var fault = new TrunkFault(TrunkFault.Kind.NO_LOOKUP, "", String.valueOf(e.getMessage()));
                time.soon(owner, () -> found(List.of(), fault));
            }
        });
    }

    private void found(List<Target> targets, TrunkFault fault) {
        looked = true;
        if (targets.isEmpty()) {
            lookFault = fault;
            lookFailures++;
            log.warn("trunk {}: {}", settings.name(), fault.sentence(Locale.ENGLISH));
            nextLook = time.after(owner, pace.retry(lookFailures, false, random.nextDouble()), this::look);
        } else {
            lookFault = TrunkFault.NONE;
            lookFailures = 0;
            if (!targets.equals(peers.stream().map(Peer::target).toList())) move(targets);
            nextLook = time.after(owner, pace.names(), this::look);
        }
        changed();
    }

    private void move(List<Target> targets) {
        var kept = new ArrayList<Peer>();
        for (Target target : targets)
            kept.add(peers.stream()
                    .filter(peer -> peer.target().equals(target))
                    .findFirst()
                    .orElseGet(() -> new Peer(target)));
        var added = kept.stream().filter(peer -> !peers.contains(peer)).toList();
        peers = List.copyOf(kept);
        var all = new LinkedHashSet<InetAddress>();
        for (Target target : targets) all.add(target.address().getAddress());
        addresses = Set.copyOf(all);
        added.forEach(peer -> peer.probe(this));
    }

    /** Whether what comes from this address is this trunk's. Any thread. */
    boolean hasAddress(InetAddress address) {
        return addresses.contains(address) || AddressRange.anyContains(settings.allow(), address);
    }

    /** The first server that is up; empty when none is. */
    Optional<Peer> best() {
        return peers.stream().filter(Peer::isUp).findFirst();
    }

    List<Peer> peers() {
        return peers;
    }

    // how it is

    /** Something is not as it was: looks which server is to be used, and tells whoever wants to know. */
    void changed() {
        Peer better = best().orElse(null);
        if (better != chosen) {
            chosen = better;
            if (better != null && registration != null) registration.begin();
        }
        tell();
    }

    void tell() {
        Instant at = time.now();
        State state = state(at);
        var before = now;
        var fault = state == State.UP ? TrunkFault.NONE : fault(state);
        now = new TrunkNow(
                settings.name(),
                settings.uri(),
                state,
                state == before.state() ? before.since() : at,
                fault,
                used,
                settings.channels(),
                settings.register(),
                registration == null ? null : registration.until(at));
        if (state != before.state()) log.info("trunk {} is {} {}", settings.name(), state, now.why());
        if (!now.equals(before)) news.accept(now);
    }

    private State state(Instant at) {
        if (!looked) return State.STARTING;
        if (peers.isEmpty() || best().isEmpty()) return State.DOWN;
        if (registration != null) return registration.state(at);
        return peers.stream().anyMatch(Peer::wasHeard) ? State.UP : State.STARTING;
    }

    private TrunkFault fault(State state) {
        if (peers.isEmpty()) return lookFault;
        if (state == State.DOWN && best().isEmpty()) {
            for (Peer peer : peers) if (!peer.refusal().isNone()) return peer.refusal();
            String all = peers.stream().map(peer -> peer.target().toString()).collect(Collectors.joining(", "));
            return TrunkFault.at(TrunkFault.Kind.SILENT, all);
        }
        return registration == null ? TrunkFault.NONE : registration.fault();
    }

    /** Any thread. */
    TrunkNow now() {
        return now;
    }

    // what it carries

    void take() {
        used++;
        tell();
    }

    void release() {
        used--;
        tell();
    }

    // what the provider sees of us

    /** A provider behind a NAT tells us by its answers under which address it sees us; that is where it must call us. */
    void seenAs(SipResponse response, Flow flow) {
        Via via = response.via();
        String address = via.received();
        String port = via.params().get("rport");
        if (address == null || port == null || flow.reliable()) return;
        try {
            int number = (int) Grammar.number("Via", port, 65535);
            agent().seenAs(flow.address(), new InetSocketAddress(InetAddress.ofLiteral(address), number));
        } catch (SipParseException | IllegalArgumentException e) {
            return;
        }
        if (flow.equals(told)) follow();
    }

    /**
     * Registers anew if we are not where the last registration said: another lease, another way out, or a NAT that only
     * its answer showed. Not more often than each keep-alive, in case a NAT shows us elsewhere each time.
     */
    private void follow() {
        if (registration == null || told == null || contact.equals(contactNow(told))) return;
        Instant at = time.now();
        if (moved != null && moved.plus(pace.keepAlive()).isAfter(at)) return;
        moved = at;
        registration.begin();
    }

    private String contactNow(Flow flow) {
        return agent().contact(SipUri.escapeUser(settings.user()), flow);
    }

    private void keepAlive() {
        Flow flow = told != null ? told : chosen != null ? chosen.flow() : null;
        if (flow == null) return;
        agent().keepAlive(flow);
        follow();
    }

    // messages

    /** The Contact of a registration, which is remembered as what the provider knows. */
    String contact(Flow flow) {
        contact = contactNow(flow);
        told = flow;
        return contact;
    }

    /** Whether this is the Contact that we registered last. */
    boolean isOurs(SipUri uri) {
        try {
            SipUri ours = NameAddr.parse("Contact", contact).uri();
            return uri.host().equals(ours.host()) && uri.port() == ours.port();
        } catch (SipParseException e) {
            return false;
        }
    }

    SipUri account() {
        return SipUri.of(
                SipUri.escapeUser(settings.user()),
                settings.server().host(),
                settings.server().port());
    }

    SipUri domain() {
        return SipUri.of("", settings.server().host(), settings.server().port());
    }

    /** The pre-loaded route through the outbound proxy (RFC 3261 §8.1.2), if there is one. */
    List<String> routes() {
        var proxy = settings.proxy();
        return proxy == null ? List.of() : List.of("<sip:" + proxy + ";lr>");
    }

    SipRequest options() {
        String address = NameAddr.of("", account()).toString();
        var headers = new Headers();
        routes().forEach(route -> headers.add("Route", route));
        headers.add("Max-Forwards", "70").add("From", address + ";tag=" + agent().id());
        headers.add("To", NameAddr.of("", domain()).toString())
                .add("Call-ID", callId + "-options")
                .add("CSeq", ++probes + " OPTIONS");
        return new SipRequest("OPTIONS", domain().toString(), headers);
    }

    TrunkSettings settings() {
        return settings;
    }

    NumberForm form() {
        return settings.form();
    }

    Pace pace() {
        return pace;
    }

    Credentials credentials() {
        return credentials;
    }

    double lot() {
        return random.nextDouble();
    }

    UserAgent agent() {
        return Objects.requireNonNull(agent, "the trunk is not open");
    }

    /** A person wants to see whether it works: names, probes and registration at once, whatever was waited for. */
    void registerNow() {
        look();
        peers.forEach(peer -> peer.probe(this));
        if (registration != null) registration.begin();
    }
}
