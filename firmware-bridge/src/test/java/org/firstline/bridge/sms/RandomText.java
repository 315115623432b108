package org.firstline.bridge.sms;

import java.util.Random;

/** Texts from a seed: of GSM characters, of Cyrillic, of emoji, or of everything. */
final class RandomText {
    private static final String GSM = "abcXYZ 019@£$éØΔΩ_äñ¿€[]{}~^|\\";

    private RandomText() {}

    static String of(long seed, int longest) {
        var random = new Random(seed);
        int kind = random.nextInt(4);
        int length = 1 + random.nextInt(longest);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
            switch (kind == 3 ? random.nextInt(3) : kind) {
                case 0 -> text.append(GSM.charAt(random.nextInt(GSM.length())));
                case 1 -> text.append((char) ('А' + random.nextInt(64)));
                default -> text.appendCodePoint(0x1F600 + random.nextInt(64));
            }
        return text.toString();
    }
}
