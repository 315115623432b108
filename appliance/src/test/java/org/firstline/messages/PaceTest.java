package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:30Z");

    @Test
    void spacesEvenly() {
        var pace = new Pace(new Caps(10, 0, 0));
        assertThat(pace.next(NOW)).isBeforeOrEqualTo(NOW);
        pace.note(NOW);
        assertThat(pace.next(NOW)).isEqualTo(NOW.plusSeconds(6));
        assertThat(pace.uncapped(NOW)).as("spacing is no cap").isBeforeOrEqualTo(NOW);
    }

    @Test
    void anHourIsAnyHour() {
        var pace = new Pace(new Caps(0, 2, 0));
        pace.note(NOW);
        pace.note(NOW.plus(Duration.ofMinutes(30)));
        assertThat(pace.hour(NOW.plus(Duration.ofMinutes(31)))).isEqualTo(2);
        Instant again = pace.next(NOW.plus(Duration.ofMinutes(31)));
        assertThat(again).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(pace.next(again)).isBeforeOrEqualTo(again);
    }

    @Test
    void whatAnEarlierRunSentCounts() {
        var pace = new Pace(new Caps(0, 0, 3));
        for (int i = 0; i < 3; i++) pace.count(NOW.minus(Duration.ofHours(20 - i)));
        assertThat(pace.day(NOW)).isEqualTo(3);
        assertThat(pace.next(NOW)).isBetween(NOW.plus(Duration.ofHours(3)), NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void neverPassesACap() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            var caps = new Caps(random.nextInt(30), 1 + random.nextInt(50), 1 + random.nextInt(200));
            var pace = new Pace(caps);
            var sent = new ArrayList<Instant>();
            Instant now = NOW;
            for (int i = 0; i < 400; i++) {
                now = now.plusSeconds(random.nextInt(400));
                if (pace.next(now).isAfter(now)) continue;
                pace.note(now);
                sent.add(now);
                Instant at = now;
                assertThat(sent.stream()
                                .filter(s -> s.isAfter(at.minus(Duration.ofMinutes(59))))
                                .count())
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(caps.hour());
                assertThat(sent.stream()
                                .filter(s -> s.isAfter(at.minus(Duration.ofMinutes(1439))))
                                .count())
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(caps.day());
            }
            assertThat(sent).as("seed " + seed).isNotEmpty();
        }
    }
}
