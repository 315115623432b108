package org.firstline.bridge.panel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;

/**
 * An AM03127 sign on a serial line (9600 8N1). It has Latin letters only, so it gets the caption transliterated, as one
 * page of text; each is acknowledged. A sign goes dark for a moment at each new page, so one that says the same is not
 * sent before {@link #RENEWAL} is over, and new text at most once in {@link #PACE}.
 */
public final class Am03127Panel implements Panel {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final Duration RENEWAL = Duration.ofMinutes(10);
    public static final Duration PACE = Duration.ofSeconds(2);

    /** A page holds more, but nobody waits for the end of it. */
    static final int LONGEST = 200;

    /**
     * @param columns letters that it shows at once
     * @param id 1 to 255, as the sign was given it
     */
    public record Sign(int columns, int id) {}

    private final String name;
    private final SerialLine line;
    private final Sign sign;
    private final Duration pace;
    private String wanted = "";
    private String shown = "";
    private int brightness = 100;
    private int bright;
    private boolean open;
    private long writtenAt;

    /** @param pace at most one new text in so long */
    public Am03127Panel(String name, SerialLine line, Sign sign, Duration pace) {
        this.name = name;
        this.line = line;
        this.sign = sign;
        this.pace = pace;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return sign.columns() * 6;
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
    public void dim(int percent) {
        brightness = percent;
    }

    @Override
    public void show(Frame frame, Caption asText) throws PanelException {
        String text = (asText.alarm().isEmpty() ? asText : new Caption(asText.alarm())).text();
        wanted = text.substring(0, Math.min(LONGEST, text.length()));
        write();
    }

    @Override
    public void alive() throws PanelException {
        if (open && !wanted.equals(shown)) write();
    }

    private void write() throws PanelException {
        try {
            if (!open) {
                line.open();
                send(Am03127Packet.run());
                bright = 0;
                shown = "";
            }
            boolean fresh = !open;
            open = true;
            if (bright != brightness) send(Am03127Packet.brightness(brightness));
            bright = brightness;
            long age = System.nanoTime() - writtenAt;
            boolean due = wanted.equals(shown) ? age >= RENEWAL.toNanos() : age >= pace.toNanos();
            if (!fresh && !due) return;
            send(Am03127Packet.page(wanted, Translit.ascii(wanted).length() > sign.columns()));
            shown = wanted;
            writtenAt = System.nanoTime();
        } catch (SerialException e) {
            close();
            throw new PanelException(e);
        }
    }

    private void send(Am03127Packet packet) throws SerialException, PanelException {
        var octets = new byte[256];
        // what it said unasked, or too late, is no answer to this
        while (line.available() > 0 && line.read(octets, Duration.ZERO) > 0) continue;
        line.write(packet.encode(sign.id()));
        var answer = new StringBuilder();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                close();
                throw new PanelException("the sign does not answer");
            }
            int n = line.read(octets, Duration.ofNanos(left));
            answer.append(new String(octets, 0, n, StandardCharsets.US_ASCII));
            if (answer.indexOf("NACK") >= 0) {
                close();
                throw new PanelException("the sign refused " + packet.data());
            }
            if (answer.indexOf("ACK") >= 0) return;
        }
    }

    @Override
    public void close() {
        open = false;
        line.close();
    }
}
