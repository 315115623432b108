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

    /** The folder of a queue's messages; a name that would lead out of the folder is nobody's. */
    static Path ofQueue(Path folder, String queue) {
        Path place = folder.resolve(queue).normalize();
        if (!place.startsWith(folder.normalize())
                || place.getNameCount() != folder.normalize().getNameCount() + 1)
            throw new IllegalArgumentException("no queue has the name " + queue);
        return place;
    }

    static Path file(Path folder, String queue, String call) {
        return ofQueue(folder, queue).resolve(call + WAV);
    }

    /** All of them. */
    public static List<Left> list(Path folder) {
        var found = new ArrayList<Left>();
        if (!Files.isDirectory(folder)) return found;
        try (Stream<Path> queues = Files.list(folder)) {
            for (Path queue : queues.filter(Files::isDirectory).toList()) list(queue, found);
        } catch (IOException e) {
            log.error("{} can't be read", folder, e);
        }
        return found;
    }

    private static void list(Path queue, List<Left> into) throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(WAV)) continue;
                String call = name.substring(0, name.length() - WAV.length());
                into.add(new Left(queue.getFileName().toString(), call, file));
            }
        }
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
