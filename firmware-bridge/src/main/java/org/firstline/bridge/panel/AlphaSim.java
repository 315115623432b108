package org.firstline.bridge.panel;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;

/**
 * An Alpha sign at the far end of a line or a socket: decodes what arrives, keeps files as a sign does, and says what
 * people in front of it would read. Where the manual and signs differ it follows what was measured on a BetaBrite: a
 * STRING written past its size is emptied, one that was given no memory is not kept, a call to nothing shows nothing;
 * a picture wants memory of its size, and is lost while the priority file shows.
 * Any thread.
 */
public final class AlphaSim {
    /** A transmission is not longer than this; what is longer is dropped and counted as damaged. */
    private static final int LONGEST = 4096;

    private static final char NOT_IN_PACKET = 0xffff;

    /** Colours by their digit, in texts and pictures alike. */
    private static final Colour[] DOTS = {Colour.OFF, Colour.RED, Colour.GREEN, Colour.AMBER};

    private final StringBuilder packet = new StringBuilder();
    private final List<String> commands = new ArrayList<>();
    private final Map<Character, Integer> strings = new HashMap<>();
    private final Map<Character, String> values = new HashMap<>();
    private final Map<Character, Integer> pictures = new HashMap<>();
    private final Map<Character, Frame> drawn = new HashMap<>();
    private String text = "";
    private String priority = "";
    private char textMode = NOT_IN_PACKET;
    private char mode = NOT_IN_PACKET;
    private boolean inPacket;
    private int damaged;
    private int blinks;

    /** Decodes until the line ends, on the caller's thread. */
    public void serve(InputStream line) throws IOException {
        var octets = new byte[512];
        for (int n = line.read(octets); n >= 0; n = line.read(octets)) take(octets, n);
    }

    /** Decodes what comes down a serial line until it fails, on the caller's thread. */
    public void serve(SerialLine line) throws SerialException {
        var octets = new byte[512];
        line.open();
        while (true) take(octets, line.read(octets, Duration.ofSeconds(1)));
    }

    /** Decodes the first {@code n} octets. */
    public synchronized void take(byte[] octets, int n) {
        for (int i = 0; i < n; i++) {
            int octet = octets[i] & 0x7f;
            switch (octet) {
                case AlphaPacket.SOH -> {
                    inPacket = true;
                    packet.setLength(0);
                }
                case AlphaPacket.EOT -> {
                    if (inPacket && !received(packet.toString())) damaged++;
                    inPacket = false;
                }
                default -> {
                    if (inPacket) packet.append((char) octet);
                    if (packet.length() > LONGEST) {
                        inPacket = false;
                        packet.setLength(0);
                        damaged++;
                    }
                }
            }
        }
        notifyAll();
    }

    /** @param body from the type of sign to what stands before EOT */
    private boolean received(String body) {
        if (body.length() < 5 || body.charAt(3) != AlphaPacket.STX) return false;
        if (body.charAt(0) != 'Z' || !body.startsWith("00", 1)) return true;
        String data = body.substring(4);
        int etx = data.indexOf(AlphaPacket.ETX);
        if (etx >= 0) {
            String sum = data.substring(etx + 1);
            data = data.substring(0, etx);
            if (!AlphaPacket.sum(data).equals(sum)) return false;
        }
        commands.add(data);
        return switch (data.isEmpty() ? ' ' : data.charAt(0)) {
            case 'E' -> special(data);
            case 'A' -> text(data);
            case 'G' -> string(data);
            case 'I' -> dots(data);
            default -> false;
        };
    }

    private boolean special(String data) {
        if (!data.startsWith("E$") || (data.length() - 2) % 11 != 0) return false;
        strings.clear();
        values.clear();
        pictures.clear();
        drawn.clear();
        text = "";
        priority = "";
        blinks++;
        for (int i = 2; i < data.length(); i += 11) {
            int size = Integer.parseInt(data, i + 3, i + 7, 16);
            if (data.startsWith("BL", i + 1)) strings.put(data.charAt(i), size);
            else if (data.startsWith("DL", i + 1)) pictures.put(data.charAt(i), size);
        }
        return true;
    }

