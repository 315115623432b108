package org.firstline.people;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after {@value #FREE} misses at one login each further miss doubles the wait, from one second to
 * five minutes. A try counts as a miss from its start, so that guessing in parallel gains nothing. Remembers
 * {@value #MOST} logins, existing or not; one more pushes out the one that was tried longest ago, and it costs more to
 * fill the list than the wait that it saves. Any thread.
 */
final class SignInLimit {
    static final int FREE = 4;
    static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Misses(int count, Instant until) {}

    private final Map<String, Misses> byLogin = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
            return size() > MOST;
        }
    };

    /** Starts a try. Zero means go on; otherwise nothing is counted and the caller comes back after so long. */
    synchronized Duration begin(String login, Instant now) {
        Misses before = byLogin.get(login);
        if (before != null && now.isBefore(before.until)) return Duration.between(now, before.until);
        int count = before == null ? 1 : before.count + 1;
        byLogin.put(login, new Misses(count, now.plus(wait(count))));
        return Duration.ZERO;
    }

    /** The try was good: all is forgotten. */
    synchronized void good(String login) {
        byLogin.remove(login);
    }

    static Duration wait(int misses) {
        if (misses <= FREE) return Duration.ZERO;
        Duration wait = Duration.ofSeconds(1L << Math.min(misses - FREE - 1, 20));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
