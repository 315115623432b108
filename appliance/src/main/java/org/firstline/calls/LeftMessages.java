package org.firstline.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.calls.rtp.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of callers' messages, one for each call in a folder of its queue: {@code support/01ABC….wav}. So a message
 * that a crash cut off tells by itself whose it is. Any thread.
 */
public final class LeftMessages {
    private static final String WAV = ".wav";
    private static final Logger log = LoggerFactory.getLogger(LeftMessages.class);

    /** A file as it lies there. */
    public record Left(String queue, String call, Path file) {}

    private LeftMessages() {}

    static Path file(Path folder, String queue, String call) {
        Path file = folder.resolve(queue).resolve(call + WAV).normalize();
        if (!folder.resolve(queue).normalize().getParent().equals(folder.normalize()))
            throw new IllegalArgumentException("no queue has the name " + queue);
        return file;
    }

    /** All of them. */
    public static List<Left> list(Path folder) {
        var found = new ArrayList<Left>();
        if (!Files.isDirectory(folder)) return found;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(f -> f.getFileName().toString().endsWith(WAV)).forEach(f -> {
                String name = f.getFileName().toString();
                found.add(new Left(
                        f.getParent().getFileName().toString(), name.substring(0, name.length() - WAV.length()), f));
            });
        } catch (IOException e) {
            log.error("{} can't be read", folder, e);
        }
        return found;
    }

    /** Makes whole what a crash cut off; empty where it is too short to be a message, which is deleted then. */
    public static Optional<Duration> mend(Left one) {
        try {
            var length = Duration.ofSeconds(WavFile.repair(one.file, 1));
            if (length.compareTo(LeavesMessage.SHORTEST) >= 0) return Optional.of(length);
            Files.deleteIfExists(one.file);
        } catch (IOException e) {
            log.error("{} can't be mended", one.file, e);
        }
        return Optional.empty();
    }
}
