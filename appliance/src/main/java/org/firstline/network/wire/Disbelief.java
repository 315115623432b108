package org.firstline.network.wire;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Of whom people should hear that their traps are not believed: each address once an hour, since a device repeats itself,
 * and {@value #MOST} addresses an hour, since anybody may send from any address. Not safe for threads.
 */
final class Disbelief {
    static final int MOST = 10;
    static final Duration SPAN = Duration.ofHours(1);

    private final Set<InetAddress> told = new HashSet<>();
    private Instant until = Instant.MIN;

    boolean isNews(InetAddress from, Instant now) {
        if (!now.isBefore(until)) {
            told.clear();
            until = now.plus(SPAN);
        }
        return told.size() < MOST && told.add(from);
    }
}
