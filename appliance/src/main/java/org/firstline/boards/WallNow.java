package org.firstline.boards;

import java.time.Instant;
import org.firstline.base.Health;
import org.jspecify.annotations.Nullable;

/**
 * How one wall is.
 *
 * @param name of its panel, as the configuration names it: {@code alpha-tcp:10.0.0.9:10001}
 * @param part as the health page calls it: "panel", "panel.2"
 * @param width in diodes, as is height
 * @param board that it shows
 * @param level STARTING until it took its first picture
 * @param since when it came into this level
 * @param why the reason in the panel's own words; empty when it is well
 * @param pictures that it took since the box started
 * @param failures times that it did not
 * @param lastShown when it took the last one; null before the first
 */
public record WallNow(
        String name,
        String part,
        int width,
        int height,
        String board,
        Health.Level level,
        Instant since,
        String why,
        long pictures,
        long failures,
        @Nullable Instant lastShown) {}
