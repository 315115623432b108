package org.firstline.webui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.firstline.routing.AgentDay.Stretch;
import org.firstline.routing.Presence;
import org.junit.jupiter.api.Test;

class DayLineTest {
    private static final Instant TEN = Instant.parse("2026-11-25T05:00:00Z");
    private final DayLine line = new DayLine(ZoneId.of("Asia/Yekaterinburg"), stretch -> stretch.reason() + "<&");

    @Test
    void theBarsFillTheLineWithoutAGap() {
        var day = List.of(
                new Stretch(TEN.minusSeconds(36_000), TEN, Presence.LOGGED_OUT, ""),
                new Stretch(TEN, TEN.plusSeconds(3600), Presence.READY, ""),
                new Stretch(TEN.plusSeconds(3600), TEN.plusSeconds(5400), Presence.TALKING, ""),
                new Stretch(TEN.plusSeconds(5400), TEN.plusSeconds(7200), Presence.BREAK, "lunch"));
        String svg = line.svg(day);
        var bars = Pattern.compile("x=\"([0-9.]+)\" y=\"\\d+\" width=\"([0-9.]+)\"")
                .matcher(svg)
                .results()
                .toList();
        assertThat(bars).hasSize(3);
        double end = 0;
        for (var bar : bars) {
            assertThat(Double.parseDouble(bar.group(1))).isEqualTo(end);
            end += Double.parseDouble(bar.group(2));
        }
        assertThat(end).isEqualTo(1000);
        assertThat(svg)
                .contains("<title>lunch&lt;&amp;, 11:30–12:00 (30:00)</title>")
                .doesNotContain("class=\"logged-out\"");
        assertThat(line.ends(day)).isEqualTo("10:00 – 12:00");
    }

    @Test
    void anEmptyDayIsAnEmptyPicture() {
        assertThat(line.svg(List.of())).doesNotContain("<rect");
        assertThat(line.svg(List.of(new Stretch(TEN, TEN.plusSeconds(5), Presence.LOGGED_OUT, ""))))
                .doesNotContain("<rect");
        assertThat(line.ends(List.of())).isEmpty();
    }

    @Test
    void everyStateHasAHeightOfItsOwnOrSharesItWithItsLike() {
        assertThat(java.util.Arrays.stream(Presence.values())
                        .filter(one -> one != Presence.NO_PHONE)
                        .map(DayLine::height))
                .doesNotHaveDuplicates();
    }
}
