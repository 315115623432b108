package org.firstline.calls.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The two companding laws of ITU-T G.711, each with its static RTP payload type (RFC 3551 table 4). Linear samples are
 * 16 bit, left-justified. Everything is a look-up in a table that is filled once; any thread.
 */
public enum Law {
    /** mu-law: North America and Japan. */
    PCMU(0, 0xFF),
    /** A-law: the rest of the world. */
    PCMA(8, 0xD5);

    private static final int MU_BIAS = 132;
    private static final int MU_CLIP = 32635;

    private final int payloadType;
    private final byte silence;
    private final byte[] encoded = new byte[65536];
    private final short[] decoded = new short[256];
    private final byte[] translated = new byte[256];

    static {
        for (Law law : values()) law.fill();
        for (Law law : values()) {
            for (int octet = 0; octet < 256; octet++) {
                law.translated[octet] = law.other().encode(law.decoded[octet]);
            }
        }
    }

    Law(int payloadType, int silence) {
        this.payloadType = payloadType;
        this.silence = (byte) silence;
    }

    public int payloadType() {
        return payloadType;
    }

    /** The octet that sounds like nothing. */
    public byte silence() {
        return silence;
    }

    public byte encode(short sample) {
        return encoded[sample & 0xFFFF];
    }

    public short decode(byte octet) {
        return decoded[octet & 0xFF];
    }

    /** The octet of the other law that comes nearest to this octet of this law. */
    public byte translate(byte octet) {
        return translated[octet & 0xFF];
    }

    public Law other() {
        return this == PCMU ? PCMA : PCMU;
    }

    /** The law of a static payload type, or null when it is neither. */
    static @Nullable Law ofPayloadType(int payloadType) {
        return switch (payloadType) {
            case 0 -> PCMU;
            case 8 -> PCMA;
            default -> null;
        };
    }

    private void fill() {
        for (int octet = 0; octet < 256; octet++) {
            decoded[octet] = (short) (this == PCMU ? muToLinear(octet) : aToLinear(octet));
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            encoded[sample & 0xFFFF] = (byte) (this == PCMU ? linearToMu(sample) : linearToA(sample));
        }
    }

    /** G.711 tables 2a and 2b: sign, three bits of segment, four of step; every bit inverted on the wire. */
    private static int linearToMu(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(magnitude(sample), MU_CLIP) + MU_BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int step = (magnitude >> (segment + 3)) & 0x0F;
        return ~(sign | segment << 4 | step) & 0xFF;
    }

    private static int muToLinear(int octet) {
        int code = ~octet & 0xFF;
        int segment = code >> 4 & 7;
        int magnitude = (((code & 0x0F) << 3) + MU_BIAS << segment) - MU_BIAS;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }

    /** G.711 tables 1a and 1b: as above on 12 bits of magnitude; the even bits inverted on the wire. */
    private static int linearToA(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = magnitude(sample) >> 4;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude | 1));
        int step = segment == 0 ? magnitude : magnitude >> segment - 1 & 0x0F;
        return (sign | segment << 4 | step) ^ 0x55;
    }

    private static int aToLinear(int octet) {
        int code = octet ^ 0x55;
        int segment = code >> 4 & 7;
        int step = code & 0x0F;
        int magnitude = segment == 0 ? (step << 4) + 8 : (step << 4) + 0x108 << segment - 1;
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** The complement rather than the negative: -1 lies in the first step below zero, as 0 does in the first above. */
    private static int magnitude(int sample) {
        return sample < 0 ? ~sample : sample;
    }
}
