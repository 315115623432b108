package org.firstline.webui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.firstline.routing.Hours;
import org.junit.jupiter.api.Test;

class WeekTextTest {
    @Test
    void aLineIsReadDayByDayAndWrittenShort() {
        var days = WeekText.days("mon-fri 08:00-20:00; sat,sun 09:00-13:00 14:00-18:00");
        assertThat(days.get(DayOfWeek.WEDNESDAY)).isEqualTo("08:00-20:00");
        assertThat(days.get(DayOfWeek.SUNDAY)).isEqualTo("09:00-13:00 14:00-18:00");
        assertThat(WeekText.line(days)).isEqualTo("mon-fri 08:00-20:00; sat-sun 09:00-13:00 14:00-18:00");
        days.put(DayOfWeek.WEDNESDAY, " ");
        days.put(DayOfWeek.SUNDAY, "");
        assertThat(WeekText.line(days))
                .isEqualTo("mon-tue 08:00-20:00; thu-fri 08:00-20:00; sat 09:00-13:00 14:00-18:00");
        assertThat(WeekText.days("fri-mon 22:00-06:00").get(DayOfWeek.TUESDAY)).isEmpty();
        assertThat(WeekText.days("fri-mon 22:00-06:00").get(DayOfWeek.SUNDAY)).isEqualTo("22:00-06:00");
        assertThat(WeekText.days("").get(DayOfWeek.MONDAY)).isEqualTo("00:00-24:00");
    }

    /** Whatever week is typed, the line means the same, and reading the line gives the same line again. */
    @Test
    void aWeekSurvivesBeingWrittenAndRead() {
        long seed = 20261125;
        var random = new Random(seed);
        var spans = List.of("", "08:00-20:00", "09:00-13:00 14:00-18:00", "22:00-06:00");
        var zone = ZoneId.of("Asia/Yekaterinburg");
        for (int trace = 0; trace < 300; trace++) {
            var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) days.put(day, spans.get(random.nextInt(spans.size())));
            String line = WeekText.line(days);
            if (line.isEmpty()) continue;
            assertThat(WeekText.line(WeekText.days(line)))
                    .as("seed %d trace %d", seed, trace)
                    .isEqualTo(line);
            var hours = new Hours(line, "");
            // noon of a day is open where its own spans say so
            for (int day = 0; day < 7; day++) {
                Instant noon = Instant.parse("2026-11-23T07:00:00Z").plusSeconds(86_400L * day);
                assertThat(hours.isOpen(noon, zone))
                        .as("seed %d trace %d day %d of %s", seed, trace, day, line)
                        .isEqualTo(days.get(DayOfWeek.of(day + 1)).contains("0-")
                                && !days.get(DayOfWeek.of(day + 1)).startsWith("22"));
            }
        }
    }
}
