package org.firstline.bridge.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Alpha or BetaBrite sign. It has letters, so it gets the caption: in the priority TEXT file, with the values in
 * STRING files. Nothing comes back from a sign, so what it shows is known only as far as the line took it.
 *
 * <p>When the line is opened the sign's memory is laid out anew, which erases what others stored there; and again every
 * {@link Pace#renewal}, since a sign may be switched off behind an adapter that is not.
 */
public final class AlphaPanel implements Panel {
    /**
     * How fast a sign can be talked to.
     *
     * @param gap after each transmission: signs were seen to lose what came 0.1 s after another, and to take 0.25 s
     * @param afterClear a sign restarts when its memory is cleared
     * @param renewal how long its memory is trusted
     */
    public record Pace(Duration gap, Duration afterClear, Duration renewal) {
        public static final Pace OF_A_SIGN =
                new Pace(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofMinutes(10));
    }

    /**
     * @param columns letters that it shows at once
     * @param sums whether transmissions carry a sum
     */
    public record Sign(int columns, boolean sums) {
        public Sign {
            if (columns < 1 || columns > 200)
                throw new IllegalArgumentException("columns " + columns + ", not 1 to 200");
        }
    }

    private final String name;
    private final Sign sign;
    private final Pace pace;
    private final PanelLink.Opener opener;
    private @Nullable PanelLink link;
    private @Nullable AlphaText shown;
    private long laidOutAt;

    AlphaPanel(String name, Sign sign, Pace pace, PanelLink.Opener opener) {
        this.name = name;
        this.sign = sign;
        this.pace = pace;
        this.opener = opener;
    }

    @Override
    public String name() {
        return name;
    }

    /** A letter and its gap are six diodes wide on these signs. */
    @Override
    public int width() {
        return sign.columns() * (5 + 1);
    }

    @Override
    public int height() {
        return Font.HEIGHT;
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        var text = AlphaText.of(asText, sign.columns());
        try {
            PanelLink line = link == null ? link = opener.open() : link;
            AlphaText before = shown;
            shown = null;
            if (before == null
                    || System.nanoTime() - laidOutAt >= pace.renewal().toNanos()) layOut(line, text);
            else if (text.equals(before)) values(line, text, List.of());
            else {
                values(line, text, before.values());
                if (!text.sameWords(before)) words(line, text);
            }
            shown = text;
        } catch (IOException e) {
            close();
            throw new PanelException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private void layOut(PanelLink line, AlphaText text) throws IOException {
        send(line, AlphaPacket.clearMemory(), pace.afterClear());
        send(line, AlphaPacket.configure(AlphaText.labels(), AlphaText.VALUE_SIZE), pace.gap());
        laidOutAt = System.nanoTime();
        values(line, text, List.of());
        words(line, text);
    }

    private void words(PanelLink line, AlphaText text) throws IOException {
        send(line, AlphaPacket.text(AlphaPacket.PRIORITY, text.mode(), text.content()), pace.gap());
    }

    private void values(PanelLink line, AlphaText text, List<String> before) throws IOException {
        for (int i = 0; i < text.values().size(); i++) {
            String value = text.values().get(i);
            if (i < before.size() && before.get(i).equals(value)) continue;
            send(line, AlphaPacket.string((char) ('a' + i), value), pace.gap());
        }
    }

    private void send(PanelLink line, AlphaPacket packet, Duration rest) throws IOException {
        line.write(packet.encode(sign.sums()));
        try {
            Thread.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    @Override
    public void close() {
        if (link != null) link.close();
        link = null;
        shown = null;
    }
}
