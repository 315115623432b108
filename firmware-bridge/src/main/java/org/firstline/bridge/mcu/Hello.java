package org.firstline.bridge.mcu;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a board says of itself.
 *
 * @param least the oldest version of the protocol that it speaks, as is {@code most} the newest
 * @param id sixteen hexadecimal digits, for ever the same
 * @param firmware "1.0.2"
 * @param capabilities bits: 1 a wall, 2 relays, 4 a dimmer
 */
record Hello(
        int least,
        int most,
        String id,
        String firmware,
        int capabilities,
        int width,
        int height,
        int relays,
        Boot boot) {
    static final int WALL = 1;
    static final int RELAYS = 2;
    static final int DIMMER = 4;
    private static final int SIZE = 21;

    /** Why it started last. */
    enum Boot {
        POWER,
        RESET,
        WATCHDOG,
        BROWN_OUT,
        OTHER
    }

    byte[] payload() {
        var out = new byte[SIZE];
        out[0] = (byte) least;
        out[1] = (byte) most;
        System.arraycopy(HexFormat.of().parseHex(id), 0, out, 2, 8);
        String[] numbers = firmware.split("\\.");
        for (int i = 0; i < 3; i++) out[10 + i] = (byte) Integer.parseInt(numbers[i]);
        McuFrame.put16(out, 13, capabilities);
        McuFrame.put16(out, 15, width);
        McuFrame.put16(out, 17, height);
        out[19] = (byte) relays;
        out[20] = (byte) boot.ordinal();
        return out;
    }

    /** Octets after the ones known are of a newer version, and passed over. */
    static Hello parse(byte[] payload) throws McuException {
        if (payload.length < SIZE) throw new McuException("the board's HELLO is too short");
        return new Hello(
                payload[0] & 255,
                payload[1] & 255,
                HexFormat.of().formatHex(Arrays.copyOfRange(payload, 2, 10)),
                String.format(Locale.ROOT, "%d.%d.%d", payload[10] & 255, payload[11] & 255, payload[12] & 255),
                McuFrame.get16(payload, 13),
                McuFrame.get16(payload, 15),
                McuFrame.get16(payload, 17),
                payload[19] & 255,
                Boot.values()[Math.min(payload[20] & 255, Boot.OTHER.ordinal())]);
    }
}
