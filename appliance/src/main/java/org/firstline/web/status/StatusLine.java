package org.firstline.web.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the public may know.
 *
 * @param id {@code outage-17} or {@code works-5}
 * @param state "down", "restored", "planned", "running"
 * @param district the part of the town
 * @param area the place within it
 * @param streets in the order of the alphabet, at most {@link StatusPage#MOST_STREETS}
 * @param from when it began or will begin
 * @param until when it should be over; null where nobody said
 * @param changed when it last became another
 * @param text by language, the same as in the announcement
 */
record StatusLine(
        String id,
        String state,
        String district,
        String area,
        List<String> streets,
        Instant from,
        @Nullable Instant until,
        Instant changed,
        Map<String, String> text) {
    boolean isWorks() {
        return id.startsWith("works");
    }

    boolean isNow() {
        return !state.equals("planned");
    }
}
