package org.firstline.bridge.panel.chip;

/** The registers of a MAX7219 or MAX7221 (Maxim 19-4452, table 2): one octet of address, one of data. */
final class Max7219 {
    /** The first of eight digits; on a matrix, its rows from the top, with the leftmost diode in the highest bit. */
    static final int DIGIT = 1;

    static final int DECODE = 0x9;
    /** 0 to 15 sixteenths and a bit. */
    static final int INTENSITY = 0xa;

    static final int SCAN_LIMIT = 0xb;
    /** 0 is dark, 1 is at work; dark after power-up. */
    static final int SHUTDOWN = 0xc;

    static final int TEST = 0xf;

    private Max7219() {}
}
