package org.firstline.calls.sip;

import java.time.Duration;

/** The timers of RFC 3261 §17 (table 4), at their default values. */
final class Timers {
    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    static final Duration T4 = Duration.ofSeconds(5);
    /** B, F, H, J, L, M: how long a transaction lives without word from the far end. */
    static final Duration PATIENCE = T1.multipliedBy(64);
    /** D: how long the far end may still repeat its refusal of our INVITE. */
    static final Duration D = Duration.ofSeconds(32);

    private Timers() {}

    /** The wait after this one, for what doubles up to T2. */
    static Duration next(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(T2) > 0 ? T2 : doubled;
    }
}
