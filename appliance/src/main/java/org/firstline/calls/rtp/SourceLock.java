package org.firstline.calls.rtp;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom a stream listens to: symmetric RTP (RFC 4961) with a lock. The address in the SDP is taken at its first packet;
 * any other (a phone behind NAT) must send {@value #PROBATION} packets in sequence, which a stray or a guesser does not.
 * Once locked, strangers are ignored for as long as the SDP stays the same; only another port of the same host is learnt
 * anew, as a NAT may choose one, when the source has been silent for {@value #RELEARN_MILLIS} ms. The SDP's own address
 * always wins, because signalling vouched for it. Pure: milliseconds come in.
 */
final class SourceLock {
    static final int PROBATION = 3;
    static final long RELEARN_MILLIS = 5000;

    private @Nullable SocketAddress signalled;
    private @Nullable SocketAddress locked;
    private @Nullable SocketAddress candidate;
    private int inSequence;
    private int nextSequence;
    private long heardAt;

    /** What the SDP says; the lock opens unless it says what it said before (a session refresh). */
    void expect(InetSocketAddress address) {
        if (address.equals(signalled)) return;
        signalled = address;
        locked = null;
        candidate = null;
    }

    /** True when this packet is the far end's; {@link #locked} then is where it came from. */
    boolean accepts(SocketAddress from, int sequence, long now) {
        if (from.equals(locked)) {
            heardAt = now;
            return true;
        }
        if (from.equals(signalled)) return lock(from, now);
        if (locked != null && (!isQuiet(now) || !isSameHost(from, locked))) return false;
        inSequence = from.equals(candidate) && sequence == nextSequence ? inSequence + 1 : 1;
        candidate = from;
        nextSequence = sequence + 1 & 0xFFFF;
        return inSequence >= PROBATION && lock(from, now);
    }

    private static boolean isSameHost(SocketAddress one, SocketAddress other) {
        return one instanceof InetSocketAddress a
                && other instanceof InetSocketAddress b
                && a.getAddress().equals(b.getAddress());
    }

    /** Whether the far end is where the SDP says, and nobody else can be it for as long as it is heard. */
    boolean isAsSignalled() {
        return locked != null && locked.equals(signalled);
    }

    /** Whether the far end was silent for so long that another port of its host may be taken for it. */
    boolean isQuiet(long now) {
        return now - heardAt >= RELEARN_MILLIS;
    }

    @Nullable
    SocketAddress locked() {
        return locked;
    }

    private boolean lock(SocketAddress from, long now) {
        locked = from;
        candidate = null;
        heardAt = now;
        return true;
    }
}
