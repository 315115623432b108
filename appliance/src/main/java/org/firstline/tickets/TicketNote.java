package org.firstline.tickets;

import java.time.Instant;
import java.util.Locale;
import org.firstline.base.Texts;

/**
 * Something said or done about a ticket; never edited.
 *
 * @param author extension, login or name of the part that wrote it
 * @param text people's own words; of a SYSTEM note a line like {@code moved|NEW|L2}, which {@link #sentence} reads
 */
public record TicketNote(long id, long ticket, Instant at, String author, Kind kind, String text) {
    /** Written by a person; the record of a call; done by the box or through a button. */
    public enum Kind {
        NOTE,
        CALL,
        SYSTEM
    }

    /** The note in words of this language: system lines are kept without a language and spoken in the reader's. */
    public String sentence(Locale locale) {
        if (kind != Kind.SYSTEM) return text;
        String[] parts = text.split("\\|", -1);
        var texts = Texts.of("tickets", locale);
        if (!texts.bundle().containsKey("line." + parts[0])) return text;
        Object[] words = new Object[parts.length - 1];
        for (int i = 1; i < parts.length; i++) {
            String word = parts[0] + "." + parts[i];
            words[i - 1] = texts.bundle().containsKey(word) ? texts.get(word) : parts[i];
        }
        return texts.get("line." + parts[0], words);
    }
}
