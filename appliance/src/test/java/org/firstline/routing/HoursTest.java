package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Hours SHOP =
            new Hours("mon-fri 08:00-20:00; sat 09:00-13:00 14:00-18:00", "2026-12-25; 2026-12-31 09:00-15:00");

    @Test
    void aWeekWithDaysThatDiffer() {
        assertThat(open(SHOP, "2026-11-25T08:00")).isTrue();
        assertThat(open(SHOP, "2026-11-25T07:59")).isFalse();
        assertThat(open(SHOP, "2026-11-25T20:00")).isFalse();
        assertThat(open(SHOP, "2026-11-28T13:30")).as("Saturday's lunch").isFalse();
        assertThat(open(SHOP, "2026-11-29T12:00")).as("Sunday").isFalse();
        assertThat(open(SHOP, "2026-12-25T12:00")).as("a holiday on a Friday").isFalse();
        assertThat(open(SHOP, "2026-12-31T16:00")).as("a short day").isFalse();
        assertThat(open(Hours.ALWAYS, "2026-12-25T03:00")).isTrue();
    }

    @Test
    void aNightBelongsToTheDayThatItBeginsOn() {
        var night = new Hours("fri 22:00-06:00", "");
        assertThat(open(night, "2026-11-27T23:00")).isTrue();
        assertThat(open(night, "2026-11-28T05:59")).as("Saturday morning").isTrue();
        assertThat(open(night, "2026-11-27T05:00")).as("Friday morning").isFalse();
    }

    @Test
    void theNextOpeningSkipsNightsWeekendsAndHolidays() {
        assertThat(opens(SHOP, "2026-11-25T21:00")).isEqualTo(at("2026-11-26T08:00"));
        assertThat(opens(SHOP, "2026-11-28T19:00")).isEqualTo(at("2026-11-30T08:00"));
        assertThat(opens(SHOP, "2026-12-24T21:00")).isEqualTo(at("2026-12-26T09:00"));
        assertThat(opens(SHOP, "2026-11-25T12:00")).isEqualTo(at("2026-11-25T12:00"));
        assertThat(new Hours("", "2026-11-25").opensAt(at("2026-11-25T12:00"), BERLIN))
                .contains(at("2026-11-26T00:00"));
    }

    /** The clock jumps from 2:00 to 3:00 in March, and from 3:00 back to 2:00 in October. */
    @Test
    void whereTheClockJumpsTheHoursFollowTheClock() {
        var early = new Hours("sun 02:30-05:00", "");
        assertThat(opens(early, "2026-03-28T12:00")).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(early.isOpen(Instant.parse("2026-03-29T00:59:59Z"), BERLIN)).isFalse();
        var twice = new Hours("sun 02:00-02:30", "");
        assertThat(twice.isOpen(Instant.parse("2026-10-25T00:15:00Z"), BERLIN)).isTrue();
        assertThat(twice.isOpen(Instant.parse("2026-10-25T00:45:00Z"), BERLIN)).isFalse();
        assertThat(twice.isOpen(Instant.parse("2026-10-25T01:15:00Z"), BERLIN))
                .as("the hour repeats")
                .isTrue();
        assertThat(twice.opensAt(Instant.parse("2026-10-25T00:45:00Z"), BERLIN))
                .contains(Instant.parse("2026-10-25T01:00:00Z"));
    }

    /** Against a search minute by minute, around the days on which clocks change. */
    @Test
    void theNextOpeningIsTheFirstOpenMinute() {
        var random = new Random(25);
        for (int i = 0; i < 300; i++) {
            ZoneId zone =
                    ZoneId.of(List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Yekaterinburg")
                            .get(random.nextInt(4)));
            String days = List.of("sun", "mon-fri", "sat,sun", "fri-mon").get(random.nextInt(4));
            int from = random.nextInt(48) * 30;
            int to = (from + 30 + random.nextInt(40) * 30) % 1440;
            if (from == to) continue;
            var hours = new Hours("%s %02d:%02d-%02d:%02d".formatted(days, from / 60, from % 60, to / 60, to % 60), "");
            Instant start = Instant.parse(List.of(
                                    "2026-03-28T20:00:00Z",
                                    "2026-10-24T18:00:00Z",
                                    "2026-04-04T10:00:00Z",
                                    "2026-11-01T02:00:00Z")
                            .get(random.nextInt(4)))
                    .plusSeconds(60L * random.nextInt(1440));
            Instant found = start;
            while (!hours.isOpen(found, zone)) found = found.plusSeconds(60);
            assertThat(hours.opensAt(start, zone))
                    .as(hours + " in " + zone + " from " + start)
                    .contains(found);
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithThePiece() {
        for (String wrong :
                List.of("monday 08:00-20:00", "mon 8:00-20:00", "mon 08:00-08:00", "mon 08:00-25:00", "mon"))
            assertThatThrownBy(() -> new Hours(wrong, "")).as(wrong).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Hours("", "2026-02-30")).isInstanceOf(Refused.class);
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
    }

    private static boolean open(Hours hours, String wall) {
        return hours.isOpen(at(wall), BERLIN);
    }

    private static Instant opens(Hours hours, String wall) {
        return hours.opensAt(at(wall), BERLIN).orElseThrow();
    }
}
