package org.firstline.bridge.serial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Octets under way in one direction, in memory; each piece arrives no sooner than its time, and in order. What
 * simulators stand behind. Any thread.
 *
 * <p>Holds at most {@value #LIMIT} pieces; one more is a simulator gone wild and throws.
 */
public final class Wire {
    private static final int LIMIT = 100_000;

    private record Piece(byte[] octets, int from, long dueNanos) {}

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int cleared;

    /** Puts octets on the wire that arrive after the delay, and after all that was put before them. */
    public synchronized void put(byte[] octets, Duration delay) {
        if (octets.length == 0) return;
        if (pieces.size() >= LIMIT) throw new IllegalStateException("nobody reads this wire");
        long due = System.nanoTime() + delay.toNanos();
        if (!pieces.isEmpty() && pieces.getLast().dueNanos - due > 0) due = pieces.getLast().dueNanos;
        pieces.add(new Piece(octets.clone(), 0, due));
        notifyAll();
    }

    /** How many octets have arrived. */
    public synchronized int available() {
        long now = System.nanoTime();
        int sum = 0;
        for (Piece piece : pieces) {
            if (piece.dueNanos - now > 0) break;
            sum += piece.octets.length - piece.from;
        }
        return sum;
    }

    /** Takes what has arrived, waiting at most so long for the first octet; 0 when none came. */
    public synchronized int take(byte[] into, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        int clearedBefore = cleared;
        while (true) {
            int taken = takeArrived(into);
            long now = System.nanoTime();
            long left = deadline - now;
            if (taken > 0 || left <= 0 || cleared != clearedBefore) return taken;
            if (!pieces.isEmpty()) left = Math.min(left, pieces.getFirst().dueNanos - now);
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
    }

    private int takeArrived(byte[] into) {
        long now = System.nanoTime();
        int n = 0;
        while (n < into.length && !pieces.isEmpty() && pieces.getFirst().dueNanos - now <= 0) {
            Piece piece = pieces.removeFirst();
            int part = Math.min(into.length - n, piece.octets.length - piece.from);
            System.arraycopy(piece.octets, piece.from, into, n, part);
            n += part;
            if (piece.from + part < piece.octets.length)
                pieces.addFirst(new Piece(piece.octets, piece.from + part, piece.dueNanos));
        }
        return n;
    }

    /** Forgets what is under way, and lets go whoever waits. */
    public synchronized void clear() {
        pieces.clear();
        cleared++;
        notifyAll();
    }
}
