package org.firstline.bridge.panel.chip;

import java.util.BitSet;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;

/**
 * A strip of WS2812 diodes at the end of an SPI data line, by the length of its pulses: a high of a third of a bit is
 * nought, of two thirds one; each diode takes the first 24 bits that reach it and passes the rest on; a low of 280 µs
 * shows what was taken. A pulse of another length counts as a fault. Any thread.
 */
public final class Ws2812Sim implements SpiPort {
    private static final double MICROS_A_BIT = 1e6 / Ws2812Panel.HERTZ;
    private static final double RESET_MICROS = 280;

    private final int width;
    private final int height;
    private final Ws2812Panel.Wiring wiring;
    private final int[] taken;
    private final int[] shown;
    private boolean plugged = true;
    private boolean open;
    private int faults;

    public Ws2812Sim(int width, int height, Ws2812Panel.Wiring wiring) {
        this.width = width;
        this.height = height;
        this.wiring = wiring;
        this.taken = new int[width * height];
        this.shown = new int[width * height];
    }

    @Override
    public String name() {
        return "simulated spi";
    }

    @Override
    public synchronized void open() throws BusException {
        open = false;
        if (!plugged) throw new BusException("simulated spi is not there");
        open = true;
    }

    @Override
    public synchronized void write(byte[] octets) throws BusException {
        if (!open || !plugged) throw new BusException("simulated spi is gone");
        var line = new BitSet(octets.length * 8);
        for (int i = 0; i < octets.length * 8; i++) line.set(i, (octets[i / 8] >> (7 - i % 8) & 1) == 1);
        int at = 0;
        int bit = 0;
        while (at < octets.length * 8) {
            int rise = line.nextSetBit(at);
            int low = (rise < 0 ? octets.length * 8 : rise) - at;
            if (low * MICROS_A_BIT >= RESET_MICROS) {
                System.arraycopy(taken, 0, shown, 0, shown.length);
                bit = 0;
            }
            if (rise < 0) break;
            int fall = line.nextClearBit(rise);
            int high = fall - rise;
            if (high != 1 && high != 2) faults++;
            else if (bit < taken.length * 24) {
                int diode = bit / 24;
                taken[diode] = taken[diode] << 1 & 0xffffff | (high == 2 ? 1 : 0);
                bit++;
            }
            at = fall;
        }
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    /** The bus is gone, or back again. */
    public synchronized void plug(boolean in) {
        plugged = in;
        open = open && in;
    }

    /** What people see. */
    public synchronized Frame frame() {
        var canvas = new Canvas(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int grb = shown[wiring.place(x, y, width)];
                int green = grb >> 16 & 255;
                int red = grb >> 8 & 255;
                canvas.set(x, y, seen(green, red));
            }
        return canvas.frame();
    }

    private static Colour seen(int green, int red) {
        if (red == 0) return green == 0 ? Colour.OFF : Colour.GREEN;
        return green * 4 >= red ? Colour.AMBER : Colour.RED;
    }

    /** The brightest that any diode shows of any colour, 0 to 255. */
    public synchronized int brightest() {
        int most = 0;
        for (int grb : shown) most = Math.max(most, Math.max(grb >> 16 & 255, Math.max(grb >> 8 & 255, grb & 255)));
        return most;
    }

    public synchronized int faults() {
        return faults;
    }
}
