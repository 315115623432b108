package org.firstline.messages;

import java.time.Instant;
import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One text to one phone.
 *
 * @param batch the batch it belongs to; null for a single message
 * @param parts how many messages the network carries for it
 * @param reason why it is where it is, as a code with the modem's words after a colon; empty when all is well
 * @param maybeTwice it may have gone out without our knowing: if it was or will be sent again, the phone may get it twice
 * @param sentAt when the network had taken all its parts
 * @param doneAt when it came to a final state
 */
public record Message(
        long id,
        @Nullable Long batch,
        PhoneNumber to,
        String text,
        int parts,
        MessageState state,
        String reason,
        boolean maybeTwice,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant doneAt) {

    /** The reason as a sentence; empty when there is none. */
    public String why(Locale locale) {
        if (reason.isEmpty()) return "";
        int colon = reason.indexOf(':');
        String code = colon < 0 ? reason : reason.substring(0, colon);
        String detail = colon < 0 ? "" : reason.substring(colon + 1).strip();
        return Texts.of("messages", locale).get("reason." + code, detail);
    }
}
