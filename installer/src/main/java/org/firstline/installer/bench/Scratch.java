package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The folders that a bench works in: gone when it ends well, kept for a look when it does not. Any thread. */
final class Scratch {
    private static final List<Path> folders = new CopyOnWriteArrayList<>();

    private Scratch() {}

    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("firstline-bench");
        folders.add(folder);
        return folder;
    }

    /** Something is to be looked at after all: says what and where, and clears nothing of what is there now. */
    static void keep(String why) {
        System.err.println(why + "; see " + folders);
        folders.clear();
    }

    static void clear() throws IOException {
        for (Path folder : folders) {
            List<Path> inside;
            try (Stream<Path> all = Files.walk(folder)) {
                inside = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) Files.deleteIfExists(path);
        }
        folders.clear();
    }
}
