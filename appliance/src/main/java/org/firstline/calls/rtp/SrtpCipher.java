package org.firstline.calls.rtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode and HMAC-SHA1 under session keys (RFC 3711 §4). The counter blocks go through AES one row at a
 * time, in arrays that are made once: in the media loop nothing is allocated here, though HmacSHA1 of the JDK makes a
 * small array for each packet. The pump's thread only.
 */
final class SrtpCipher {
    static final int RTP_ENCRYPTION = 0;
    static final int RTCP_ENCRYPTION = 3;

    private static final int BLOCK = 16;
    private static final int MAX_BLOCKS = (RtpPacket.MAX + BLOCK - 1) / BLOCK;

    private final Cipher cipher;
    private final Mac mac;
    private final byte[] salt;
    private final byte[] counters = new byte[MAX_BLOCKS * BLOCK];
    private final byte[] stream = new byte[MAX_BLOCKS * BLOCK];
    private final byte[] roc = new byte[4];
    private final byte[] digest = new byte[20];

    /** @param label of the encryption key: authentication and salt have the next two (§4.3.2) */
    SrtpCipher(SrtpKey master, int label) {
        try {
            var deriving = cipher(master.key());
            cipher = cipher(derive(deriving, master.salt(), label, SrtpKey.KEY));
            salt = derive(deriving, master.salt(), label + 2, SrtpKey.SALT);
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derive(deriving, master.salt(), label + 1, 20), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES or HMAC-SHA1", e);
        }
    }

    /** With session keys that are there already. */
    SrtpCipher(byte[] key, byte[] salt, byte[] authentication) throws GeneralSecurityException {
        this.cipher = cipher(key);
        this.salt = salt;
        this.mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(authentication, "HmacSHA1"));
    }

    private static Cipher cipher(byte[] key) throws GeneralSecurityException {
        var aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return aes;
    }

    /** The key derivation with rate 0: one key for the whole life (§4.3.1). */
    static byte[] derive(Cipher aes, byte[] masterSalt, int label, int length) throws GeneralSecurityException {
        byte[] block = new byte[BLOCK];
        System.arraycopy(masterSalt, 0, block, 0, SrtpKey.SALT);
        block[7] ^= (byte) label;
        byte[] key = new byte[length];
        for (int at = 0; at < length; at += BLOCK) {
            block[15] = (byte) (at / BLOCK);
            System.arraycopy(aes.doFinal(block), 0, key, at, Math.min(BLOCK, length - at));
        }
        return key;
    }

    /** Encrypts or decrypts, which is the same: in place (§4.1.1). */
    void apply(byte[] data, int from, int length, int ssrc, long index) {
        if (length <= 0) return;
        int blocks = (length + BLOCK - 1) / BLOCK;
        for (int i = 0; i < blocks; i++) {
            int at = i * BLOCK;
            System.arraycopy(salt, 0, counters, at, SrtpKey.SALT);
            for (int octet = 0; octet < 4; octet++) counters[at + 4 + octet] ^= (byte) (ssrc >>> 24 - 8 * octet);
            for (int octet = 0; octet < 6; octet++) counters[at + 8 + octet] ^= (byte) (index >>> 40 - 8 * octet);
            counters[at + 14] = (byte) (i >> 8);
            counters[at + 15] = (byte) i;
        }
        try {
            cipher.update(counters, 0, blocks * BLOCK, stream, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < length; i++) data[from + i] ^= stream[i];
    }

    /** The tag of what lies before {@code length}, and of the roll-over counter where there is one (§4.2). */
    byte[] tag(byte[] data, int length, boolean withRoc, int rollOver) {
        mac.update(data, 0, length);
        if (withRoc) {
            for (int octet = 0; octet < 4; octet++) roc[octet] = (byte) (rollOver >>> 24 - 8 * octet);
            mac.update(roc, 0, 4);
        }
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        return digest;
    }

    /** Compares in a time that does not tell where the difference is. */
    static boolean matches(byte[] expected, byte[] data, int at, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) difference |= expected[i] ^ data[at + i];
        return difference == 0;
    }
}
