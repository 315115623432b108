package org.firstline.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A caller whom his queue could not keep hears why; then the call ends. On "switchboard". */
record Announced(Sound sound, Locale language, String prompt, Runnable hangUp) implements Errand {
    @Override
    public void begin(List<Phrase> say) {
        var words = new ArrayList<Phrase>(say);
        words.add(new Phrase.Recorded(prompt));
        sound.say(words, language, hangUp);
    }

    @Override
    public Outcome outcome() {
        return Outcome.OVERFLOWED;
    }
}
