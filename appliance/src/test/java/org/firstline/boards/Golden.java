package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstline.bridge.panel.Frame;

/**
 * Frames as they must be, kept as text art in the test resources. With {@code -Dgoldens=write} they are written anew:
 * then look at the difference before it is committed.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/org/firstline/boards");

    private Golden() {}

    static void check(String name, Frame frame) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if ("write".equals(System.getProperty("goldens"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, frame.art());
            }
            assertThat(frame.art()).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
