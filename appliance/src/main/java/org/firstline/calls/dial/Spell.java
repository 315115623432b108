package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call outside, as the book has it. */
record Spell(
        String id,
        String who,
        String number,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        BigDecimal perMinute) {
    Spell answered(Instant at) {
        return new Spell(id, who, number, askedAt, at, endedAt, perMinute);
    }

    Spell ended(Instant at) {
        return new Spell(id, who, number, askedAt, answeredAt, at, perMinute);
    }

    boolean isLive() {
        return endedAt == null;
    }

    /** How long it was talked in this time. */
    Duration within(Instant from, Instant until) {
        if (answeredAt == null) return Duration.ZERO;
        Instant begin = answeredAt.isBefore(from) ? from : answeredAt;
        Instant end = endedAt == null || endedAt.isAfter(until) ? until : endedAt;
        return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }

    /** What that costs, by the second. */
    BigDecimal costWithin(Instant from, Instant until) {
        long millis = within(from, until).toMillis();
        return perMinute.multiply(BigDecimal.valueOf(millis)).divide(BigDecimal.valueOf(60_000), 4, RoundingMode.UP);
    }
}
