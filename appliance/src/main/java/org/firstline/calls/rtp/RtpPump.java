package org.firstline.calls.rtp;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads and writes the sound of every call. Streams are spread over 20 phases of a millisecond; at an
 * absolute deadline one phase's streams read what has come and send their frame. Bridged streams are read within 5 ms of
 * when their next packet is due, so that a voice is hardly delayed. While there are few streams, only phases 5 ms apart
 * have any and the thread wakes for those alone: waking costs more than what is to be done. The loop takes no lock and
 * allocates nothing; other threads' wishes come through a queue without locks, and are granted when it wakes, for a
 * millisecond at most.
 *
 * <p>After a pause of the machine up to {@value #CATCH_UP_MILLIS} ms of frames are made good at once; what is older is
 * skipped, and timestamps say so. Without streams the thread sleeps.
 */
public final class RtpPump implements AutoCloseable {
    /** Wishes that may wait; one more means that the pump is stuck, and throws IllegalStateException. */
    public static final int MAX_WAITING = 100_000;

    static final int CATCH_UP_MILLIS = 200;

    private static final Logger log = LoggerFactory.getLogger(RtpPump.class);
    private static final int PHASES = 20;
    static final int BRIDGED_STEP = 5;
    /** Streams that are served when the thread wakes, before some are put a millisecond later. */
    private static final int TOGETHER = 300;

    private static final int TELL_STEP = 10_000;
    private static final long MILLI = 1_000_000;

    private final RtpPorts ports;
    private final List<List<RtpStream>> phases = new ArrayList<>();
    private final List<List<Mixer>> mixers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong worstLate = new AtomicLong();
    private final Thread thread;

    // one of each for all streams: only the pump's thread touches them
    private final ByteBuffer in = ByteBuffer.allocateDirect(RtpPacket.MAX);
    private final ByteBuffer out = ByteBuffer.allocateDirect(RtpPacket.MAX);
    private final RtpPacket packet = new RtpPacket();
    private final SilentSockets silent = new SilentSockets();

    private volatile boolean running = true;
    private volatile boolean asleep;
    private volatile long skipped;
    private long skippedTold;
    private long tellAgainAt;
    private long tick;
    private long lookedAt;

    /** IllegalArgumentException when the ports are no range; every even port with its next is one stream's place. */
    public RtpPump(InetAddress bind, int firstPort, int lastPort) {
        this.ports = new RtpPorts(bind, firstPort, lastPort);
        for (int i = 0; i < PHASES; i++) {
            phases.add(new ArrayList<>());
            mixers.add(new ArrayList<>());
        }
        this.thread = Urgency.SOUND.thread("rtp", this::run);
    }

    public void start() {
        thread.start();
    }

    /** A stream on a free port; it sends nothing until it is connected. Any thread. */
    public RtpStream open() throws NoPortLeft {
        if (!running) throw new IllegalStateException("the pump is closed");
        RtpStream stream = new RtpStream(this, ports.take(), silent, in, out, packet);
        open.incrementAndGet();
        soon(() -> phases.get(phaseForOneMore()).add(stream));
        return stream;
    }

    /** A mixer for streams of this pump. Any thread. */
    public Mixer mixer() {
        return new Mixer(this);
    }

    /** On the pump's thread, when the first joins. */
    void add(Mixer mixer) {
        mixers.get(phaseForOneMore()).add(mixer);
    }

    /** On the pump's thread, when the last has gone. */
    void remove(Mixer mixer) {
        for (List<Mixer> phase : mixers) phase.remove(mixer);
    }

    /** How many streams the port range can hold. */
    public int capacity() {
        return ports.pairs();
    }

    /** How many streams are open. */
    public int openCount() {
        return open.get();
    }

    /** Any thread, but one asker: asking begins a new span for the worst delay. */
    public PumpStats stats() {
        return new PumpStats(open.get(), worstLate.getAndSet(0) / 1000, skipped);
    }

    /** Closes every stream; waits a second at most for the thread to end. */
    @Override
    public void close() {
        running = false;
        if (thread.getState() == Thread.State.NEW) {
            shut();
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void soon(Runnable wish) {
        if (!running) return;
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw new IllegalStateException("the RTP pump is stuck");
        }
        wishes.add(wish);
        if (asleep) LockSupport.unpark(thread);
    }

    /** On the pump's thread, when a stream has closed its sockets. */
    void remove(RtpStream stream, int port) {
        for (List<RtpStream> phase : phases) phase.remove(stream);
        // a watched socket is gone with the next look only, and its port must be free when somebody takes it
        silent.look();
        ports.giveBack(port);
        open.decrementAndGet();
    }

    private int phaseForOneMore() {
        int emptiest = 0;
        for (int first = 0; first < BRIDGED_STEP; first++) {
            int together = 0;
            int here = first;
            for (int phase = first; phase < PHASES; phase += BRIDGED_STEP) {
                together += load(phase);
                if (load(phase) < load(here)) here = phase;
            }
            if (together < TOGETHER) return here;
            if (load(here) < load(emptiest)) emptiest = here;
        }
        return emptiest;
    }

    private int load(int phase) {
        return phases.get(phase).size() + mixers.get(phase).size();
    }

    /** The first tick from this one on that has something to do; this one where none has. */
    private long busyFrom(long from) {
        for (long at = from; at < from + BRIDGED_STEP; at++)
            for (int phase = (int) (at % BRIDGED_STEP); phase < PHASES; phase += BRIDGED_STEP)
                if (load(phase) > 0) return at;
        return from;
    }

    private void run() {
        long origin = System.nanoTime();
        while (running) {
            if (open.get() == 0) {
                sleep();
                origin = System.nanoTime() - tick * MILLI;
            }
            long late = System.nanoTime() - (origin + tick * MILLI);
            if (late < 0) {
                LockSupport.parkNanos(-late);
                continue;
            }
            if (late > worstLate.get()) worstLate.set(late);
            long behind = late / MILLI - CATCH_UP_MILLIS;
            if (behind > 0) {
                // whole rounds, so that no phase loses more than another
                long rounds = (behind + PHASES - 1) / PHASES * PHASES;
                tick += rounds;
                skipped += rounds;
                tellSkipped();
            }
            grantWishes(MILLI);
            millisecond(tick, System.nanoTime());
            tick = busyFrom(tick + 1);
        }
        shut();
    }

    /** Until somebody wishes something; who wishes between the look and the nap leaves a permit that ends it at once. */
    private void sleep() {
        asleep = true;
        if (wishes.isEmpty() && running) LockSupport.park();
        asleep = false;
    }

    private void shut() {
        grantWishes(Long.MAX_VALUE);
        for (List<RtpStream> phase : phases) phase.forEach(RtpStream::shut);
        silent.close();
    }

    /** Once in a while: a machine that is too slow skips all the time, and words would make it slower. */
    private void tellSkipped() {
        if (skipped > skippedTold && tick >= tellAgainAt) {
            log.warn("the machine stood still: {} ms of sound were skipped", skipped - skippedTold);
            skippedTold = skipped;
            tellAgainAt = tick + TELL_STEP;
        }
    }

    private void millisecond(long now, long nanos) {
        if (now - lookedAt >= BRIDGED_STEP) {
            lookedAt = now;
            silent.look();
        }
        for (int ahead = BRIDGED_STEP; ahead < PHASES; ahead += BRIDGED_STEP) {
            List<RtpStream> others = phases.get((int) ((now + ahead) % PHASES));
            for (int i = 0; i < others.size(); i++) {
                RtpStream stream = others.get(i);
                if (stream.isDue(now)) read(stream, now, nanos);
            }
        }
        List<RtpStream> streams = phases.get((int) (now % PHASES));
        for (int i = 0; i < streams.size(); i++) {
            try {
                streams.get(i).tick(now, nanos);
            } catch (RuntimeException e) {
                fault(streams.get(i), e);
            }
        }
        List<Mixer> rooms = mixers.get((int) (now % PHASES));
        for (int i = 0; i < rooms.size(); i++) mix(rooms.get(i), now);
    }

    private static void mix(Mixer room, long now) {
        try {
            room.tick(now);
        } catch (RuntimeException e) {
            log.error("a conference lost 20 ms", e);
        }
    }

    private void read(RtpStream stream, long now, long nanos) {
        try {
            stream.read(now, nanos);
        } catch (RuntimeException e) {
            fault(stream, e);
        }
    }

    /** One stream's fault costs that stream its sound, never the others theirs. */
    private void fault(RtpStream stream, RuntimeException e) {
        log.error("the stream on port {} failed and is closed", stream.port(), e);
        stream.close();
    }

    /** For this long at most, in ns: a thousand callers who hang up at once must not stop the sound of others. */
    private void grantWishes(long span) {
        long from = System.nanoTime();
        Runnable wish;
        while (System.nanoTime() - from < span && (wish = wishes.poll()) != null) {
            waiting.decrementAndGet();
            try {
                wish.run();
            } catch (RuntimeException e) {
                log.error("the pump could not do what it was asked", e);
            }
        }
    }
}
