package org.firstline.webui.messages;

import org.firstline.bridge.sms.Alphabet;
import org.firstline.bridge.sms.Gsm7;
import org.firstline.bridge.sms.SmsText;
import org.firstline.messages.Messages;
import org.firstline.messages.templates.Latin;
import org.firstline.webui.Words;

/**
 * How much of a message a text fills.
 *
 * @param wide it has a letter that only UCS-2 has, so a message holds less of it
 * @param parts how many messages the network carries
 * @param left how many letters still fit into the last of them
 * @param over how many letters fewer would make it one message; 0 where it is one
 * @param latin how many messages it is in Latin letters; the same where it has none else
 */
record TextSize(boolean wide, int parts, int left, int over, int latin) {
    static TextSize of(String text) {
        var split = SmsText.split(text);
        boolean wide = split.alphabet() == Alphabet.UCS2;
        int parts = split.parts().size();
        int room = parts == 1 ? (wide ? 70 : 160) : (wide ? 67 : 153);
        int whole = units(text, wide) - (wide ? 70 : 160);
        int latin = wide ? SmsText.split(Latin.of(text)).parts().size() : parts;
        return new TextSize(wide, parts, room - units(split.parts().getLast(), wide), Math.max(0, whole), latin);
    }

    private static int units(String text, boolean wide) {
        return wide
                ? text.length()
                : text.chars().map(c -> Gsm7.septets((char) c)).sum();
    }

    boolean tooLong() {
        return parts > Messages.MOST_PARTS;
    }

    String sentence(Words words) {
        return words.get(wide ? "webui.messages.size.wide" : "webui.messages.size", parts, left);
    }

    /** How it could be fewer messages; empty where it is one. */
    String hint(Words words) {
        if (parts == 1) return "";
        String shorter = words.get("webui.messages.size.over", over);
        return latin < parts ? shorter + " " + words.get("webui.messages.size.latin", latin) : shorter;
    }
}
