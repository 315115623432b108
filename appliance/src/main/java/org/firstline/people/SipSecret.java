package org.firstline.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the registrar needs to check a phone's digest without knowing its password: {@code H(user:realm:password)} of
 * RFC 7616 §3.4.2, once with MD5 for old phones and once with SHA-256 (RFC 8760). Good as a password for this realm, so
 * it is never logged.
 *
 * @param user the extension
 * @param ha1Md5 in lower-case hex
 * @param ha1Sha256 in lower-case hex
 */
public record SipSecret(String user, String realm, String ha1Md5, String ha1Sha256) {
    /** The secret of one SIP account. */
    public static SipSecret of(String user, String realm, String password) {
        byte[] octets = (user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new SipSecret(user, realm, hash("MD5", octets), hash("SHA-256", octets));
    }

    private static String hash(String algorithm, byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SipSecret[" + user + "@" + realm + "]";
    }
}
