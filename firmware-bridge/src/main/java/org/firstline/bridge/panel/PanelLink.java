package org.firstline.bridge.panel;

import java.io.IOException;

/** An open way to a wall that takes octets: a serial line or a socket. Blocking, with a limit. */
interface PanelLink extends AutoCloseable {
    /** How to open one, anew after each failure. */
    @FunctionalInterface
    interface Opener {
        PanelLink open() throws IOException;
    }

    /** Writes all of it, or throws where the far end is gone or does not take it in time. */
    void write(byte[] octets) throws IOException;

    @Override
    void close();
}
