package org.firstline.bridge.sms;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.Pty;
import org.firstline.bridge.serial.SerialMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the phone that ships at the far end of a real tty. */
class PtyModemTest extends ModemContract {
    @TempDir
    Path folder;

    private Pty pty;
    private JSerialLine far;
    private Thread phone;

    @Override
    Modem modem() throws Exception {
        pty = new Pty(folder);
        far = new JSerialLine(pty.far(), SerialMode.MODEM);
        far.open();
        var sim = new PhoneSim().reportTakes(Duration.ofMillis(50)).noise("^RSSI: 17");
        phone = Thread.ofPlatform().start(() -> sim.serve(far));
        return new AtModem(new JSerialLine(pty.near(), SerialMode.MODEM));
    }

    @AfterEach
    void hangUp() throws IOException, InterruptedException {
        phone.interrupt();
        phone.join();
        far.close();
        pty.close();
    }

    @Override
    String number() {
        return "+79511234567";
    }
}
