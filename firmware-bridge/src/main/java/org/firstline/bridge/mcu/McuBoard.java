package org.firstline.bridge.mcu;

import java.time.Duration;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;

/**
 * The host's side of the line to a microcontroller: commands go out one at a time, each again with its own number until
 * its answer comes, {@link #TRIES} times. Blocking; one thread at a time.
 */
final class McuBoard implements AutoCloseable {
    /** Three missed, and the board is offline. */
    static final int TRIES = 3;

    private final SerialLine line;
    private final Duration patience;
    private McuReader reader = new McuReader();
    private @Nullable Hello hello;
    private int sequence;

    /** @param patience for an answer */
    McuBoard(SerialLine line, Duration patience) {
        this.line = line;
        this.patience = patience;
    }

    boolean isOpen() {
        return hello != null;
    }

    /** Opens the line and greets the board; once open, what it said then. */
    Hello open() throws McuException {
        Hello known = hello;
        if (known != null) return known;
        try {
            line.open();
            reader = new McuReader();
            // ends whatever was left open at the board's side
            line.write(new byte[] {0});
        } catch (SerialException e) {
            throw failed(e);
        }
        Hello said = Hello.parse(
                answer(McuFrame.HELLO, new byte[] {McuFrame.VERSION, McuFrame.VERSION}, McuFrame.HELLO_ANSWER)
                        .payload());
        if (said.least() > McuFrame.VERSION || said.most() < McuFrame.VERSION) {
            close();
            throw new McuException("the board speaks versions " + said.least() + " to " + said.most()
                    + " of the protocol, this box speaks " + McuFrame.VERSION);
        }
        hello = said;
        return said;
    }

    /** @return the CRC of what is drawn on the board now */
    int command(int type, byte[] payload) throws McuException {
        open();
        McuFrame answer = answer(type, payload, McuFrame.ACK);
        if (answer.payload().length < 2) throw new McuException("the board's ACK is too short");
        return McuFrame.get16(answer.payload(), 0);
    }

    Pong ping() throws McuException {
        open();
        return Pong.parse(answer(McuFrame.PING, new byte[0], McuFrame.PONG).payload());
    }

    private McuFrame answer(int type, byte[] payload, int expected) throws McuException {
        sequence = sequence + 1 & 255;
        byte[] wire = new McuFrame(McuFrame.VERSION, type, sequence, payload).wire();
        try {
            for (int i = 0; i < TRIES; i++) {
                line.write(wire);
                McuFrame answer = await(expected);
                if (answer != null) return answer;
                // what was cut off must not swallow the next one
                line.write(new byte[] {0});
            }
        } catch (SerialException e) {
            throw failed(e);
        }
        close();
        throw new McuException("the board did not answer " + TRIES + " times");
    }

    private @Nullable McuFrame await(int expected) throws SerialException, McuException {
        var octets = new byte[512];
        long end = System.nanoTime() + patience.toNanos();
        Duration left = patience;
        while (true) {
            int n = line.read(octets, left);
            for (McuFrame frame : reader.take(octets, n)) {
                if (frame.sequence() != sequence) continue;
                if (frame.type() == expected) return frame;
                if (frame.type() == McuFrame.NAK) throw new McuException("the board refused: " + why(frame));
            }
            long nanos = end - System.nanoTime();
            if (nanos <= 0) return null;
            left = Duration.ofNanos(nanos);
        }
    }

    private static String why(McuFrame nak) {
        int code = nak.payload().length == 0 ? 0 : nak.payload()[0];
        return switch (code) {
            case 1 -> "a wrong length";
            case 2 -> "a command that it does not know";
            case 3 -> "a number out of its range";
            case 4 -> "a version that it does not speak";
            default -> "for reason " + code;
        };
    }

    private McuException failed(SerialException e) {
        close();
        return new McuException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }

    @Override
    public void close() {
        hello = null;
        line.close();
    }
}
