package org.firstline.installer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialMode;

/**
 * A simulated device at the far end of a pseudo-terminal, as a serial device on a bus: it can be pulled out, and put in
 * again under another name. The terminal is gone while it is out.
 */
final class PtyDevice implements AutoCloseable {
    private final Path bus;
    private final Consumer<JSerialLine> serve;
    private Tool socat;
    private JSerialLine far;
    private Thread serving;

    /**
     * @param bus the folder in which its terminal is seen
     * @param serve what it does at the far end, until that fails or its thread is interrupted
     */
    PtyDevice(Path bus, Consumer<JSerialLine> serve) {
        this.bus = bus;
        this.serve = serve;
    }

    /** @return the near end's path */
    synchronized Path plug(String name) throws IOException, SerialException {
        Path near = bus.resolve(name);
        Path end = bus.resolve("far-" + name);
        socat = new Tool(bus, "socat", List.of("socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + end));
        await("socat makes its ptys: " + socat.log()).until(() -> Files.exists(near) && Files.exists(end));
        far = new JSerialLine(end.toString(), SerialMode.MODEM);
        far.open();
        JSerialLine line = far;
        serving = Thread.ofPlatform().start(() -> serve.accept(line));
        return near;
    }

    synchronized void unplug() throws InterruptedException {
        if (socat == null) return;
        serving.interrupt();
        serving.join();
        far.close();
        socat.terminate();
        socat.await(10);
        socat = null;
    }

    @Override
    public void close() throws InterruptedException {
        unplug();
    }
}
