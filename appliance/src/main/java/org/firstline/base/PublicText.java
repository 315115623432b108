package org.firstline.base;

import java.util.Locale;
import java.util.Optional;

/**
 * What staff want the public to read and hear of an outage or of works, in each language; empty where nobody wrote it.
 * Shown to everybody: no name, no telephone number, no flat.
 */
public record PublicText(String en, String ru) {
    public static final PublicText NONE = new PublicText("", "");

    /** A longer one would not be listened to. */
    public static final int LONGEST = 200;

    public PublicText {
        en = en.strip();
        ru = ru.strip();
        if (en.length() > LONGEST || ru.length() > LONGEST) throw new Refused("base.too-long-public", LONGEST);
    }

    /** Nothing rather than another language's. */
    public Optional<String> in(Locale language) {
        String text = language.getLanguage().equals("ru") ? ru : en;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
