package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.sms.PhoneSim;

/** A simulated phone at the far end of a pseudo-terminal of its own. */
final class PhoneWire implements AutoCloseable {
    final PhoneSim phone = new PhoneSim();
    final Path near;
    private final Process socat;
    private final JSerialLine far;
    private final Thread serving;

    PhoneWire(Path folder) throws IOException, SerialException {
        near = folder.resolve("modem-tty");
        Path end = folder.resolve("phone-tty");
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + end)
                .inheritIO()
                .start();
        while (!Files.exists(near) || !Files.exists(end)) {
            if (!socat.isAlive()) throw new IOException("socat does not run");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        far = new JSerialLine(end.toString(), SerialMode.MODEM);
        far.open();
        serving = Thread.ofPlatform().daemon().name("phone").start(() -> phone.serve(far));
    }

    @Override
    public void close() {
        serving.interrupt();
        try {
            serving.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        far.close();
        socat.destroy();
    }
}
