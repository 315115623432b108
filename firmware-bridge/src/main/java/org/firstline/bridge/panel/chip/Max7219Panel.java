package org.firstline.bridge.panel.chip;

import java.time.Duration;
import java.util.Arrays;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;

/**
 * A chain of MAX7219 modules on one chip select, red or whatever colour they are: whatever is lit in the frame is lit.
 * Each transaction carries one word a module, the farthest first; only rows that changed are sent. Every
 * {@link #renewal} all registers are written anew, since a spike on the supply puts these chips into test or sleep and
 * nothing comes back from them that would tell.
 */
public final class Max7219Panel implements Panel {
    /** How long registers are trusted. */
    public static final Duration RENEWAL = Duration.ofSeconds(3);

    private final String name;
    private final SpiPort spi;
    private final Chain chain;
    private final Duration renewal;
    private final byte[][] rows;
    private int intensity = 7;
    private boolean open;
    private long renewedAt;

    public Max7219Panel(String name, SpiPort spi, Chain chain, Duration renewal) {
        this.name = name;
        this.spi = spi;
        this.chain = chain;
        this.renewal = renewal;
        this.rows = new byte[Chain.SIDE][2 * chain.modules()];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return chain.width();
    }

    @Override
    public int height() {
        return chain.height();
    }

    @Override
    public void dim(int percent) {
        int level = Math.clamp(Math.round(percent * 15 / 100f), 0, 15);
        if (level != intensity) renewedAt = System.nanoTime() - renewal.toNanos();
        intensity = level;
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        try {
            boolean fresh = !open;
            if (fresh) spi.open();
            open = true;
            boolean all = fresh || System.nanoTime() - renewedAt >= renewal.toNanos();
            if (all) prepare();
            rows(frame, all);
            if (all) {
                send(Max7219.SHUTDOWN, 1);
                renewedAt = System.nanoTime();
            }
        } catch (BusException e) {
            close();
            throw new PanelException(e);
        }
    }

    private void prepare() throws BusException {
        send(Max7219.TEST, 0);
        send(Max7219.DECODE, 0);
        send(Max7219.SCAN_LIMIT, Chain.SIDE - 1);
        send(Max7219.INTENSITY, intensity);
    }

    private void send(int register, int value) throws BusException {
        var words = new byte[2 * chain.modules()];
        for (int i = 0; i < words.length; i += 2) {
            words[i] = (byte) register;
            words[i + 1] = (byte) value;
        }
        spi.write(words);
    }

    private void rows(Frame frame, boolean all) throws BusException {
        var next = new byte[Chain.SIDE][2 * chain.modules()];
        for (int row = 0; row < Chain.SIDE; row++)
            for (int i = 0; i < next[row].length; i += 2) next[row][i] = (byte) (Max7219.DIGIT + row);
        for (int y = 0; y < height(); y++)
            for (int x = 0; x < width(); x++)
                if (frame.at(x, y) != Colour.OFF) {
                    // the first word of a transaction ends in the module that is farthest from the box
                    int word = chain.modules() - 1 - chain.module(x, y);
                    next[chain.row(x, y)][2 * word + 1] |= (byte) (0x80 >> chain.column(x, y));
                }
        for (int row = 0; row < Chain.SIDE; row++)
            if (all || !Arrays.equals(next[row], rows[row])) {
                spi.write(next[row]);
                rows[row] = next[row];
            }
    }

    @Override
    public void close() {
        open = false;
        spi.close();
    }
}
