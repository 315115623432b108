package org.firstline.bridge.serial;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * Octets under way in one direction, in memory; each piece arrives at its own time, whole, and pieces of the same time in
 * the order in which they were put. What simulators stand behind. Any thread.
 *
 * <p>Holds at most {@value #LIMIT} pieces; one more is a simulator gone wild and throws.
 */
public final class Wire {
    private static final int LIMIT = 100_000;

    private record Piece(byte[] octets, int from, long dueNanos, long sequence) {}

    private final PriorityQueue<Piece> pieces = new PriorityQueue<>(Wire::compare);
    private final Ticks ticks;
    private long sequence;
    private int cleared;

    public Wire() {
        this(Ticks.REAL);
    }

    public Wire(Ticks ticks) {
        this.ticks = ticks;
    }

    /** By the difference, since nanoTime may overflow. */
    private static int compare(Piece a, Piece b) {
        long later = a.dueNanos - b.dueNanos;
        return later != 0 ? Long.signum(later) : Long.compare(a.sequence, b.sequence);
    }

    /** Puts octets on the wire that arrive after the delay. */
    public synchronized void put(byte[] octets, Duration delay) {
        if (octets.length == 0) return;
        if (pieces.size() >= LIMIT) throw new IllegalStateException("nobody reads this wire");
        pieces.add(new Piece(octets.clone(), 0, ticks.nanos() + delay.toNanos(), sequence++));
        ticks.wake(this);
    }

    /** How many octets have arrived. */
    public synchronized int available() {
        long now = ticks.nanos();
        return pieces.stream()
                .filter(p -> p.dueNanos - now <= 0)
                .mapToInt(p -> p.octets.length - p.from)
                .sum();
    }

    /** Takes what has arrived, waiting at most so long for the first octet; 0 when none came. */
    public synchronized int take(byte[] into, Duration wait) {
        long deadline = ticks.nanos() + wait.toNanos();
        int clearedBefore = cleared;
        while (true) {
            int taken = takeArrived(into);
            long now = ticks.nanos();
            long left = deadline - now;
            if (taken > 0 || left <= 0 || cleared != clearedBefore) return taken;
            Piece first = pieces.peek();
            if (first != null) left = Math.min(left, first.dueNanos - now);
            try {
                ticks.await(this, Math.max(left, 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
    }

    private int takeArrived(byte[] into) {
        long now = ticks.nanos();
        int n = 0;
        Piece piece = pieces.peek();
        while (n < into.length && piece != null && piece.dueNanos - now <= 0) {
            pieces.remove();
            int part = Math.min(into.length - n, piece.octets.length - piece.from);
            System.arraycopy(piece.octets, piece.from, into, n, part);
            n += part;
            if (piece.from + part < piece.octets.length)
                pieces.add(new Piece(piece.octets, piece.from + part, piece.dueNanos, piece.sequence));
            piece = pieces.peek();
        }
        return n;
    }

    /** Forgets what is under way, and lets go whoever waits. */
    public synchronized void clear() {
        pieces.clear();
        cleared++;
        ticks.wake(this);
    }
}
