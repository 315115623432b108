package org.firstline.calls.sip;

import java.util.Arrays;
import java.util.Random;

/** Spoils octets in the ways that break parsers: each is the same for the same seed. */
public final class Mutator {
    private static final byte[] SPICE =
            "\r\n\r\n \t;,:<>\"\\@%[]?=/\0\u007f\u00ff09aZ*".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    private static final int MOST = 70_000;

    private final Random random;

    public Mutator(long seed) {
        random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public byte[] spoil(byte[] sound, byte[] other) {
        byte[] octets = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && octets.length > 0; i++) octets = change(octets, other);
        return octets;
    }

    private byte[] change(byte[] octets, byte[] other) {
        int at = random.nextInt(octets.length);
        byte spice = SPICE[random.nextInt(SPICE.length)];
        switch (random.nextInt(11)) {
            case 0 -> octets[at] = spice;
            case 1 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> octets[at] = (byte) random.nextInt(256);
            case 3 -> {
                return splice(octets, at, at, new byte[] {spice});
            }
            case 4 -> {
                return splice(octets, at, Math.min(octets.length, at + 1 + random.nextInt(40)), new byte[0]);
            }
            case 5 -> {
                int to = Math.min(octets.length, at + random.nextInt(120));
                return splice(octets, at, at, Arrays.copyOfRange(octets, at, to));
            }
            case 6 -> {
                // now and then a very long one
                byte[] row = new byte[random.nextInt(50) == 0 ? random.nextInt(20_000) : random.nextInt(100)];
                Arrays.fill(row, spice);
                return splice(octets, at, at, row);
            }
            case 7 -> {
                return Arrays.copyOf(octets, at);
            }
            case 8 -> {
                int from = random.nextInt(other.length);
                return splice(octets, at, octets.length, Arrays.copyOfRange(other, from, other.length));
            }
            case 9 -> {
                return numbers(octets, at);
            }
            default -> {
                // a whole line again, somewhere else
                int start = lineStart(octets, at);
                int end = lineStart(octets, Math.min(octets.length - 1, at + 200));
                if (end <= start) return octets;
                int to = lineStart(octets, random.nextInt(octets.length));
                return splice(octets, to, to, Arrays.copyOfRange(octets, start, end));
            }
        }
        return octets;
    }

    /** A number from here on becomes one that no field has room for. */
    private byte[] numbers(byte[] octets, int at) {
        for (int i = at; i < octets.length; i++) {
            if (octets[i] < '0' || octets[i] > '9') continue;
            String[] huge = {"-1", "99999999999999999999", "4294967296", "2147483648", "65536", "00000000000000000000"};
            byte[] number = huge[random.nextInt(huge.length)].getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return splice(octets, i, i + 1, number);
        }
        return octets;
    }

    private static int lineStart(byte[] octets, int at) {
        int i = at;
        while (i > 0 && octets[i - 1] != '\n') i--;
        return i;
    }

    private static byte[] splice(byte[] octets, int from, int to, byte[] put) {
        if (octets.length + put.length > MOST) return octets;
        byte[] out = new byte[octets.length - (to - from) + put.length];
        System.arraycopy(octets, 0, out, 0, from);
        System.arraycopy(put, 0, out, from, put.length);
        System.arraycopy(octets, to, out, from + put.length, octets.length - to);
        return out;
    }
}
