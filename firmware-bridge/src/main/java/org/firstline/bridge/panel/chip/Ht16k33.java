package org.firstline.bridge.panel.chip;

/** The commands of a HT16K33 (Holtek, data sheet 1.10): the high four bits say which. */
final class Ht16k33 {
    /** An address in the display RAM, whose octets follow. */
    static final int RAM = 0x00;

    static final int OSCILLATOR_ON = 0x21;
    static final int DISPLAY_ON = 0x81;
    /** With 0 to 15 sixteenths and a bit. */
    static final int DIM = 0xe0;

    static final int RAM_SIZE = 16;
    /** Common lines, each two octets of the RAM. */
    static final int COMMONS = 8;

    /** Rows, the bits of the two octets of a common line, the low octet first. */
    static final int ROWS = 16;

    private Ht16k33() {}
}
