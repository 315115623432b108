package org.firstline.webui.desk;

import java.time.Duration;
import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Numbers, lengths and shares as people read them. */
final class Wording {
    private Wording() {}

    /** {@code +7 351 200-01-02}; a hidden number says that it is hidden. */
    static String number(String raw, String region) {
        if (raw.isBlank()) return Words.here().get("webui.call.hidden");
        return PhoneNumber.parse(raw, region).map(PhoneNumber::pretty).orElse(raw);
    }

    /** {@code 1:05}, {@code 2:10:00}. */
    static String length(Duration length) {
        long s = Math.max(0, length.toSeconds());
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** {@code 82 %}; a dash where nothing counts yet. */
    static String share(@Nullable Double share) {
        return share == null ? "–" : Math.round(share * 100) + "\u00a0%";
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Words.locale()) + word.substring(1);
    }
}
