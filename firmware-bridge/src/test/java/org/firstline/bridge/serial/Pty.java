package org.firstline.bridge.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Two pseudo-terminals joined by socat: a serial cable with no hardware, real for the operating system. */
public final class Pty implements AutoCloseable {
    private final Process socat;
    private final Path near;
    private final Path far;

    public Pty(Path folder) throws IOException {
        near = folder.resolve("near");
        far = folder.resolve("far");
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + far)
                .inheritIO()
                .start();
        Awaitility.await("socat makes its ptys").until(() -> Files.exists(near) && Files.exists(far));
    }

    public String near() {
        return near.toString();
    }

    public String far() {
        return far.toString();
    }

    /** Pulls the cable; both ends see a hang-up. */
    @Override
    public void close() throws IOException {
        socat.destroy();
        try {
            if (!socat.waitFor(5, TimeUnit.SECONDS)) throw new IOException("socat does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
