package org.firstline.bridge.panel.chip;

import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;

/**
 * A chain of MAX7219 chips behind a wire, down to its bits: each chip is a shift register of sixteen, full ones spill
 * into the next chip, and when the select goes high every chip takes what it holds. Chips wake up dark. Counts bits and
 * transactions, so that a bus's time can be reckoned. Any thread.
 */
public final class Max7219Sim implements SpiPort {
    private final Chain chain;
    private final int[] shift;
    private final int[][] registers;
    private boolean plugged = true;
    private boolean open;
    private long bits;
    private long transactions;

    public Max7219Sim(Chain chain) {
        this.chain = chain;
        this.shift = new int[chain.modules()];
        this.registers = new int[chain.modules()][16];
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
        for (byte octet : octets) for (int bit = 7; bit >= 0; bit--) clock(octet >> bit & 1);
        transactions++;
        for (int i = 0; i < shift.length; i++) registers[i][shift[i] >> 8 & 15] = shift[i] & 255;
    }

    private void clock(int in) {
        int carry = in;
        for (int i = 0; i < shift.length; i++) {
            int out = shift[i] >> 15 & 1;
            shift[i] = (shift[i] << 1 | carry) & 0xffff;
            carry = out;
        }
        bits++;
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

    /** A spike on the supply: one chip loses its registers and sleeps, or lights all it has. */
    public synchronized void glitch(int module, boolean test) {
        registers[module] = new int[16];
        registers[module][Max7219.TEST] = test ? 1 : 0;
    }

    /** What people see, in red. */
    public synchronized Frame frame() {
        var canvas = new Canvas(chain.width(), chain.height());
        for (int y = 0; y < chain.height(); y++)
            for (int x = 0; x < chain.width(); x++) {
                int[] chip = registers[chain.module(x, y)];
                if (lit(chip, chain.row(x, y), chain.column(x, y))) canvas.set(x, y, Colour.RED);
            }
        return canvas.frame();
    }

    private static boolean lit(int[] chip, int row, int column) {
        if ((chip[Max7219.TEST] & 1) == 1) return true;
        if ((chip[Max7219.SHUTDOWN] & 1) == 0 || row > (chip[Max7219.SCAN_LIMIT] & 7)) return false;
        // a decoded digit shows figures of seven segments: on a matrix, rubbish that no frame equals
        if ((chip[Max7219.DECODE] >> row & 1) == 1) return (row + column) % 2 == 0;
        return (chip[Max7219.DIGIT + row] >> (7 - column) & 1) == 1;
    }

    /** 0 to 15, of the module that is nearest to the box. */
    public synchronized int intensity() {
        return registers[0][Max7219.INTENSITY] & 15;
    }

    public synchronized long bits() {
        return bits;
    }

    public synchronized long transactions() {
        return transactions;
    }
}
