package org.firstline.bridge.sms;

import java.util.Arrays;

/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1), and the packing of septets into
 * octets (6.1.2.1). Pure functions; any thread.
 */
public final class Gsm7 {
    private static final char ESCAPE = 0x1B;

    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Code and character by turns. */
    private static final String EXTENSION = "\n\f\u0014^({)}/\\<[=~>]@|e€";

    private static final byte NONE = -1;
    private static final byte[] CODE = new byte[0x2100];
    private static final byte[] EXTENDED_CODE = new byte[0x2100];
    private static final char[] EXTENDED_CHAR = new char[128];

    static {
        Arrays.fill(CODE, NONE);
        Arrays.fill(EXTENDED_CODE, NONE);
        for (int i = 0; i < 128; i++) if (i != ESCAPE) CODE[DEFAULT.charAt(i)] = (byte) i;
        for (int i = 0; i < EXTENSION.length(); i += 2) {
            EXTENDED_CODE[EXTENSION.charAt(i + 1)] = (byte) EXTENSION.charAt(i);
            EXTENDED_CHAR[EXTENSION.charAt(i)] = EXTENSION.charAt(i + 1);
        }
    }

    private Gsm7() {}

    /** Whether every character of the text has a code. */
    public static boolean canEncode(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }

    /** How many septets this character takes: 1, 2 with an escape, or 0 when it has no code. */
    public static int septets(char c) {
        if (c >= CODE.length) return 0;
        if (CODE[c] != NONE) return 1;
        return EXTENDED_CODE[c] != NONE ? 2 : 0;
    }

    /** How many septets the text takes; it must be encodable. */
    public static int septets(String text) {
        return text.chars().map(c -> septets((char) c)).sum();
    }

    /**
     * One septet an octet, not packed yet.
     *
     * @throws IllegalArgumentException for a character without a code
     */
    public static byte[] encode(String text) {
        byte[] septets = new byte[2 * text.length()];
        int n = 0;
        for (char c : text.toCharArray())
            switch (septets(c)) {
                case 1 -> septets[n++] = CODE[c];
                case 2 -> {
                    septets[n++] = ESCAPE;
                    septets[n++] = EXTENDED_CODE[c];
                }
                default -> throw new IllegalArgumentException("no GSM 7-bit code for U+%04X".formatted((int) c));
            }
        return Arrays.copyOf(septets, n);
    }

    /** An escape before a code without extension shows the plain character, an escaped escape a space (6.2.1.1). */
    public static String decode(byte[] septets) {
        var text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            if (septets[i] != ESCAPE) text.append(DEFAULT.charAt(septets[i]));
            else if (++i < septets.length) {
                char extended = EXTENDED_CHAR[septets[i]];
                if (extended != 0) text.append(extended);
                else text.append(septets[i] == ESCAPE ? ' ' : DEFAULT.charAt(septets[i]));
            }
        }
        return text.toString();
    }

    /** @param fill zero bits before the first septet (0–6), so that text after a header starts on a septet boundary */
    public static byte[] pack(byte[] septets, int fill) {
        byte[] octets = new byte[(fill + 7 * septets.length + 7) / 8];
        for (int i = 0, bit = fill; i < septets.length; i++, bit += 7) {
            int shifted = (septets[i] & 0x7F) << (bit % 8);
            octets[bit / 8] |= (byte) shifted;
            if (shifted > 0xFF) octets[bit / 8 + 1] |= (byte) (shifted >> 8);
        }
        return octets;
    }

    /** The reverse of {@link #pack}; there must be octets enough for the count. */
    public static byte[] unpack(byte[] octets, int count, int fill) {
        byte[] septets = new byte[count];
        for (int i = 0, bit = fill; i < count; i++, bit += 7) {
            int pair = octets[bit / 8] & 0xFF;
            if (bit % 8 > 1) pair |= (octets[bit / 8 + 1] & 0xFF) << 8;
            septets[i] = (byte) (pair >> (bit % 8) & 0x7F);
        }
        return septets;
    }
}
