package org.firstline.webui.messages;

import org.firstline.bridge.sms.Alphabet;
import org.firstline.bridge.sms.Gsm7;
import org.firstline.bridge.sms.SmsText;
import org.firstline.messages.Messages;
import org.firstline.webui.Words;

/**
 * How much of a message a text fills.
 *
 * @param wide it has a letter that only UCS-2 has, so a message holds less of it
 * @param parts how many messages the network carries
 * @param left how many letters still fit into the last of them
 */
record TextSize(boolean wide, int parts, int left) {
    static TextSize of(String text) {
        var split = SmsText.split(text);
        boolean wide = split.alphabet() == Alphabet.UCS2;
        int parts = split.parts().size();
        int room = parts == 1 ? (wide ? 70 : 160) : (wide ? 67 : 153);
        String last = split.parts().getLast();
        int used = wide
                ? last.length()
                : last.chars().map(c -> Gsm7.septets((char) c)).sum();
        return new TextSize(wide, parts, room - used);
    }

    boolean tooLong() {
        return parts > Messages.MOST_PARTS;
    }

    String sentence(Words words) {
        return words.get(wide ? "webui.messages.size.wide" : "webui.messages.size", parts, left);
    }
}
