package org.firstline.bridge.mcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelContract;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.serial.MemoryLine;
import org.firstline.bridge.serial.SerialException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A wall behind a simulated board on a line in memory. */
class McuPanelTest extends PanelContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final McuSim board = new McuSim(64, 16, 2);
    private final MemoryLine.Pair line = MemoryLine.pair();

    @Override
    protected Panel panel() throws Exception {
        serve();
        return new McuPanel("mcu:memory", line.near(), 64, 16, PATIENCE);
    }

    private void serve() throws SerialException {
        line.far().open();
        Thread.ofVirtual().start(() -> board.serve(line.far()));
    }

    @Override
    protected void assertShows(Frame frame, String text) throws Exception {
        // the last answer carried the frame's own CRC: it shows before show() has returned
        assertThat(board.frame()).isEqualTo(frame);
    }

    @Override
    protected void unplug() {
        line.near().unplug();
    }

    @Override
    protected void plug() throws Exception {
        line.near().plug();
        serve();
    }

    @AfterEach
    void end2() {
        line.far().close();
    }

    @Test
    void aWallOfAnotherSizeIsNotDrawnOn() throws Exception {
        serve();
        try (var panel = new McuPanel("mcu:memory", line.near(), 32, 16, PATIENCE)) {
            assertThatThrownBy(() -> panel.show(Frame.dark(32, 16), Caption.EMPTY))
                    .isInstanceOf(PanelException.class)
                    .hasMessage("the board's wall has 64x16 diodes, not 32x16");
        }
    }

    @Test
    void aBoardThatHangsIsOfflineAfterThreeAndBackWithItsPicture() throws Exception {
        serve();
        Frame frame = Frame.parse(("GAR.".repeat(16) + "\n").repeat(16));
        try (var panel = new McuPanel("mcu:memory", line.near(), 64, 16, Duration.ofMillis(50))) {
            panel.show(frame, Caption.EMPTY);
            board.hang(true);
            assertThatThrownBy(panel::alive)
                    .isInstanceOf(PanelException.class)
                    .hasMessage("the board did not answer 3 times");
            board.hang(false);
            board.restart(true);
            assertThat(board.frame()).isNotEqualTo(frame);
            panel.show(frame, Caption.EMPTY);
            assertThat(board.frame()).isEqualTo(frame);
        }
    }

    @Test
    void aBoardThatWasRestartedGetsItsPictureAgainWithThePing() throws Exception {
        serve();
        Frame frame = Frame.parse(("GAR.".repeat(16) + "\n").repeat(16));
        try (var panel = new McuPanel("mcu:memory", line.near(), 64, 16, PATIENCE)) {
            panel.show(frame, Caption.EMPTY);
            board.restart(false);
            panel.alive();
            assertThat(board.frame()).isEqualTo(frame);
        }
    }

    @Test
    void aRelayIsHeldForItsTimeOnly() throws Exception {
        serve();
        try (var relay = new McuRelay(line.near(), 2, PATIENCE)) {
            relay.on(Duration.ofSeconds(2));
            assertThat(board.isRelayOn(2)).isTrue();
            assertThat(board.isRelayOn(1)).isFalse();
            relay.off();
            assertThat(board.isRelayOn(2)).isFalse();
            assertThatThrownBy(() -> relay.on(Duration.ofHours(1)))
                    .isInstanceOf(McuException.class)
                    .hasMessage("the board refused: a number out of its range");
        }
        serve();
        try (var none = new McuRelay(line.near(), 3, PATIENCE)) {
            assertThatThrownBy(() -> none.on(Duration.ofSeconds(2))).hasMessage("the board has 2 relays");
        }
    }
}
