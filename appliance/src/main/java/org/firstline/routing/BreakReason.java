package org.firstline.routing;

import java.time.Duration;
import java.util.Locale;
import org.firstline.base.Refused;

/**
 * A reason for a break, with its limits.
 *
 * @param code stable: "lunch"
 * @param most agents at once for this reason; 0: any number. One more is refused
 * @param longest after so long the agent is not ready with the reason {@link #OVER}; zero: no limit
 */
public record BreakReason(String code, String titleEn, String titleRu, int most, Duration longest) {
    /** The system reason of who stays away for longer than her break may last. */
    public static final String OVER = "break-over";

    private static final Duration DAY = Duration.ofHours(24);

    /** @throws Refused when a field is out of its bounds */
    public BreakReason {
        if (!code.matches("[a-z0-9][a-z0-9_-]{0,39}")) throw new Refused("routing.break-code", code);
        if (titleEn.isBlank() || titleRu.isBlank() || titleEn.length() > 80 || titleRu.length() > 80)
            throw new Refused("routing.break-title");
        if (most < 0 || most > 999) throw new Refused("routing.break-most");
        if (longest.isNegative() || longest.compareTo(DAY) > 0) throw new Refused("routing.break-longest");
    }

    /** The title in this language, English where there is none. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("ru") ? titleRu : titleEn;
    }
}
