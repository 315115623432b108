package org.firstline.calls.guard;

/** So many a second, and a burst of so many at once. Pure: nanoseconds come in. Not for two threads. */
final class TokenBucket {
    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    TokenBucket(double perSecond, double burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    boolean take(long now) {
        // a clock that was set back gives nothing, and takes nothing
        tokens = Math.min(burst, tokens + Math.max(0, now - last) * perNano);
        last = now;
        if (tokens < 1) return false;
        tokens--;
        return true;
    }
}
