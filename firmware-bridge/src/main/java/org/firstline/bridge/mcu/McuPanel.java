package org.firstline.bridge.mcu;

import java.time.Duration;
import java.util.Arrays;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;

/**
 * A wall behind a microcontroller. Only what changed is drawn; the board answers with the CRC of all that it holds, so
 * what the wall shows is known and not hoped. Where it holds something else (it was restarted, say) all of it is drawn
 * once more, and where that does not help the wall is ill.
 */
public final class McuPanel implements Panel {
    /** For an answer: a frame's time at 115,200 baud, both ways, and a slow board. */
    public static final Duration PATIENCE = Duration.ofMillis(300);

    /** Octets that one DRAW carries, after its offset. */
    static final int PIECE = 240;

    private final String name;
    private final McuBoard board;
    private final int width;
    private final int height;
    private int brightness = 100;
    private byte @Nullable [] drawn;
    private @Nullable Frame shown;

    public McuPanel(String name, SerialLine line, int width, int height, Duration patience) {
        this.name = name;
        this.board = new McuBoard(line, patience);
        this.width = width;
        this.height = height;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void dim(int percent) {
        brightness = Math.clamp(percent, 1, 100);
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        try {
            if (!board.isOpen()) greet();
            byte[] octets = Packed.of(frame);
            draw(octets);
            int expected = Crc16.of(octets, octets.length);
            if (reveal() != expected) {
                drawn = null;
                draw(octets);
                int really = reveal();
                if (really != expected)
                    throw new McuException("the wall shows something else than it was sent (CRC %04x, not %04x)"
                            .formatted(really, expected));
            }
            shown = frame;
        } catch (McuException e) {
            close();
            throw new PanelException(e);
        }
    }

    private void greet() throws McuException {
        drawn = null;
        Hello hello = board.open();
        if ((hello.capabilities() & Hello.WALL) == 0) throw new McuException("the board has no wall");
        if (hello.width() != width || hello.height() != height)
            throw new McuException("the board's wall has %dx%d diodes, not %dx%d"
                    .formatted(hello.width(), hello.height(), width, height));
    }

    private void draw(byte[] octets) throws McuException {
        byte[] before = drawn;
        drawn = null;
        for (int at = 0; at < octets.length; at += PIECE) {
            int end = Math.min(octets.length, at + PIECE);
            if (before != null && Arrays.equals(before, at, end, octets, at, end)) continue;
            var payload = new byte[2 + end - at];
            McuFrame.put16(payload, 0, at);
            System.arraycopy(octets, at, payload, 2, end - at);
            board.command(McuFrame.DRAW, payload);
        }
        drawn = octets;
    }

    private int reveal() throws McuException {
        return board.command(McuFrame.SHOW, new byte[] {(byte) brightness});
    }

    /** The ping; a board that was restarted meanwhile gets its picture again. */
    @Override
    public void alive() throws PanelException {
        Frame last = shown;
        byte[] octets = drawn;
        if (last == null || octets == null || !board.isOpen()) return;
        try {
            Pong pong = board.ping();
            if (!pong.noData() && pong.drawn() == Crc16.of(octets, octets.length)) return;
        } catch (McuException e) {
            close();
            throw new PanelException(e);
        }
        show(last, Caption.EMPTY);
    }

    @Override
    public void close() {
        drawn = null;
        board.close();
    }
}
