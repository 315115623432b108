package org.firstline.base.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells UTF-8, UTF-16 (with its mark), windows-1251 and KOI8-R apart. What is valid UTF-8 is UTF-8; between the two
 * Russian sets decides how usual the letters are that the bytes would stand for, and whether capitals stand where
 * Russian puts them: both have the letters in the same range of bytes, with the cases swapped and in another order.
 */
final class CharsetGuess {
    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final Charset KOI8_R = Charset.forName("KOI8-R");

    /** Enough letters to be sure; more would only cost time. */
    private static final int SAMPLE = 1 << 18;

    /** Letters of Russian, the commonest first. */
    private static final String BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";

    /** Signs beyond letters that tables really have; other ones above ASCII speak against the guess. */
    private static final String USUAL_SIGNS = "№«»—–…“”„’°\u00a0";

    private CharsetGuess() {}

    static Charset of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) return StandardCharsets.UTF_16LE;
        if (startsWith(bytes, 0xFE, 0xFF)) return StandardCharsets.UTF_16BE;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF) || isUtf8(bytes)) return StandardCharsets.UTF_8;
        return score(bytes, KOI8_R) > score(bytes, WINDOWS_1251) ? KOI8_R : WINDOWS_1251;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static double score(byte[] bytes, Charset charset) {
        String all = new String(bytes, 0, Math.min(bytes.length, SAMPLE), charset);
        double score = 0;
        char before = ' ';
        for (int i = 0; i < all.length(); before = all.charAt(i++)) {
            char c = all.charAt(i);
            if (c < 0x80) continue;
            int rank = BY_FREQUENCY.indexOf(Character.toLowerCase(c));
            if (rank >= 0) {
                // Zipf's law is near enough: the letter of rank r is about as usual as 1/(r+1)
                score -= Math.log(rank + 2.0);
                if (Character.isUpperCase(c) && Character.isLowerCase(before)) score -= 5;
            } else {
                score -= USUAL_SIGNS.indexOf(c) >= 0 ? 3 : 8;
            }
        }
        return score;
    }
}
