package org.firstline.installer.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstline.base.RealTime;
import org.firstline.calls.EndCause;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;
import org.jspecify.annotations.Nullable;

/** Agents' phones that answer at once, talk for a given time and hang up; they note how soon they ring again. */
final class Phones implements AutoCloseable, SipPhone.Listener {
    static final String OWNER = "phones";

    private final RealTime time;
    private final String password;
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 40000, 41999);
    private final SipPhones room;
    private final Map<String, Long> freeSince = new HashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile Figures freeToInvite = new Figures();
    private volatile @Nullable Clip voice;
    private volatile Duration talk = Duration.ofSeconds(1);
    private volatile CountDownLatch registered = new CountDownLatch(0);

    Phones(RealTime time, InetSocketAddress server, String password) throws LineException {
        this.time = time;
        this.password = password;
        pump.start();
        room = new SipPhones(server, false, OWNER, time, pump);
        room.open(InetAddress.getLoopbackAddress(), 0);
    }

    void register(List<String> extensions) throws InterruptedException {
        registered = new CountDownLatch(extensions.size());
        for (String extension : extensions)
            time.soon(OWNER, () -> room.phone(extension, password, this).register(Duration.ofHours(1)));
        if (!registered.await(30, TimeUnit.SECONDS))
            throw new IllegalStateException(registered.getCount() + " phones could not register");
    }

    void talk(Duration length) {
        talk = length;
    }

    /** What agents say from now on, over and over; silence before it is set. */
    void say(Clip murmur) {
        voice = murmur;
    }

    /** What was measured so far was warm-up; who is free now waits for the callers to begin, not for the box. */
    void forget() throws InterruptedException {
        var forgotten = new CountDownLatch(1);
        time.soon(OWNER, () -> {
            freeSince.clear();
            forgotten.countDown();
        });
        if (!forgotten.await(5, TimeUnit.SECONDS)) throw new IllegalStateException("the phones are stuck");
        freeToInvite = new Figures();
        answered.set(0);
    }

    Figures freeToInvite() {
        return freeToInvite;
    }

    int answered() {
        return answered.get();
    }

    @Override
    public void registered(SipPhone phone, boolean there) {
        if (there) registered.countDown();
    }

    @Override
    public void called(SipPhone phone, String number, String name) {
        Long since = freeSince.remove(phone.user());
        if (since != null) freeToInvite.add((System.nanoTime() - since) / 1e6);
        phone.answer();
    }

    @Override
    public void connected(SipPhone phone) {
        answered.incrementAndGet();
        Clip murmur = voice;
        if (murmur != null) phone.loop(murmur);
        time.after(OWNER, talk, () -> {
            freeSince.put(phone.user(), System.nanoTime());
            phone.hangUp();
        });
    }

    @Override
    public void ended(SipPhone phone, EndCause cause) {}

    @Override
    public void close() {
        room.close();
        // what closing asked for is done when this comes back; only then may the clock be stopped
        var closed = new CountDownLatch(1);
        time.soon(OWNER, closed::countDown);
        try {
            if (!closed.await(5, TimeUnit.SECONDS)) System.err.println("the phones did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pump.close();
    }
}
