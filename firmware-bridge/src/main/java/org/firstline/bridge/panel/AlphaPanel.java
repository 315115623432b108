package org.firstline.bridge.panel;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;

/**
 * An Alpha or BetaBrite sign. It has letters, so it gets the caption: words in the TEXT file A, live numbers in STRING
 * files, what is urgent in the priority TEXT, and words that the sign has no letters for as SMALL DOTS PICTUREs. Nothing
 * comes back from a sign, so what it shows is known only as far as the line took it.
 *
 * <p>When the line is opened the sign's memory is laid out anew, which erases what others stored there; and again every
 * {@link Pace#renewal}, since a sign may be switched off behind an adapter that is not. That darkens it for some seconds,
 * so it is rare; its files are written again more often, which is not seen.
 */
public final class AlphaPanel implements Panel {
    /**
     * How fast a sign can be talked to.
     *
     * @param gap after each transmission: signs were seen to lose what came 0.1 s after another, and to take 0.25 s
     * @param afterClear a sign restarts when its memory is cleared
     * @param inPicture between a picture's size and its rows
     * @param rewriting how long what its files hold is trusted: noise on the line may have spoiled one
     * @param renewal how long the layout of its memory is trusted
     */
    public record Pace(Duration gap, Duration afterClear, Duration inPicture, Duration rewriting, Duration renewal) {
        public static final Pace OF_A_SIGN = new Pace(
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofMillis(120),
                Duration.ofMinutes(10),
                Duration.ofHours(1));
    }

    /**
     * @param columns letters that it shows at once
     * @param sums whether transmissions carry a sum
     * @param dots whether words beyond ASCII are drawn; otherwise they are written in Latin
     */
    public record Sign(int columns, boolean sums, boolean dots) {
        public Sign {
            if (columns < 1 || columns > 200)
                throw new IllegalArgumentException("columns " + columns + ", not 1 to 200");
        }
    }

    private static final AlphaText NOTHING =
            new AlphaText(AlphaText.Words.NONE, AlphaText.Words.NONE, List.of(), List.of());

    /** What the priority file may hold, which is not what was written. */
    private static final AlphaText.Words SPOILED = new AlphaText.Words(AlphaPacket.Mode.HOLD, "?");

    private final String name;
    private final Sign sign;
    private final Pace pace;
    private final PanelLink.Opener opener;
    private @Nullable PanelLink link;
    private @Nullable AlphaText shown;
    private long laidOutAt;
    private long writtenAt;

    /** A sign on a serial line. */
    public static AlphaPanel serial(String name, Sign sign, SerialLine line) {
        return new AlphaPanel(name, sign, Pace.OF_A_SIGN, () -> SerialLink.open(line));
    }

    /** A sign behind an Ethernet adapter. */
    public static AlphaPanel tcp(String name, Sign sign, String host, int port) {
        return new AlphaPanel(name, sign, Pace.OF_A_SIGN, () -> TcpLink.open(host, port));
    }

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
    public Reads reads() {
        return Reads.CAPTION;
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        var text = AlphaText.of(asText, sign.columns(), sign.dots());
        try {
            PanelLink line = link == null ? link = opener.open() : link;
            AlphaText before = shown;
            shown = null;
            if (before == null || isOver(laidOutAt, pace.renewal())) layOut(line, text);
            else if (isOver(writtenAt, pace.rewriting())) write(line, text, before);
            else if (text.equals(before)) values(line, text, List.of());
            else change(line, text, before);
            shown = text;
        } catch (IOException e) {
            close();
            throw new PanelException(e);
        }
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private void layOut(PanelLink line, AlphaText text) throws IOException {
        send(line, AlphaPacket.clearMemory(), pace.afterClear());
        send(
                line,
                AlphaPacket.configure(
                        AlphaText.labels(), AlphaText.VALUE_SIZE, AlphaText.pictureLabels(), AlphaText.PICTURE_WIDTH),
                pace.gap());
        laidOutAt = System.nanoTime();
        write(line, text, NOTHING);
    }

    /** All files, whatever they are thought to hold. */
    private void write(PanelLink line, AlphaText text, AlphaText before) throws IOException {
        writtenAt = System.nanoTime();
        boolean urgent = !before.priority().content().isEmpty();
        change(
                line,
                text,
                new AlphaText(AlphaText.Words.NONE, urgent ? SPOILED : AlphaText.Words.NONE, List.of(), List.of()));
    }

    private void change(PanelLink line, AlphaText text, AlphaText before) throws IOException {
        AlphaText.Words priority = before.priority();
        // signs were seen to lose a picture that was written while the priority file showed
        if (!text.pictures().equals(before.pictures()) && !priority.content().isEmpty()) {
            send(line, AlphaPacket.noPriority(), pace.gap());
            priority = AlphaText.Words.NONE;
        }
        for (int i = 0; i < text.pictures().size(); i++) {
            Frame picture = text.pictures().get(i);
            if (i < before.pictures().size() && before.pictures().get(i).equals(picture)) continue;
            send(line, AlphaPacket.dots((char) (AlphaText.FIRST_PICTURE + i), picture), pace.gap());
        }
        values(line, text, before.values());
        if (!text.normal().equals(before.normal()))
            send(
                    line,
                    AlphaPacket.text(
                            AlphaPacket.TEXT,
                            text.normal().mode(),
                            text.normal().content()),
                    pace.gap());
        if (text.priority().equals(priority)) return;
        boolean over = text.priority().content().isEmpty();
        send(
                line,
                over
                        ? AlphaPacket.noPriority()
                        : AlphaPacket.text(
                                AlphaPacket.PRIORITY,
                                text.priority().mode(),
                                text.priority().content()),
                pace.gap());
    }

    private void values(PanelLink line, AlphaText text, List<String> before) throws IOException {
        for (int i = 0; i < text.values().size(); i++) {
            String value = text.values().get(i);
            if (i < before.size() && before.get(i).equals(value)) continue;
            send(line, AlphaPacket.string((char) ('a' + i), value), pace.gap());
        }
    }

    private void send(PanelLink line, AlphaPacket packet, Duration rest) throws IOException {
        byte[] octets = packet.encode(sign.sums());
        int first = packet.octetsBeforePause();
        if (first > 0) {
            line.write(Arrays.copyOf(octets, first));
            rest(pace.inPicture());
        }
        line.write(Arrays.copyOfRange(octets, first, octets.length));
        rest(rest);
    }

    private static void rest(Duration how) throws IOException {
        try {
            Thread.sleep(how);
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
