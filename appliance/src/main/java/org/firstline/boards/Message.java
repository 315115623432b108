package org.firstline.boards;

import java.time.Instant;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What the shift head wants everybody to read, on every board that has a line of text.
 *
 * @param text one line; empty for nothing
 * @param until shown up to then; null until it is taken back
 * @param author who wrote it
 */
public record Message(String text, @Nullable Instant until, String author) {
    public static final int LONGEST = 300;
    public static final Message NONE = new Message("", null, "");

    public Message {
        text = text.strip().replaceAll("\\s+", " ");
        if (text.length() > LONGEST) throw new Refused("boards.text", LONGEST);
    }

    boolean isOn(Instant now) {
        return !text.isEmpty() && (until == null || now.isBefore(until));
    }
}
