package org.firstline.calls.guard;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A limit for each source by itself. At most {@value #MAX} sources are told apart: beyond it the one that spoke first is
 * forgotten, which gives it a fresh start. Not for two threads.
 */
public final class Rate {
    static final int MAX = 10_000;

    private final Map<InetAddress, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
    private final double perSecond;
    private final double burst;

    public Rate(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** @param nanos of any clock, always the same one */
    public boolean allows(Source source, long nanos) {
        InetAddress key = source.network();
        TokenBucket bucket = buckets.get(key);
        if (bucket == null) {
            if (buckets.size() >= MAX)
                buckets.remove(buckets.keySet().iterator().next());
            bucket = new TokenBucket(perSecond, burst, nanos);
            buckets.put(key, bucket);
        }
        return bucket.take(nanos);
    }

    int size() {
        return buckets.size();
    }
}
