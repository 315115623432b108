package org.firstline.bridge.mcu;

import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;

/** A frame in two bits a diode, four to an octet, the first in the highest bits, row by row. Pure. */
final class Packed {
    private Packed() {}

    static int size(int width, int height) {
        return (width * height + 3) / 4;
    }

    static byte[] of(Frame frame) {
        var octets = new byte[size(frame.width(), frame.height())];
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int colour = frame.at(i % frame.width(), i / frame.width()).ordinal();
            octets[i / 4] |= (byte) (colour << 6 - i % 4 * 2);
        }
        return octets;
    }

    static Frame frame(byte[] octets, int width, int height) {
        var canvas = new Canvas(width, height);
        for (int i = 0; i < width * height; i++)
            canvas.set(i % width, i / width, Colour.values()[octets[i / 4] >> 6 - i % 4 * 2 & 3]);
        return canvas.frame();
    }
}
