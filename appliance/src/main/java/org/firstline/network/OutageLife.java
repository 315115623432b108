package org.firstline.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What follows what in an outage's life, by time alone; pure. */
final class OutageLife {
    /** Nobody checked it for so long, and nobody said that it does not work: it is closed, and not as verified. */
    static final Duration UNCHECKED = Duration.ofHours(24);

    /** So long after all was up again, whoever finds that it does not work reopens the same outage. */
    static final Duration REOPENABLE = Duration.ofHours(24);

    private OutageLife() {}

    static boolean lapses(Outage outage, Instant now) {
        var restored = outage.clearedAt();
        return outage.state() == OutageState.RESTORING && restored != null && !now.isBefore(restored.plus(UNCHECKED));
    }

    /** When the next of them lapses. */
    static Optional<Instant> due(Collection<Outage> outages) {
        return outages.stream()
                .filter(o -> o.state() == OutageState.RESTORING)
                .flatMap(o -> Optional.ofNullable(o.clearedAt()).stream())
                .map(at -> at.plus(UNCHECKED))
                .min(Instant::compareTo);
    }

    /** Whether a person or a check may still say that it is not over. */
    static boolean reopens(Outage outage, Instant now) {
        var restored = outage.clearedAt();
        return (outage.state() == OutageState.RESTORING || outage.state() == OutageState.CLOSED)
                && outage.confirmedAt() != null
                && restored != null
                && !now.isAfter(restored.plus(REOPENABLE));
    }
}
