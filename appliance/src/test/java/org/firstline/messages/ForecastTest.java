package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final ZoneId URAL = ZoneId.of("Asia/Yekaterinburg");
    private static final QuietHours USUAL = QuietHours.usual(URAL);
    private static final QuietHours NONE = QuietHours.none(URAL);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(URAL).toInstant();
    }

    private static Optional<Instant> end(long parts, SendRate pace, Hours hours, QuietHours quiet, String now) {
        return Forecast.end(parts, pace, hours, quiet, at(now));
    }

    @Test
    void twoThousandAtTenAMinuteTakeThreeHoursAndTwenty() {
        assertThat(end(2000, SendRate.ofMinute(10), Hours.ANY, NONE, "2026-11-25T10:00"))
                .contains(at("2026-11-25T13:20"));
        assertThat(end(0, SendRate.ofMinute(10), Hours.DAY, USUAL, "2026-11-25T23:00"))
                .as("nothing to do is done at once")
                .contains(at("2026-11-25T23:00"));
        assertThat(end(5000, SendRate.FREE, Hours.ANY, NONE, "2026-11-25T10:00"))
                .contains(at("2026-11-25T10:00"));
    }

    @Test
    void aRunStopsForTheNightAndGoesOnInTheMorning() {
        assertThat(end(1200, SendRate.ofMinute(10), Hours.DAY, USUAL, "2026-11-25T20:00"))
                .contains(at("2026-11-26T10:00"));
        assertThat(end(1200, SendRate.ofMinute(10), Hours.EVENING, USUAL, "2026-11-25T20:00"))
                .contains(at("2026-11-25T22:00"));
        assertThat(end(600, SendRate.ofMinute(10), Hours.DAY, USUAL, "2026-11-26T02:00"))
                .contains(at("2026-11-26T10:00"));
    }

    @Test
    void theCardsLimitsOfAnHourAndOfADayCount() {
        assertThat(end(400, new SendRate(10, 200, 0, 0), Hours.ANY, NONE, "2026-11-25T10:00"))
                .contains(at("2026-11-25T12:00"));
        assertThat(end(150, new SendRate(10, 0, 200, 50), Hours.ANY, NONE, "2026-11-25T10:00"))
                .as("50 today, 100 from midnight on")
                .contains(at("2026-11-26T00:10"));
        assertThat(end(150, new SendRate(10, 0, 200, 50), Hours.DAY, USUAL, "2026-11-25T10:00"))
                .contains(at("2026-11-26T09:10"));
        assertThat(end(1_000_000, new SendRate(10, 0, 10, 0), Hours.ANY, NONE, "2026-11-25T10:00"))
                .as("more than a year")
                .isEmpty();
    }

    /** Against a clerk who sends one part after the other with a clock in his hand. */
    @Test
    void agreesWithACountByHand() {
        long first = Long.getLong("seed", 20261125L);
        for (long seed = first; seed < first + 100; seed++) {
            var dice = new Random(seed);
            int perMinute = 1 + dice.nextInt(20);
            int perDay = dice.nextBoolean() ? 0 : 50 + dice.nextInt(400);
            var pace = new SendRate(perMinute, 0, perDay, dice.nextInt(perDay + 1));
            var quiet = dice.nextBoolean() ? USUAL : NONE;
            var hours = Hours.values()[dice.nextInt(3)];
            int parts = 1 + dice.nextInt(1500);
            Instant now = at("2026-11-25T00:00").plus(Duration.ofMinutes(dice.nextInt(1440)));
            Instant told = Forecast.end(parts, pace, hours, quiet, now).orElseThrow();
            Instant counted = byHand(parts, pace, hours, quiet, now);
            assertThat(Duration.between(told, counted).abs())
                    .as("seed %s: %s parts, %s, %s, %s from %s", seed, parts, pace, quiet, hours, now)
                    .isLessThanOrEqualTo(Duration.ofSeconds(120));
        }
    }

    private static Instant byHand(int parts, SendRate pace, Hours hours, QuietHours quiet, Instant now) {
        Instant at = now;
        int today = pace.leftToday();
        for (int left = parts; left > 0; ) {
            Instant next = at.plusMillis(Math.round(60_000 / pace.perMinute()));
            boolean allowed = quiet.mayGo(hours, at) && (pace.perDay() == 0 || today > 0);
            if (allowed) {
                left--;
                today--;
            }
            if (!next.atZone(URAL).toLocalDate().equals(at.atZone(URAL).toLocalDate())) today = pace.perDay();
            at = next;
        }
        return at;
    }
}
