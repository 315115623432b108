package org.firstline.bridge.panel.chip;

import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.I2cPort;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;

/**
 * One HT16K33 by its commands: RAM with an address that counts up, oscillator, display and dimming. Wakes up dark.
 * Any thread.
 */
public final class Ht16k33Sim implements I2cPort {
    private byte[] ram = new byte[Ht16k33.RAM_SIZE];
    private boolean oscillator;
    private boolean display;
    private int dim;
    private boolean plugged = true;
    private boolean open;
    private int unknown;

    @Override
    public String name() {
        return "simulated i2c";
    }

    @Override
    public synchronized void open() throws BusException {
        open = false;
        if (!plugged) throw new BusException("simulated i2c: nobody acknowledges");
        open = true;
    }

    @Override
    public synchronized void write(byte[] octets) throws BusException {
        if (!open || !plugged) throw new BusException("simulated i2c: nobody acknowledges");
        int command = octets[0] & 255;
        switch (command >> 4) {
            case 0x0 -> {
                for (int i = 1; i < octets.length; i++) ram[(command + i - 1) % Ht16k33.RAM_SIZE] = octets[i];
            }
            case 0x2 -> oscillator = (command & 1) == 1;
            case 0x8 -> display = (command & 1) == 1;
            case 0xe -> dim = command & 15;
            default -> unknown++;
        }
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    /** Off the bus, or on it again, freshly started. */
    public synchronized void plug(boolean in) {
        plugged = in;
        open = open && in;
        if (!in) {
            ram = new byte[Ht16k33.RAM_SIZE];
            oscillator = false;
            display = false;
        }
    }

    private int bits(int common) {
        if (!oscillator || !display) return 0;
        return ram[2 * common] & 255 | (ram[2 * common + 1] & 255) << 8;
    }

    /** As a matrix of 16 by 8, in red. */
    public synchronized Frame matrix() {
        var canvas = new Canvas(Ht16k33.ROWS, Ht16k33.COMMONS);
        for (int y = 0; y < Ht16k33.COMMONS; y++)
            for (int x = 0; x < Ht16k33.ROWS; x++) if ((bits(y) >> x & 1) == 1) canvas.set(x, y, Colour.RED);
        return canvas.frame();
    }

    /** What its four digits spell; a dot after the digit that has one. */
    public synchronized String text(Segments segments) {
        var text = new StringBuilder();
        for (int digit = 0; digit < Ht16k33Text.DIGITS; digit++) {
            int bits = bits(Ht16k33Text.common(segments, digit));
            int dot = segments == Segments.SEVEN ? 7 : Segments.DOT;
            text.append(segments.read(bits & ~(1 << dot)));
            if ((bits >> dot & 1) == 1) text.append('.');
        }
        return text.toString();
    }

    /** Its four digits drawn with bars, each in 7 by 7 diodes with two beside it, in red. */
    public synchronized Frame drawn(Segments segments) {
        var canvas = new Canvas(Ht16k33Text.DIGITS * 9, 7);
        for (int digit = 0; digit < Ht16k33Text.DIGITS; digit++) {
            int bits = bits(Ht16k33Text.common(segments, digit));
            // the bar across in one piece counts as both halves; the dot is elsewhere
            if (segments == Segments.SEVEN)
                bits = bits & 0x3f | ((bits & 0x40) == 0 ? 0 : 0xc0) | (bits & 0x80) << Segments.DOT - 7;
            Bars.draw(canvas, digit * 9, bits);
        }
        return canvas.frame();
    }

    /** 0 to 15. */
    public synchronized int dim() {
        return dim;
    }

    /** Commands that the chip does not know. */
    public synchronized int unknown() {
        return unknown;
    }
}
