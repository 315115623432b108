package org.firstline.bridge.panel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Russian and other text in plain ASCII, for signs whose letters are no others: Russian
 * as people write it in domain names and messages, accents taken off, what has no likeness as {@code ?}.
 */
public final class Translit {
    private static final String RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] LATIN =
            ("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya").split(" ", -1);

    private Translit() {}

    public static String ascii(String text) {
        var out = new StringBuilder(text.length() + 8);
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            int letter = RUSSIAN.indexOf(Character.toLowerCase(c));
            if (c >= ' ' && c < 0x7f) out.append((char) c);
            else if (letter >= 0) out.append(inCase(LATIN[letter], points, i));
            else out.append(other(c));
        }
        return out.toString();
    }

    /** Щ is SHCH in a word of capitals and Shch before a small letter. */
    private static String inCase(String latin, int[] points, int i) {
        if (!Character.isUpperCase(points[i]) || latin.isEmpty()) return latin;
        boolean shouted = i + 1 < points.length
                ? !Character.isLowerCase(points[i + 1])
                : i == 0 || Character.isUpperCase(points[i - 1]);
        return shouted ? latin.toUpperCase(Locale.ROOT) : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
    }

    private static String other(int c) {
        return switch (c) {
            case '«', '»', '“', '”', '„' -> "\"";
            case '’', '‘' -> "'";
            case '–', '—', '−' -> "-";
            case '…' -> "...";
            case '№' -> "No.";
            case '·', '•' -> ".";
            case 0xA0, 0x202F, '\t', '\n', '\r' -> " ";
            case '×' -> "x";
            case '⚠', '▲' -> "!";
            default -> {
                String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .replaceAll("[^ -}]", "");
                yield plain.isEmpty() ? "?" : plain;
            }
        };
    }
}
