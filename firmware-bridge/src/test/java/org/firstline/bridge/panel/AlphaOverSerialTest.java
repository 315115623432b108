package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.bridge.serial.MemoryLine;
import org.firstline.bridge.serial.SerialException;

/** A sign on a serial line held in memory, whose plug can be pulled. */
class AlphaOverSerialTest extends PanelContract {
    private final AlphaSim sign = new AlphaSim();
    private final MemoryLine.Pair line = MemoryLine.pair();

    @Override
    protected Panel panel() {
        listen();
        return new AlphaPanel(
                "alpha:memory",
                new AlphaPanel.Sign(15, true, true),
                AlphaOverTcpTest.AT_ONCE,
                () -> SerialLink.open(line.near()));
    }

    private void listen() {
        Thread.ofVirtual().start(() -> {
            try {
                sign.serve(line.far());
            } catch (SerialException e) {
                // the plug was pulled
            }
        });
    }

    @Override
    protected void assertShows(Frame frame, String text) throws Exception {
        assertThat(sign.awaitText(text, 5000))
                .as("shows %s, not %s", text, sign.text())
                .isTrue();
        assertThat(sign.damaged()).isZero();
    }

    @Override
    protected void unplug() {
        line.near().unplug();
    }

    @Override
    protected void plug() {
        line.near().plug();
        listen();
    }
}
