package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueNowTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private static QueueNow queue(int left, @Nullable Duration oldest) {
        var tally = new Tally(left, left - 1, 0, 1, 0, 0, 0, Duration.ZERO, Duration.ZERO);
        return new QueueNow(
                QueueSettings.of("internet", "Internet", "Интернет"),
                true,
                3,
                oldest == null ? null : NOW.minus(oldest),
                2,
                0,
                0,
                2,
                0,
                0,
                0,
                Tally.ZERO,
                tally);
    }

    @Test
    void aWaitIsThePlaceAtThePaceOfTheQueue() {
        // twenty have left of those who came within 25 minutes: one in 75 s
        var queue = queue(20, Duration.ofMinutes(5));
        assertThat(queue.expectedWait(1, NOW)).isEqualTo(Duration.ofSeconds(75));
        assertThat(queue.expectedWait(4, NOW)).isEqualTo(Duration.ofMinutes(5));
    }

    /** Asterisk's grows again once the caller has waited longer than the estimate. */
    @Test
    void itDoesNotGrowWhileHeWaitsAndTheQueueMoves() {
        Duration before = Duration.ofDays(1);
        for (int minute = 0; minute < 10; minute++) {
            Duration told = queue(20 + minute, Duration.ofMinutes(5 + minute)).expectedWait(10 - minute, NOW);
            assertThat(told).isLessThan(before);
            before = told;
        }
    }

    @Test
    void fromTooLittleNothingIsFoundOut() {
        assertThat(queue(4, Duration.ofMinutes(1)).expectedWait(1, NOW)).isNull();
        assertThat(queue(20, Duration.ofMinutes(25)).expectedWait(1, NOW)).isNull();
        assertThat(queue(20, null).expectedWait(0, NOW)).isNull();
    }
}
