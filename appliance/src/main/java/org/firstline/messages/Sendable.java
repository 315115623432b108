package org.firstline.messages;

import org.firstline.base.Refused;
import org.firstline.bridge.sms.SmsText;

/**
 * A text as it may be sent.
 *
 * @param parts messages that it takes, 1 to {@value Messages#MOST_PARTS}
 */
record Sendable(String text, int parts) {
    /**
     * Without blanks at its ends, and without NUL, where some telephones stop reading and which databases refuse.
     *
     * @throws Refused when nothing is left, or it is too long
     */
    static Sendable of(String text) {
        String sendable = text.replace("\0", "").strip();
        if (sendable.isEmpty()) throw new Refused("messages.empty");
        // bounded before it is cut: a text of a megabyte is no text
        int parts = sendable.length() > Messages.MOST_PARTS * 160
                ? Messages.MOST_PARTS + 1
                : SmsText.split(sendable).parts().size();
        if (parts > Messages.MOST_PARTS) throw new Refused("messages.too-long", Messages.MOST_PARTS);
        return new Sendable(sendable, parts);
    }
}
