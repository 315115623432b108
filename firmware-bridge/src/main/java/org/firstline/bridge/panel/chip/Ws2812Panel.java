package org.firstline.bridge.panel.chip;

import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;

/**
 * A strip or matrix of WS2812 diodes on the data line of an SPI bus at {@link #HERTZ}: each of their bits is three of
 * the bus, 110 for one and 100 for nought, green before red before blue; after the last the line stays low for longer
 * than 280 µs. Whole frames only: the strip has no addresses.
 *
 * <p>The kernel takes 4,096 octets at once unless spidev's bufsiz says more, which is {@value #DEFAULT_MOST} diodes:
 * larger walls need {@code spidev.bufsiz=65536} on the kernel's command line.
 */
public final class Ws2812Panel implements Panel {
    public static final int HERTZ = 2_400_000;
    public static final int MOST = 4096;
    static final int DEFAULT_MOST = 445;
    /** 84 octets are 280 µs. */
    private static final int LATCH = 90;

    /** How the strip runs through the rows. */
    public enum Wiring {
        /** Each row from the left. */
        ROWS,
        /** There and back: even rows from the left, odd ones from the right. */
        SERPENTINE;

        int place(int x, int y, int width) {
            return y * width + (this == SERPENTINE && y % 2 == 1 ? width - 1 - x : x);
        }
    }

    private final String name;
    private final SpiPort spi;
    private final int width;
    private final int height;
    private final Wiring wiring;
    private int level = 64;
    private boolean open;

    public Ws2812Panel(String name, SpiPort spi, int width, int height, Wiring wiring) {
        if (width < 1 || height < 1 || width * height > MOST)
            throw new IllegalArgumentException(width + "x" + height + " diodes, not 1 to " + MOST);
        this.name = name;
        this.spi = spi;
        this.width = width;
        this.height = height;
        this.wiring = wiring;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** At full these diodes blind, and draw 40 mA each: 100 per cent is a quarter of what they can. */
    @Override
    public void dim(int percent) {
        level = Math.clamp(Math.round(percent * 64 / 100f), 4, 64);
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        try {
            if (!open) spi.open();
            open = true;
            spi.write(encode(frame));
        } catch (BusException e) {
            close();
            throw new PanelException(e);
        }
    }

    private byte[] encode(Frame frame) {
        var colours = new int[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                colours[wiring.place(x, y, width)] = switch (frame.at(x, y)) {
                    case OFF -> 0;
                    case GREEN -> level << 16;
                    case AMBER -> level / 2 << 16 | level << 8;
                    case RED -> level << 8;
                };
        // some controllers leave the line high between transactions, so a low octet leads
        var out = new byte[1 + colours.length * 9 + LATCH];
        int at = 8;
        for (int grb : colours)
            for (int bit = 23; bit >= 0; bit--) {
                raise(out, at);
                if ((grb >> bit & 1) == 1) raise(out, at + 1);
                at += 3;
            }
        return out;
    }

    private static void raise(byte[] line, int bit) {
        line[bit >> 3] |= (byte) (0x80 >> (bit & 7));
    }

    @Override
    public void close() {
        open = false;
        spi.close();
    }
}
