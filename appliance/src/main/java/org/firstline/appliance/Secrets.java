package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Small secrets in files of the data folder that only the box's own account can read (mode 0600). */
record Secrets(Path folder) {
    private static final char[] LETTERS = "abcdefghijkmnpqrstuvwxyz23456789".toCharArray();
    private static final int LENGTH = 12;

    /** What the file holds; a new secret where there is none yet. */
    String keep(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : write(name, fresh(LENGTH));
    }

    /** Puts a new secret into the file, instead of any that was there. */
    String renew(String name) throws IOException {
        return write(name, fresh(40));
    }

    private String write(String name, String secret) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n");
        return secret;
    }

    /** Letters and digits that nobody mistakes for others. */
    private static String fresh(int length) {
        var random = new SecureRandom();
        var secret = new StringBuilder();
        for (int i = 0; i < length; i++) secret.append(LETTERS[random.nextInt(LETTERS.length)]);
        return secret.toString();
    }
}
