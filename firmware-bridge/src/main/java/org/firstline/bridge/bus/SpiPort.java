package org.firstline.bridge.bus;

/** A chip select of an SPI bus, mode 0, most significant bit first. What chips answer is not read. */
public interface SpiPort extends AutoCloseable {
    /** For people: {@code spi0.0}. */
    String name();

    /** Opens the bus, or closes it and opens it anew. */
    void open() throws BusException;

    /** One transaction: select goes low, these octets are clocked out, select goes high. */
    void write(byte[] octets) throws BusException;

    /** Closing twice does nothing. */
    @Override
    void close();
}
