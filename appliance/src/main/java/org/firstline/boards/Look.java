package org.firstline.boards;

import java.time.LocalTime;
import org.firstline.base.Refused;
import org.firstline.bridge.panel.Face;

/**
 * How a board behaves on its walls. Checked when made.
 *
 * @param pageSeconds how long each page stays, 2 to 120
 * @param brightness by day, 1 to 100 per cent, of what a wall can
 * @param nightFrom when the night begins, house time; the same as {@code nightUntil} for no night
 * @param nightBrightness by night
 * @param font of its letters, by its word: {@link Face#word}
 */
public record Look(
        int pageSeconds, int brightness, LocalTime nightFrom, LocalTime nightUntil, int nightBrightness, String font) {
    /** Six seconds a page, bright by day, dim from ten to seven. */
    public static final Look STANDARD =
            new Look(6, 100, LocalTime.of(22, 0), LocalTime.of(7, 0), 30, Face.HOUSE.word());

    public Look {
        if (pageSeconds < 2 || pageSeconds > 120) throw new Refused("boards.page-seconds", 2, 120);
        if (brightness < 1 || brightness > 100 || nightBrightness < 1 || nightBrightness > 100)
            throw new Refused("boards.brightness");
        if (nightFrom == null || nightUntil == null) throw new Refused("boards.night");
        // machines may leave it out
        font = font == null ? Face.HOUSE.word() : font;
        if (Face.find(font).isEmpty()) throw new Refused("boards.font", font);
    }

    Face face() {
        return Face.find(font).orElse(Face.HOUSE);
    }

    boolean isNight(LocalTime now) {
        boolean afterFrom = !now.isBefore(nightFrom);
        boolean beforeUntil = now.isBefore(nightUntil);
        return nightFrom.isBefore(nightUntil)
                ? afterFrom && beforeUntil
                : nightFrom.isAfter(nightUntil) && (afterFrom || beforeUntil);
    }

    /** In per cent. */
    int brightness(LocalTime now) {
        return isNight(now) ? nightBrightness : brightness;
    }
}
