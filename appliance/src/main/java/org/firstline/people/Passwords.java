package org.firstline.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.firstline.base.Refused;

/**
 * Password hashes: PBKDF2-HMAC-SHA256 (RFC 8018 §5.2) written as {@code pbkdf2-sha256$rounds$salt$hash} in Base64. Any
 * thread; at most {@value #AT_ONCE} are computed at a time so that a flood of guesses cannot take the processors from
 * the telephone, and one that waits longer than {@value #PATIENCE_SECONDS} s is refused.
 */
final class Passwords {
    private static final String SCHEME = "pbkdf2-sha256";
    private static final int SALT_OCTETS = 16;
    private static final int HASH_BITS = 256;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final int rounds;
    private final String nobody;

    Passwords(int rounds) {
        this.rounds = rounds;
        byte[] noise = new byte[HASH_BITS / 8];
        random.nextBytes(noise);
        this.nobody = write(rounds, salt(), noise);
    }

    String hash(String password) {
        byte[] salt = salt();
        return write(rounds, salt, derive(password, salt, rounds));
    }

    boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) throw new IllegalArgumentException("not a password hash");
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        byte[] actual = derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(expected, actual);
    }

    /** A hash that no password has, for spending the same time on a login that is not there. */
    String nobody() {
        return nobody;
    }

    /** True for a hash that was made with other settings than today's and should be made anew. */
    boolean isOld(String hash) {
        return !hash.startsWith(SCHEME + "$" + rounds + "$");
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return salt;
    }

    private byte[] derive(String password, byte[] salt, int times) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, times, HASH_BITS);
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new Refused("people.busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("people.busy");
        }
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            turns.release();
            spec.clearPassword();
        }
    }

    private static String write(int rounds, byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return SCHEME + "$" + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
