package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void aNightMayCrossMidnightOrNot() {
        assertThat(nightHours(LocalTime.of(22, 0), LocalTime.of(7, 0))).isEqualTo("0 1 2 3 4 5 6 22 23 ");
        assertThat(nightHours(LocalTime.of(1, 0), LocalTime.of(4, 0))).isEqualTo("1 2 3 ");
        assertThat(nightHours(LocalTime.of(5, 0), LocalTime.of(5, 0))).isEmpty();
    }

    private static String nightHours(LocalTime from, LocalTime until) {
        var look = new Look(6, 100, from, until, 20, "house");
        var hours = new StringBuilder();
        for (int hour = 0; hour < 24; hour++)
            if (look.brightness(LocalTime.of(hour, 0)) == 20) hours.append(hour).append(' ');
        return hours.toString();
    }
}
