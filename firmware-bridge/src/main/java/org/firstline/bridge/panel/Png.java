package org.firstline.bridge.panel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A frame as a PNG picture of round diodes on a dark wall (W3C PNG, third edition; eight-bit palette). Written by hand:
 * forty lines, against java.desktop, whose native libraries a headless Java package may lack and which costs the box
 * start-up time and memory that a wall is not worth. Any thread.
 */
public final class Png {
    private static final int SHADES = 16;
    private static final int[] WALL = {0x0b, 0x0d, 0x10};
    private static final int[][] LIT = {{0x1b, 0x1f, 0x24}, {0x2e, 0xe5, 0x6b}, {0xff, 0xb0, 0x1f}, {0xff, 0x45, 0x3a}};

    private Png() {}

    /** @param pitch from one diode to the next, in pixels, 1 to 32 */
    public static byte[] of(Frame frame, int pitch) {
        if (pitch < 1 || pitch > 32) throw new IllegalArgumentException("pitch " + pitch + ", not 1 to 32");
        var png = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(png)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", header(frame.width() * pitch, frame.height() * pitch));
            chunk(out, "PLTE", palette());
            chunk(out, "IDAT", pixels(frame, shades(pitch), pitch));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        var header = new ByteArrayOutputStream();
        var out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 3, 0, 0, 0});
        return header.toByteArray();
    }

    /** For each colour its shades from the wall's own to fully lit. */
    private static byte[] palette() {
        var palette = new byte[LIT.length * SHADES * 3];
        for (int i = 0; i < palette.length; i++) {
            int lit = LIT[i / 3 / SHADES][i % 3];
            int wall = WALL[i % 3];
            palette[i] = (byte) (wall + (lit - wall) * (i / 3 % SHADES) / (SHADES - 1));
        }
        return palette;
    }

    /** How much of each pixel of one cell its disc covers, by sixteen samples a pixel. */
    private static int[] shades(int pitch) {
        var shades = new int[pitch * pitch];
        double radius = pitch < 3 ? pitch : pitch * 0.43;
        for (int i = 0; i < shades.length; i++) {
            int inside = 0;
            for (int s = 0; s < 16; s++) {
                double x = i % pitch + (s % 4 + 0.5) / 4 - pitch / 2.0;
                double y = i / pitch + (s / 4 + 0.5) / 4 - pitch / 2.0;
                if (x * x + y * y <= radius * radius) inside++;
            }
            shades[i] = inside * (SHADES - 1) / 16;
        }
        return shades;
    }

    private static byte[] pixels(Frame frame, int[] shades, int pitch) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var line = new byte[1 + frame.width() * pitch];
            for (int y = 0; y < frame.height() * pitch; y++) {
                for (int x = 0; x < frame.width() * pitch; x++)
                    line[1 + x] = (byte)
                            (frame.at(x / pitch, y / pitch).ordinal() * SHADES + shades[y % pitch * pitch + x % pitch]);
                out.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
