package org.firstline.bridge.mcu;

/** CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, nothing reflected; of "123456789" it is 29B1. */
final class Crc16 {
    private Crc16() {}

    static int of(byte[] octets, int length) {
        int crc = 0xffff;
        for (int i = 0; i < length; i++) {
            crc ^= (octets[i] & 255) << 8;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
        }
        return crc & 0xffff;
    }
}
