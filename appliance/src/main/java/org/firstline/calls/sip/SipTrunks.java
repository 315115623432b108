package org.firstline.calls.sip;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.firstline.base.Time;
import org.firstline.calls.Outbound;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.sip.trunk.Names;
import org.firstline.calls.sip.trunk.Pace;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.jspecify.annotations.Nullable;

/** All trunks, in the order of the configuration. On the owner's thread, but for what says otherwise. */
final class SipTrunks {
    private final List<Trunk> trunks;
    private final Time time;
    private final String owner;

    SipTrunks(List<TrunkSettings> all, Names names, Pace pace, Time time, String owner, RandomGenerator random) {
        this.time = time;
        this.owner = owner;
        this.trunks = all.stream()
                .map(settings -> new Trunk(settings, pace, names, time, owner, random))
                .toList();
    }

    void open(UserAgent agent, Consumer<TrunkNow> news) {
        trunks.forEach(trunk -> trunk.open(agent, news));
    }

    /** Takes all registrations back; {@code done} runs when that is through, after 1.5 s at the latest. */
    void close(Runnable done) {
        var open = new AtomicInteger(trunks.size() + 1);
        Runnable one = () -> {
            if (open.decrementAndGet() == 0) done.run();
        };
        trunks.forEach(trunk -> trunk.close(one));
        one.run();
    }

    /** Whether anything from this address may be a call from outside. Any thread. */
    boolean isTrunk(InetAddress address) {
        for (Trunk trunk : trunks) if (trunk.hasAddress(address)) return true;
        return false;
    }

    /**
     * The trunk that a call from outside came over. Where several have the address, it is told by the account that the
     * request is for, or by the number.
     */
    @Nullable
    Trunk of(SipRequest request, InetAddress source) {
        var there = trunks.stream().filter(trunk -> trunk.hasAddress(source)).toList();
        if (there.size() < 2) return there.isEmpty() ? null : there.getFirst();
        String asked = request.uri().userText();
        String to = request.to().uri().userText();
        for (Trunk trunk : there) if (trunk.settings().user().equals(asked)) return trunk;
        for (Trunk trunk : there) {
            var settings = trunk.settings();
            if (!settings.flowOf(asked).isEmpty() || !settings.flowOf(to).isEmpty()) return trunk;
        }
        return there.getFirst();
    }

    void call(SipLine line, SipLeg leg, Outbound to) {
        var order = new ArrayList<Trunk>();
        for (String name : to.trunks())
            trunks.stream().filter(t -> t.settings().name().equals(name)).forEach(order::add);
        if (to.trunks().isEmpty()) order.addAll(trunks);
        else if (to.emergency()) trunks.stream().filter(t -> !order.contains(t)).forEach(order::add);
        TrunkCall.begin(line, leg, to, order);
    }

    /** Any thread. */
    List<TrunkNow> list() {
        return trunks.stream().map(Trunk::now).toList();
    }

    /** Any thread. */
    void registerNow(String name) {
        time.soon(
                owner,
                () -> trunks.stream()
                        .filter(trunk -> trunk.settings().name().equals(name))
                        .forEach(Trunk::registerNow));
    }
}
