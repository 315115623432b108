package org.firstline.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders for programs that the tests run; they are gone when the tests' JVM is. */
public final class Scratch {
    private Scratch() {}

    /** A new folder, named so in the machine's temporary folder. */
    public static Path folder(String name) throws IOException {
        return forgotten(Files.createTempDirectory("firstline-" + name));
    }

    /** The same folder, which need not be there yet, to be deleted with all in it at the end. */
    public static Path forgotten(Path folder) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println(folder + " was left: " + e.getMessage());
        }
    }
}
