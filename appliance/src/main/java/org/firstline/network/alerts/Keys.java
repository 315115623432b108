package org.firstline.network.alerts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps keys within their limit: a long one is replaced by its SHA-256. */
public final class Keys {
    private Keys() {}

    public static String of(String text) {
        String clean = text.replace("\u0000", "");
        if (!clean.isEmpty() && clean.length() <= AlertNote.LONGEST_KEY) return clean;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(clean.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
