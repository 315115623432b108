package org.firstline.web.resources;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.firstline.bridge.panel.Frame;

/**
 * A frame as a PNG picture (ISO/IEC 15948) of lamps: each diode is a square of {@value #SIDE} pixels with a dark seam.
 * Written by hand, since an imaging library would cost a headless box tens of megabytes for four colours. Pure.
 */
final class Png {
    /** Pixels from one diode to the next. */
    static final int SIDE = 4;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** By the ordinal of the colour; the last is the seam. */
    private static final int[] PALETTE = {0x1C1C1C, 0x30D158, 0xFFB000, 0xFF453A, 0x0A0A0A};

    private static final int SEAM = PALETTE.length - 1;
    private static final byte BITS = 4;
    private static final byte INDEXED = 3;

    private Png() {}

    static byte[] of(Frame frame) {
        try {
            var out = new ByteArrayOutputStream();
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(frame));
            chunk(out, "PLTE", palette());
            chunk(out, "IDAT", pixels(frame));
            chunk(out, "IEND", new byte[0]);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(Frame frame) throws IOException {
        var octets = new ByteArrayOutputStream();
        var out = new DataOutputStream(octets);
        out.writeInt(frame.width() * SIDE);
        out.writeInt(frame.height() * SIDE);
        out.write(new byte[] {BITS, INDEXED, 0, 0, 0});
        return octets.toByteArray();
    }

    private static byte[] palette() {
        var octets = new ByteArrayOutputStream();
        for (int colour : PALETTE) {
            octets.write(colour >> 16);
            octets.write(colour >> 8);
            octets.write(colour);
        }
        return octets.toByteArray();
    }

    /** Two pixels an octet, each line after an octet that says that it is not filtered. */
    private static byte[] pixels(Frame frame) throws IOException {
        var octets = new ByteArrayOutputStream();
        int length = 1 + frame.width() * SIDE / 2;
        byte[] seam = new byte[length];
        Arrays.fill(seam, 1, length, (byte) (SEAM << BITS | SEAM));
        try (var out = new DeflaterOutputStream(octets)) {
            for (int y = 0; y < frame.height(); y++) {
                byte[] line = line(frame, y, length);
                for (int i = 1; i < SIDE; i++) out.write(line);
                out.write(seam);
            }
        }
        return octets.toByteArray();
    }

    private static byte[] line(Frame frame, int y, int length) {
        var line = new byte[length];
        int at = 1;
        for (int x = 0; x < frame.width(); x++) {
            int lamp = frame.at(x, y).ordinal();
            line[at++] = (byte) (lamp << BITS | lamp);
            line[at++] = (byte) (lamp << BITS | SEAM);
        }
        return line;
    }

    private static void chunk(ByteArrayOutputStream to, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        var out = new DataOutputStream(to);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
