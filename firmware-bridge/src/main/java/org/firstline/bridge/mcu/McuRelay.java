package org.firstline.bridge.mcu;

import java.time.Duration;
import org.firstline.bridge.serial.SerialLine;

/**
 * One relay of a microcontroller, for the power of a modem, say. It falls back by itself when its time is over, when the
 * host falls silent for five seconds, and when the board starts. Blocking; one thread at a time.
 */
public final class McuRelay implements AutoCloseable {
    /** The board refuses to hold a relay longer. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private final McuBoard board;
    private final int number;

    /** @param number from 1 */
    public McuRelay(SerialLine line, int number, Duration patience) {
        this.board = new McuBoard(line, patience);
        this.number = number;
    }

    /**
     * Pulls the relay. Held for longer than five seconds it must be heard of: call this again, which begins its time anew.
     *
     * @param most whole seconds after which the board lets go by itself, 1 to {@link #LONGEST}
     */
    public void on(Duration most) throws McuException {
        switchTo(1, Math.toIntExact(Math.max(1, most.toSeconds())));
    }

    public void off() throws McuException {
        switchTo(0, 0);
    }

    private void switchTo(int on, int seconds) throws McuException {
        Hello hello = board.open();
        if (number > hello.relays()) throw new McuException("the board has " + hello.relays() + " relays");
        var payload = new byte[] {(byte) number, (byte) on, 0, 0};
        McuFrame.put16(payload, 2, seconds);
        board.command(McuFrame.RELAY, payload);
    }

    @Override
    public void close() {
        board.close();
    }
}
