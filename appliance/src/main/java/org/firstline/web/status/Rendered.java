package org.firstline.web.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** An answer that is ready, plain and packed; immutable, so any number of requests may send it at once. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record Rendered(String type, byte[] plain, byte[] packed, String tag) {
    static Rendered of(String type, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
            return new Rendered(
                    type, plain, packed.toByteArray(), "\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
