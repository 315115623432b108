package org.firstline.reactions;

import java.util.Locale;
import java.util.Map;
import org.firstline.base.Texts;
import org.firstline.messages.templates.Templates;
import org.firstline.messages.templates.Wording;

/** What the box answers to keywords: the site's own words where it has some, with facts in their places. */
record AnswerWords(Templates templates) {
    /** Blank where nothing is known that the words could say. */
    String of(String key, Locale to, Map<String, String> facts) {
        return templates
                .find(key, to.getLanguage())
                .orElseGet(
                        () -> Wording.plain(Texts.of("reactions", to).bundle().getString(key)))
                .fill(facts);
    }

    /** The language of somebody unknown: that of his letters, or the site's. */
    static Locale languageOf(String text, Locale otherwise) {
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC))
            return Locale.of("ru");
        return text.codePoints().anyMatch(Character::isLetter) ? Locale.ENGLISH : otherwise;
    }
}
