package org.firstline.bridge.sms;

/** How the characters of a message are coded on the air (3GPP TS 23.038, 4). */
public enum Alphabet {
    /** The GSM 7-bit default alphabet with its extension table. */
    GSM7(0x00),
    /** Octets that only their receiver understands; shown as Latin-1. */
    OCTETS(0x04),
    /** 16 bits a character; in fact UTF-16, big end first, since phones send emoji. */
    UCS2(0x08);

    private final int coding;

    Alphabet(int coding) {
        this.coding = coding;
    }

    /** The data coding scheme octet of this alphabet, without class and compression. */
    int coding() {
        return coding;
    }

    /** What a received data coding scheme octet means; a reserved one means GSM 7-bit, as the clause demands. */
    static Alphabet of(int coding) {
        int group = coding >> 4;
        if (group == 0xE) return UCS2;
        if (group == 0xF) return (coding & 0x04) != 0 ? OCTETS : GSM7;
        if (group >= 0x8) return GSM7;
        return switch (coding & 0x0C) {
            case 0x04 -> OCTETS;
            case 0x08 -> UCS2;
            default -> GSM7;
        };
    }
}
