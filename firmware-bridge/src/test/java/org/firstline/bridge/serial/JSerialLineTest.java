package org.firstline.bridge.serial;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real tty of the operating system: two ptys joined by socat. */
class JSerialLineTest extends SerialLineContract {
    @TempDir
    Path folder;

    private Pty pty;
    private SerialLine near;
    private SerialLine far;

    @BeforeEach
    void open() throws Exception {
        pty = new Pty(folder);
        near = new JSerialLine(pty.near(), SerialMode.MODEM);
        far = new JSerialLine(pty.far(), SerialMode.MODEM);
        far.open();
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        pty.close();
    }

    @Override
    SerialLine near() {
        return near;
    }

    @Override
    SerialLine far() {
        return far;
    }

    @Override
    void unplug() throws IOException {
        pty.close();
    }
}
