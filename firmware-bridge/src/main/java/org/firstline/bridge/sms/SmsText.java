package org.firstline.bridge.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into parts that fit a message each: 160 septets or 70 characters when one is enough, else 153 or 67 with a
 * header that says which part it is. No cut falls inside a surrogate pair or between an escape and its character.
 *
 * @param alphabet GSM 7-bit when every character has a code there, else UCS-2
 * @param parts at least one, at most {@value #MOST_PARTS}
 */
public record SmsText(Alphabet alphabet, List<String> parts) {
    /** The header counts parts in one octet. */
    public static final int MOST_PARTS = 255;

    public SmsText {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when it takes more than {@value #MOST_PARTS} parts */
    public static SmsText split(String text) {
        return split(text, false);
    }

    /** @param wide whether parts are told apart by a 16-bit reference, which takes one octet more of each */
    public static SmsText split(String text, boolean wide) {
        boolean gsm7 = Gsm7.canEncode(text);
        Alphabet alphabet = gsm7 ? Alphabet.GSM7 : Alphabet.UCS2;
        List<String> parts = cut(text, gsm7, gsm7 ? 160 : 70);
        if (parts.size() > 1) parts = cut(text, gsm7, gsm7 ? (wide ? 152 : 153) : (wide ? 66 : 67));
        if (parts.size() > MOST_PARTS) throw new IllegalArgumentException("a text of " + parts.size() + " parts");
        return new SmsText(alphabet, parts);
    }

    private static List<String> cut(String text, boolean gsm7, int room) {
        var parts = new ArrayList<String>();
        int from = 0;
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int chars = gsm7 ? 1 : Character.charCount(text.codePointAt(at));
            int size = gsm7 ? Gsm7.septets(text.charAt(at)) : chars;
            if (used + size > room) {
                parts.add(text.substring(from, at));
                from = at;
                used = 0;
            }
            used += size;
            at += chars;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /**
     * The parts as they are sent.
     *
     * @param reference any number; its low octet tells the parts of this text from those of another
     */
    public List<SubmitPart> to(String number, int reference, boolean report) {
        var submits = new ArrayList<SubmitPart>();
        for (int i = 0; i < parts.size(); i++) {
            var concat = parts.size() == 1 ? null : new Concat(reference & 0xFF, parts.size(), i + 1, false);
            submits.add(new SubmitPart(number, alphabet, parts.get(i), concat, report));
        }
        return submits;
    }
}
