package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What somebody, or everybody together, has used.
 *
 * @param calls in progress
 * @param lastHour talked in the sixty minutes before now
 * @param today spent since midnight of the site
 */
public record Usage(int calls, Duration lastHour, BigDecimal today) {
    public static final Usage NOTHING = new Usage(0, Duration.ZERO, BigDecimal.ZERO);
}
