package org.firstline.bridge.panel.chip;

import java.time.Duration;
import java.util.List;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.I2cPort;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;

/**
 * Matrices of 16 by 8 diodes, each on a HT16K33: the chip's common lines are the rows from the top, its row pins the
 * columns from the left. Modules side by side, of one colour.
 */
public final class Ht16k33Matrix implements Panel {
    /** How long the chips are trusted to know what they were told. */
    public static final Duration RENEWAL = Duration.ofSeconds(3);

    private final String name;
    private final Ht16k33Chips chips;

    /** @param ports the chips from the left, at most eight */
    public Ht16k33Matrix(String name, List<I2cPort> ports, Duration renewal) {
        this.name = name;
        this.chips = new Ht16k33Chips(ports, renewal);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return chips.count() * Ht16k33.ROWS;
    }

    @Override
    public int height() {
        return Ht16k33.COMMONS;
    }

    @Override
    public void dim(int percent) {
        chips.dim(percent);
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        var ram = new byte[chips.count()][Ht16k33.RAM_SIZE];
        for (int y = 0; y < height(); y++)
            for (int x = 0; x < width(); x++)
                if (frame.at(x, y) != Colour.OFF)
                    ram[x / Ht16k33.ROWS][2 * y + x % Ht16k33.ROWS / 8] |= (byte) (1 << x % 8);
        try {
            chips.write(ram);
        } catch (BusException e) {
            close();
            throw new PanelException(e);
        }
    }

    @Override
    public void close() {
        chips.close();
    }
}
