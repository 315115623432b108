package org.firstline.installer.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.RealTime;
import org.firstline.calls.EndCause;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;

/** Callers with sound both ways, who press 1 for the queue and stay until they are told to go or are hung up. */
final class Callers implements AutoCloseable, SipPhone.Listener {
    static final String OWNER = "callers";
    /** How long after the answer the menu is sure to be there. */
    private static final Duration MENU = Duration.ofMillis(500);

    private final RealTime time;
    private final String owner;
    private final RtpPump pump;
    private final SipPhones room;
    private final Clip murmur;
    private final List<SipPhone> talking = new ArrayList<>();
    private final Map<String, Long> calledAt = new HashMap<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    final Figures setUp = new Figures();
    /** The numbers of those whose calls were answered. */
    final Set<String> answered = ConcurrentHashMap.newKeySet();

    private volatile boolean leaving;
    private int made;

    Callers(RealTime time, InetSocketAddress server, Clip murmur) throws LineException {
        this(time, server, murmur, OWNER, 50000);
    }

    /** @param firstPort of six thousand for sound */
    Callers(RealTime time, InetSocketAddress server, Clip murmur, String owner, int firstPort) throws LineException {
        this.time = time;
        this.murmur = murmur;
        this.owner = owner;
        this.pump = new RtpPump(InetAddress.getLoopbackAddress(), firstPort, firstPort + 5999);
        pump.start();
        room = new SipPhones(server, false, owner, time, pump);
        room.open(InetAddress.getLoopbackAddress(), 0);
    }

    /** So many call, so many a second; comes back when the last one has. */
    void call(int count, int perSecond) {
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            time.soon(owner, this::one);
            next += step;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void one() {
        SipPhone phone = room.phone("7900" + (1_000_000 + made++), "", this);
        calledAt.put(phone.user(), System.nanoTime());
        phone.call("100");
    }

    @Override
    public void connected(SipPhone phone) {
        Long since = calledAt.remove(phone.user());
        if (since != null) setUp.add((System.nanoTime() - since) / 1e6);
        connected.incrementAndGet();
        answered.add(phone.user());
        talking.add(phone);
        phone.loop(murmur);
        time.after(owner, MENU, () -> phone.press('1'));
    }

    @Override
    public void ended(SipPhone phone, EndCause cause) {
        if (talking.remove(phone)) {
            connected.decrementAndGet();
            if (!leaving) lost.incrementAndGet();
        } else {
            refused.incrementAndGet();
        }
    }

    /** In a call just now. */
    int connected() {
        return connected.get();
    }

    /** Never got through: 503, or no answer at all. */
    int refused() {
        return refused.get();
    }

    /** Were in a call that the box ended. */
    int lost() {
        return lost.get();
    }

    /** Waits for so many to be in a call; gives up after half a minute. */
    void await(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (connected() < count && System.nanoTime() < deadline) LockSupport.parkNanos(20_000_000);
    }

    /** Waits until each of so many is in a call or was refused; gives up after half a minute. */
    void settle(int attempts) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (connected() + refused() < attempts && System.nanoTime() < deadline) LockSupport.parkNanos(20_000_000);
    }

    /** All hang up. */
    void leave() {
        leaving = true;
        time.soon(owner, () -> List.copyOf(talking).forEach(SipPhone::hangUp));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (connected() > 0 && System.nanoTime() < deadline) LockSupport.parkNanos(20_000_000);
        leaving = false;
    }

    @Override
    public void close() {
        room.close();
        // what closing asked for is done when this comes back; only then may the clock be stopped
        var closed = new CountDownLatch(1);
        time.soon(owner, closed::countDown);
        try {
            if (!closed.await(5, TimeUnit.SECONDS)) System.err.println("the phones did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pump.close();
    }
}
