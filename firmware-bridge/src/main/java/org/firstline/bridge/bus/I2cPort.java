package org.firstline.bridge.bus;

/** One device on an I2C bus. Nothing is read from it; that it acknowledges its address is all that is known of it. */
public interface I2cPort extends AutoCloseable {
    /** For people: {@code i2c1.0x70}. */
    String name();

    /** Opens the bus, or closes it and opens it anew. */
    void open() throws BusException;

    /** One transaction: start, address, these octets, stop. */
    void write(byte[] octets) throws BusException;

    /** Closing twice does nothing. */
    @Override
    void close();
}
