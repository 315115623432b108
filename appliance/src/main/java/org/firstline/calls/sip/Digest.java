package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The two digest algorithms of RFC 8760 that phones know, and the arithmetic of RFC 7616 §3.4. Pure. In the order in which
 * they are offered: the RFC wants the stronger first, but phones that look at the first challenge only (sipp among them)
 * know only MD5, and those that know SHA-256 find it wherever it stands.
 */
enum Digest {
    MD5("MD5"),
    SHA256("SHA-256");

    private final String word;

    Digest(String word) {
        this.word = word;
    }

    /** As in the algorithm parameter, and as Java calls it. */
    String word() {
        return word;
    }

    /** Null when we don't know it; no word at all means MD5 (RFC 2617). */
    static @Nullable Digest of(@Nullable String word) {
        if (word == null || word.equalsIgnoreCase("MD5")) return MD5;
        return word.equalsIgnoreCase("SHA-256") ? SHA256 : null;
    }

    String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance(word).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + word, e);
        }
    }

    /** The response for qop=auth, in lower-case hex. */
    String response(String ha1, String method, String uri, String nonce, String nc, String cnonce) {
        return hash(ha1 + ":" + nonce + ":" + nc + ":" + cnonce + ":auth:" + hash(method + ":" + uri));
    }

    /** Compares without telling by its duration where the two differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }
}
