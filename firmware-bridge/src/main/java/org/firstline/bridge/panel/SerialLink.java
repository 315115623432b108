package org.firstline.bridge.panel;

import java.io.IOException;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;

/** A serial line to a sign, which only listens. */
record SerialLink(SerialLine line) implements PanelLink {
    static SerialLink open(SerialLine line) throws IOException {
        try {
            line.open();
            return new SerialLink(line);
        } catch (SerialException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        try {
            line.write(octets);
        } catch (SerialException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
