package org.firstline.bridge.serial;

/**
 * How octets look on the wire.
 *
 * @param baud bits a second
 * @param dataBits 5 to 8
 * @param stopBits 1 or 2
 */
public record SerialMode(int baud, int dataBits, Parity parity, int stopBits) {
    /** The check bit after the data bits. */
    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /** What modems speak unless told otherwise; a USB modem does not care. */
    public static final SerialMode MODEM = new SerialMode(115_200, 8, Parity.NONE, 1);

    public SerialMode {
        if (baud < 50) throw new IllegalArgumentException("baud " + baud);
        if (dataBits < 5 || dataBits > 8) throw new IllegalArgumentException("data bits " + dataBits);
        if (stopBits < 1 || stopBits > 2) throw new IllegalArgumentException("stop bits " + stopBits);
    }
}
