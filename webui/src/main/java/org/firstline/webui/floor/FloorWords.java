package org.firstline.webui.floor;

import org.firstline.webui.Words;

/** The words of these screens. */
final class FloorWords {
    private static final String BUNDLE = FloorWords.class.getPackageName().substring("org.firstline.".length());

    private FloorWords() {}

    /** The bundle of this package in the language of whoever looks. */
    static Words here() {
        return Words.of(BUNDLE);
    }

    /** The word for this key, or the text itself where there is none: what somebody typed, or an older row. */
    static String orElse(Words words, String key, String text) {
        String word = words.get(key);
        return word.startsWith("[") ? text : word;
    }
}
