package org.firstline.base;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Identifiers that must exist before their row does (calls, work items): 26 characters that sort by time of birth, in
 * the alphabet and layout of ULID (48 bits of milliseconds, 80 random bits). Any thread.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final SecureRandom random = new SecureRandom();

    private long lastMillis;
    private long high;
    private long low;

    /** A new identifier, greater than every one made before by this object, even if the clock went back. */
    public synchronized String next(Instant now) {
        long millis = now.toEpochMilli();
        if (millis > lastMillis) {
            lastMillis = millis;
            high = random.nextLong() & 0x7F_FFFF_FFFFL;
            low = random.nextLong() & 0xFF_FFFF_FFFFL;
        } else if (++low > 0xFF_FFFF_FFFFL) {
            low = 0;
            high++;
        }
        char[] text = new char[26];
        put(text, 0, 10, lastMillis);
        put(text, 10, 8, high);
        put(text, 18, 8, low);
        return new String(text);
    }

    private static void put(char[] text, int from, int digits, long value) {
        for (int i = digits - 1; i >= 0; i--) {
            text[from + i] = ALPHABET[(int) (value & 31)];
            value >>>= 5;
        }
    }
}
