package org.firstline.webui.floor;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people read and write them. */
final class Lengths {
    private Lengths() {}

    /** {@code 4:05} for 245 seconds. */
    static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** {@code 1 h 05} for 65 minutes, which nobody takes for seconds. */
    static String hours(long minutes) {
        return FloorWords.here()
                .get("floor.hours", String.valueOf(minutes / 60), String.format(Locale.ROOT, "%02d", minutes % 60));
    }

    static String hours(Duration length) {
        return hours(length.toMinutes());
    }
}
