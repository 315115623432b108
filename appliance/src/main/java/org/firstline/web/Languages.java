package org.firstline.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that people may read us in, and how one of them is chosen. */
public final class Languages {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale RUSSIAN = Locale.of("ru");
    public static final List<Locale> ALL = List.of(ENGLISH, RUSSIAN);

    private Languages() {}

    /** The best of ours for an {@code Accept-Language} header (RFC 9110 §12.5.4); English for none or nonsense. */
    public static Locale of(@Nullable String acceptLanguage) {
        return of(acceptLanguage, ENGLISH);
    }

    /** The same, but this one for none or nonsense: subscribers read their site's language. */
    public static Locale of(@Nullable String acceptLanguage, Locale otherwise) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return otherwise;
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ALL);
            return best == null ? otherwise : best;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
