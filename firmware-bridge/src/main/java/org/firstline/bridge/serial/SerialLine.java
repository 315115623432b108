package org.firstline.bridge.serial;

import java.time.Duration;

/**
 * One end of a serial line. Belongs to one thread at a time. A line that fails is closed before the exception leaves,
 * so that the device can come back under its own name; {@link #open} looks for it anew.
 */
public interface SerialLine extends AutoCloseable {
    /** How the health page calls it: the path as it was configured, never what it resolved to. */
    String name();

    /** Opens the line, or closes and opens it anew. */
    void open() throws SerialException;

    /**
     * Reads what is there, waiting for the first octet if need be.
     *
     * @param wait at most this long (a driver may be up to 0.1 s late); zero to look without waiting
     * @return how many octets were read; 0 when none came in time
     */
    int read(byte[] into, Duration wait) throws SerialException;

    /** How many octets could be read without waiting. */
    int available() throws SerialException;

    /** Hands all the octets to the driver. */
    void write(byte[] octets) throws SerialException;

    /**
     * Takes the power from what is at the other end and gives it back, as far as a line can: by dropping DTR and RTS for
     * a second. A device that does not care, or a line without these wires, goes on as before.
     */
    default void powerCycle() throws SerialException {}

    /** The clock that waiting on this line goes by. */
    default Ticks ticks() {
        return Ticks.REAL;
    }

    /** Closes the line; closing twice does nothing. */
    @Override
    void close();
}
