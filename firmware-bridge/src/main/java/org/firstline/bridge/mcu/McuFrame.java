package org.firstline.bridge.mcu;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One frame, either way.
 *
 * @param version of the protocol, 1 so far
 * @param type a command of the host, or an answer of the board
 * @param sequence 0 to 255; an answer has that of its command
 */
record McuFrame(int version, int type, int sequence, byte[] payload) {
    static final int VERSION = 1;
    /** Octets of payload; a longer frame is damaged. */
    static final int MOST = 256;

    static final int HELLO = 0x01;
    static final int PING = 0x02;
    static final int DRAW = 0x03;
    static final int SHOW = 0x04;
    static final int RELAY = 0x05;
    static final int HELLO_ANSWER = 0x81;
    static final int PONG = 0x82;
    static final int NAK = 0x7e;
    static final int ACK = 0x7f;

    private static final int HEAD = 5;

    McuFrame {
        if (payload.length > MOST) throw new IllegalArgumentException("a payload of " + payload.length);
        payload = payload.clone();
    }

    /** With its nought at the end. */
    byte[] wire() {
        byte[] body = body();
        byte[] coded = Cobs.stuff(body);
        return Arrays.copyOf(coded, coded.length + 1);
    }

    byte[] body() {
        var body = new byte[HEAD + payload.length + 2];
        body[0] = (byte) version;
        body[1] = (byte) type;
        body[2] = (byte) sequence;
        put16(body, 3, payload.length);
        System.arraycopy(payload, 0, body, HEAD, payload.length);
        put16(body, body.length - 2, Crc16.of(body, body.length - 2));
        return body;
    }

    /**
     * @param coded without the nought
     * @return empty where it was damaged on its way
     */
    static Optional<McuFrame> parse(byte[] coded) {
        byte[] body = Cobs.unstuff(coded);
        if (body == null || body.length < HEAD + 2) return Optional.empty();
        int length = get16(body, 3);
        if (length > MOST || length != body.length - HEAD - 2) return Optional.empty();
        if (get16(body, body.length - 2) != Crc16.of(body, body.length - 2)) return Optional.empty();
        return Optional.of(new McuFrame(
                body[0] & 255, body[1] & 255, body[2] & 255, Arrays.copyOfRange(body, HEAD, HEAD + length)));
    }

    static void put16(byte[] into, int at, int value) {
        into[at] = (byte) (value >> 8);
        into[at + 1] = (byte) value;
    }

    static int get16(byte[] from, int at) {
        return (from[at] & 255) << 8 | from[at + 1] & 255;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof McuFrame f
                && f.version == version
                && f.type == type
                && f.sequence == sequence
                && Arrays.equals(f.payload, payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload) * 31 + (version << 16 | type << 8 | sequence);
    }

    @Override
    public String toString() {
        return "%02x #%d %s".formatted(type, sequence, HexFormat.of().formatHex(payload));
    }
}
