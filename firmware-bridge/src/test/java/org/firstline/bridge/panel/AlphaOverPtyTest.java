package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.firstline.bridge.Bridge;
import org.firstline.bridge.panel.Caption.Live;
import org.firstline.bridge.panel.Caption.Words;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.Pty;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign named by a line of configuration, on a serial device that is real for the operating system. */
class AlphaOverPtyTest {
    @TempDir
    Path folder;

    @Test
    void writesToTheDeviceThatTheConfigurationNames() throws Exception {
        var sign = new AlphaSim();
        try (var pty = new Pty(folder);
                var far = new JSerialLine(pty.far(), SerialMode.MODEM);
                var panel = Bridge.panel("alpha:" + pty.near() + "?speed=4800&bits=7E2&columns=20&letters=latin")
                        .orElseThrow()) {
            Thread.ofVirtual().start(() -> {
                try {
                    sign.serve(far);
                } catch (SerialException e) {
                    // the test is over
                }
            });
            panel.show(
                    Frame.dark(panel.width(), panel.height()),
                    new Caption(List.of(new Words("ЖДУТ", Colour.AMBER), new Live("4", Colour.RED))));
            assertThat(sign.awaitText("ZHDUT 4", 5000)).as(sign.text()).isTrue();
            assertThat(sign.moves()).isFalse();
        }
    }
}