    private boolean text(String data) {
        if (data.length() < 2) return true;
        boolean whole = data.length() >= 5 && data.charAt(2) == AlphaPacket.ESC;
        String content = whole ? data.substring(5) : "";
        char how = whole ? data.charAt(4) : NOT_IN_PACKET;
        blinks++;
        if (data.charAt(1) == AlphaPacket.PRIORITY) {
            priority = content.length() <= AlphaPacket.PRIORITY_SIZE ? content : "";
            mode = how;
        } else if (data.charAt(1) == AlphaPacket.TEXT) {
            text = content.length() <= AlphaPacket.TEXT_SIZE ? content : "";
            textMode = how;
        }
        return whole || data.length() == 2;
    }

    private boolean dots(String data) {
        if (data.length() < 6) return false;
        Integer size = pictures.get(data.charAt(1));
        int height = Integer.parseInt(data, 2, 4, 16);
        int width = Integer.parseInt(data, 4, 6, 16);
        String[] rows = data.substring(6).split("\r");
        if (size == null || height > size >> 8 || width > (size & 255) || rows.length != height || !priority.isEmpty())
            return false;
        var canvas = new Canvas(width, height);
        for (int y = 0; y < height; y++) {
            if (rows[y].length() != width) return false;
            for (int x = 0; x < width; x++) canvas.set(x, y, DOTS[rows[y].charAt(x) - '0']);
        }
        drawn.put(data.charAt(1), canvas.frame());
        return true;
    }

    private boolean string(String data) {
        Integer size = data.length() < 2 ? null : strings.get(data.charAt(1));
        if (size == null) return false;
        String value = data.substring(2);
        values.put(data.charAt(1), value.length() <= size ? value : "");
        return true;
    }

    /** What people read, calls resolved; each change of colour as {@code [R]}, {@code [G]} or {@code [A]}; a picture as {@code #}. */
    public synchronized String shown() {
        var out = new StringBuilder();
        put(showing(), out);
        return out.toString();
    }

    private String showing() {
        return priority.isEmpty() ? text : priority;
    }

    private void put(String content, StringBuilder out) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean more = i + 1 < content.length();
            if (c == AlphaPacket.CALL_STRING && more) put(values.getOrDefault(content.charAt(++i), ""), out);
            else if (c == AlphaPacket.CALL_DOTS && more) out.append(drawn.containsKey(content.charAt(++i)) ? "#" : "");
            else if (c == AlphaPacket.COLOUR && more)
                out.append('[').append(" RGA".charAt(content.charAt(++i) - '0')).append(']');
            else out.append(c);
        }
    }

    /** What people see where the text begins, with Firstline's own letters in place of the sign's. */
    public synchronized Frame frame(int columns) {
        var canvas = new Canvas(columns * 6, Font.HEIGHT);
        var at = new Pen();
        draw(showing(), canvas, at);
        return canvas.frame();
    }

    private static final class Pen {
        int x;
        Colour colour = Colour.AMBER;
    }

    private void draw(String content, Canvas canvas, Pen pen) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean more = i + 1 < content.length();
            if (c == AlphaPacket.CALL_STRING && more) draw(values.getOrDefault(content.charAt(++i), ""), canvas, pen);
            else if (c == AlphaPacket.CALL_DOTS && more) {
                Frame picture = drawn.get(content.charAt(++i));
                if (picture == null) continue;
                for (int y = 0; y < picture.height(); y++)
                    for (int x = 0; x < picture.width(); x++) canvas.set(pen.x + x, y, picture.at(x, y));
                pen.x += picture.width() + 1;
            } else if (c == AlphaPacket.COLOUR && more) pen.colour = DOTS[content.charAt(++i) - '0'];
            else pen.x = canvas.text(pen.x, 0, String.valueOf(c), pen.colour, 1);
        }
    }

    /** {@link #shown()} without colours. */
    public synchronized String text() {
        return shown().replaceAll("\\[[RGA]]", "");
    }

    /** Whether the text moves through the sign rather than standing still. */
    public synchronized boolean moves() {
        return (priority.isEmpty() ? textMode : mode) == AlphaPacket.Mode.ROTATE.code;
    }

    /** The commands that were understood, oldest first: {@code Ga…}. */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    /** How often the sign went dark for a moment: new words or a new layout of its memory. */
    public synchronized int blinks() {
        return blinks;
    }

    /** Transmissions dropped for a wrong sum, a wrong shape or no memory for them. */
    public synchronized int damaged() {
        return damaged;
    }

    /**
     * Waits until it shows this text, at most so many milliseconds.
     *
     * @return whether it does
     */
    public synchronized boolean awaitText(String text, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (!text().equals(text)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }
}
