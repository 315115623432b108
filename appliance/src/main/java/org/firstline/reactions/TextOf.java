package org.firstline.reactions;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One text for many phones, made once for each language. */
final class TextOf {
    private final OutageWords words;
    private final Telling telling;
    private final OutageFacts facts;
    private final Instant now;
    private final Map<Locale, String> made = new ConcurrentHashMap<>();

    TextOf(OutageWords words, Telling telling, OutageFacts facts, Instant now) {
        this.words = words;
        this.telling = telling;
        this.facts = facts;
        this.now = now;
    }

    String in(Locale language) {
        return made.computeIfAbsent(language, to -> words.sms(telling, facts, to, now));
    }

    /** In the site's language, for a phone that nobody is known to own. */
    String inOwn() {
        return in(words.language());
    }
}
