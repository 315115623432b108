package org.firstline.calls.rtp;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * One side's master key and salt, as SDP carries them.
 *
 * @param inline 16 octets of key and 14 of salt, in base64 (RFC 4568 §6.1)
 */
public record SrtpKey(SrtpSuite suite, String inline) {
    static final int KEY = 16;
    static final int SALT = 14;

    /** @throws IllegalArgumentException it is not 30 octets in base64 */
    public SrtpKey {
        if (Base64.getDecoder().decode(inline).length != KEY + SALT)
            throw new IllegalArgumentException("a key of SRTP has 30 octets");
    }

    public static SrtpKey random(SrtpSuite suite, SecureRandom random) {
        byte[] octets = new byte[KEY + SALT];
        random.nextBytes(octets);
        return new SrtpKey(suite, Base64.getEncoder().encodeToString(octets));
    }

    byte[] key() {
        return Arrays.copyOf(Base64.getDecoder().decode(inline), KEY);
    }

    byte[] salt() {
        return Arrays.copyOfRange(Base64.getDecoder().decode(inline), KEY, KEY + SALT);
    }

    /** Says nothing of the key: whoever logs it must not tell it. */
    @Override
    public String toString() {
        return suite.name();
    }
}
