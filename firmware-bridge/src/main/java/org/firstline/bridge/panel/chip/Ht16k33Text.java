package org.firstline.bridge.panel.chip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.I2cPort;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.panel.Translit;

/**
 * Digits of fourteen or seven segments, four on each HT16K33. It reads the caption, in Latin capitals; what is longer
 * than the display is shown in turns of whole words, each for {@link #turn}.
 *
 * <p>Fourteen segments: the digit's common line holds segments a to h in its low octet, i to n and the dot in its high
 * one. Seven: a to g and the dot in the low octet, and the digits are on common lines 0, 1, 3 and 4, as on the usual
 * clocks with a colon on line 2.
 */
public final class Ht16k33Text implements Panel {
    public static final Duration TURN = Duration.ofSeconds(3);
    static final int DIGITS = 4;
    private static final int[] CLOCK_COMMONS = {0, 1, 3, 4};

    private final String name;
    private final Ht16k33Chips chips;
    private final Segments segments;
    private final Duration turn;
    private String text = "";
    private int turns;
    private long turnedAt;

    /** @param ports the chips from the left, at most eight */
    public Ht16k33Text(String name, List<I2cPort> ports, Segments segments, Duration renewal, Duration turn) {
        this.name = name;
        this.chips = new Ht16k33Chips(ports, renewal);
        this.segments = segments;
        this.turn = turn;
    }

    static int common(Segments segments, int digit) {
        return segments == Segments.SEVEN ? CLOCK_COMMONS[digit] : digit;
    }

    @Override
    public String name() {
        return name;
    }

    /** A digit is as wide as a letter of five diodes and its gap. */
    @Override
    public int width() {
        return Math.max(16, columns() * 6);
    }

    @Override
    public int height() {
        return 7;
    }

    private int columns() {
        return chips.count() * DIGITS;
    }

    @Override
    public Reads reads() {
        return Reads.CAPTION;
    }

    @Override
    public void dim(int percent) {
        chips.dim(percent);
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        text = Translit.ascii(asText.text());
        write();
    }

    @Override
    public void alive() throws PanelException {
        write();
    }

    private void write() throws PanelException {
        List<List<Integer>> pages = pages(text);
        if (System.nanoTime() - turnedAt >= turn.toNanos()) {
            turns++;
            turnedAt = System.nanoTime();
        }
        List<Integer> page = pages.get(turns % pages.size());
        var ram = new byte[chips.count()][Ht16k33.RAM_SIZE];
        for (int i = 0; i < page.size(); i++) {
            int bits = page.get(i);
            int at = 2 * common(segments, i % DIGITS);
            byte[] chip = ram[i / DIGITS];
            boolean dot = (bits >> Segments.DOT & 1) == 1;
            chip[at] = (byte) (segments == Segments.SEVEN && dot ? bits & 0x7f | 0x80 : bits);
            if (segments == Segments.FOURTEEN) chip[at + 1] = (byte) (bits >> 8);
        }
        try {
            chips.write(ram);
        } catch (BusException e) {
            close();
            throw new PanelException(e);
        }
    }

    /** As many whole words as fit; a longer word is cut. */
    private List<List<Integer>> pages(String all) {
        var pages = new ArrayList<List<Integer>>();
        List<Integer> page = new ArrayList<>();
        for (String word : all.strip().split(" +")) {
            List<Integer> digits = segments.digits(word);
            if (digits.size() > columns()) digits = digits.subList(0, columns());
            if (!page.isEmpty() && page.size() + 1 + digits.size() > columns()) {
                pages.add(page);
                page = new ArrayList<>();
            }
            if (!page.isEmpty()) page.add(0);
            page.addAll(digits);
        }
        pages.add(page);
        return pages;
    }

    @Override
    public void close() {
        chips.close();
    }
}
