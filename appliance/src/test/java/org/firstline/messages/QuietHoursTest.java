package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId URAL = ZoneId.of("Asia/Yekaterinburg");
    private static final QuietHours USUAL = QuietHours.usual(URAL);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(URAL).toInstant();
    }

    @Test
    void nobodyIsWrittenToAtNightButByAlarms() {
        assertThat(USUAL.mayGo(Hours.DAY, at("2026-11-25T20:59:59"))).isTrue();
        assertThat(USUAL.mayGo(Hours.DAY, at("2026-11-25T21:00"))).isFalse();
        assertThat(USUAL.mayGo(Hours.DAY, at("2026-11-26T08:59:59"))).isFalse();
        assertThat(USUAL.mayGo(Hours.DAY, at("2026-11-26T09:00"))).isTrue();
        assertThat(USUAL.mayGo(Hours.EVENING, at("2026-11-25T21:30"))).isTrue();
        assertThat(USUAL.mayGo(Hours.EVENING, at("2026-11-25T22:00"))).isFalse();
        assertThat(USUAL.mayGo(Hours.ANY, at("2026-11-25T03:00"))).isTrue();
        assertThat(USUAL.next(Hours.DAY, at("2026-11-25T23:00"))).isEqualTo(at("2026-11-26T09:00"));
        assertThat(USUAL.next(Hours.DAY, at("2026-11-26T03:00"))).isEqualTo(at("2026-11-26T09:00"));
        assertThat(USUAL.change(at("2026-11-25T12:00"))).contains(at("2026-11-25T21:00"));
        assertThat(USUAL.change(at("2026-11-25T21:00"))).contains(at("2026-11-25T22:00"));
    }

    @Test
    void anOutageOfTheDayMayBeToldInTheEveningIfItIsOverByThen() {
        Instant began = at("2026-11-25T20:30");
        assertThat(USUAL.ofOutage(began, at("2026-11-25T21:45"))).isEqualTo(Hours.EVENING);
        assertThat(USUAL.ofOutage(began, at("2026-11-25T22:00"))).isEqualTo(Hours.DAY);
        assertThat(USUAL.ofOutage(began, at("2026-11-26T10:00"))).isEqualTo(Hours.DAY);
        assertThat(USUAL.ofOutage(began, null)).isEqualTo(Hours.DAY);
        assertThat(USUAL.ofOutage(at("2026-11-25T21:10"), at("2026-11-25T21:45")))
                .as("it began by night")
                .isEqualTo(Hours.DAY);
        assertThat(USUAL.ofRestored(began)).isEqualTo(Hours.EVENING);
        assertThat(USUAL.ofRestored(at("2026-11-25T03:00"))).isEqualTo(Hours.DAY);
    }

    @Test
    void aFileSaysThem() {
        assertThat(QuietHours.parse("22:30 - 8:00", LocalTime.of(23, 0), URAL).until())
                .isEqualTo(LocalTime.of(8, 0));
        assertThat(QuietHours.parse("never", LocalTime.of(22, 0), URAL).mayGo(Hours.DAY, at("2026-11-25T03:00")))
                .isTrue();
        assertThatThrownBy(() -> QuietHours.parse("night", LocalTime.of(22, 0), URAL))
                .hasMessage("must be two times as 21:00-09:00, or never");
        assertThatThrownBy(() -> QuietHours.time("25:00")).hasMessage("must be a time as 22:00");
    }

    /** Minute by minute over some days with random hours, in zones whose clocks jump on those days. */
    @Test
    void theNextHourIsTheFirstOneThatIsAllowed() {
        long first = Long.getLong("seed", 20261125L);
        for (long seed = first; seed < first + 60; seed++) {
            var dice = new Random(seed);
            var zone =
                    ZoneId.of(List.of("Asia/Yekaterinburg", "Europe/Berlin", "Australia/Lord_Howe", "America/New_York")
                            .get(dice.nextInt(4)));
            var quiet = new QuietHours(time(dice), time(dice), time(dice), zone);
            Instant start = LocalDateTime.of(2026, dice.nextInt(12) + 1, dice.nextInt(28) + 1, 12, 0)
                    .atZone(zone)
                    .toInstant();
            if (dice.nextBoolean())
                start = zone.getRules().nextTransition(start) == null
                        ? start
                        : zone.getRules().nextTransition(start).getInstant().minus(Duration.ofHours(13));
            for (Hours hours : Hours.values()) walk(quiet, hours, start, seed);
        }
    }

    private static LocalTime time(Random dice) {
        return LocalTime.of(dice.nextInt(24), 10 * dice.nextInt(6));
    }

    private static void walk(QuietHours quiet, Hours hours, Instant start, long seed) {
        String what = "seed " + seed + ": " + quiet + " " + hours;
        Instant until = start.plus(Duration.ofHours(40));
        for (Instant at = start; at.isBefore(until); at = at.plus(Duration.ofMinutes(10))) {
            Instant next = quiet.next(hours, at);
            assertThat(quiet.mayGo(hours, next)).as(what + " at " + at).isTrue();
            if (quiet.mayGo(hours, at)) {
                assertThat(next).as(what).isEqualTo(at);
                Instant end = quiet.end(hours, at).orElse(until);
                if (end.isBefore(until) && end.isAfter(at))
                    assertThat(quiet.mayGo(hours, end.minusSeconds(1)))
                            .as(what + " just before " + end)
                            .isTrue();
            } else {
                assertThat(quiet.mayGo(hours, next.minusSeconds(1)))
                        .as(what + " just before " + next)
                        .isFalse();
                for (Instant on = at; on.isBefore(next); on = on.plus(Duration.ofMinutes(10)))
                    assertThat(quiet.mayGo(hours, on)).as(what + " at " + on).isFalse();
            }
        }
    }
}
