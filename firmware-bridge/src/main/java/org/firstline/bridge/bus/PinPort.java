package org.firstline.bridge.bus;

/** One output pin. */
public interface PinPort extends AutoCloseable {
    /** For people: {@code gpio17}. */
    String name();

    /** Takes the pin as an output and switches it off; a second time, lets it go before. */
    void open() throws BusException;

    void set(boolean on) throws BusException;

    /** Lets the pin go; what it was set to may or may not stay. Closing twice does nothing. */
    @Override
    void close();
}
