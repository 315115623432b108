package org.firstline.messages;

import java.time.Duration;

/** How long to leave something alone that did not work: twice as long each time, up to a limit. */
record Backoff(Duration first, Duration longest) {
    /** A busy network: tries are counted, so five of them last some minutes. */
    static final Backoff OF_MESSAGE = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** A modem that is gone: it is looked for again and again, and soon found when it is back. */
    static final Backoff OF_MODEM = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** @param failures how often in a row it did not work, from 1 */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
