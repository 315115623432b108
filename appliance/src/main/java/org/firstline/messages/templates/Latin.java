package org.firstline.messages.templates;

import java.util.Locale;
import org.firstline.bridge.sms.Gsm7;

/**
 * Russian as people write it in SMS: in the letters of the GSM alphabet, of which 160 fit into a message and not 70. What
 * that alphabet has stays as it is; what it has no likeness for is a question mark. Pure.
 */
public final class Latin {
    private static final String RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] LETTERS =
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ", -1);

    private Latin() {}

    public static String of(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = RUSSIAN.indexOf(Character.toLowerCase(c));
            if (Gsm7.septets(c) > 0) out.append(c);
            else if (letter >= 0) out.append(cased(LETTERS[letter], text, i));
            else if (!Character.isLowSurrogate(c)) out.append(other(c));
        }
        return out.toString();
    }

    /** Щ is SHCH among capitals and Shch before a small letter. */
    private static String cased(String latin, String text, int at) {
        if (!Character.isUpperCase(text.charAt(at)) || latin.isEmpty()) return latin;
        boolean inside = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean shouted = inside
                ? Character.isUpperCase(text.charAt(at + 1))
                : at > 0 && Character.isUpperCase(text.charAt(at - 1));
        return shouted ? latin.toUpperCase(Locale.ROOT) : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
    }

    private static String other(char c) {
        return switch (c) {
            case '«', '»', '“', '”', '„' -> "\"";
            case '’', '‘', '`' -> "'";
            case '–', '—', '−' -> "-";
            case '…' -> "...";
            case '№' -> "No.";
            case '\u00A0', '\u202F', '\t' -> " ";
            default -> "?";
        };
    }
}
