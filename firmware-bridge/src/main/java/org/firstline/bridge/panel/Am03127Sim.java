package org.firstline.bridge.panel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;

/** An AM03127 sign at the far end of a line: checks sums, keeps page A, answers. Any thread. */
public final class Am03127Sim {
    private static final int LONGEST = 1024;

    private final int id;
    private final StringBuilder heard = new StringBuilder();
    private String page = "";
    private boolean moves;
    private boolean runs;
    private char brightness = 'A';
    private int pages;

    public Am03127Sim(int id) {
        this.id = id;
    }

    /** Answers until the line fails, on the caller's thread. */
    public void serve(SerialLine far) throws SerialException {
        var octets = new byte[512];
        while (true) {
            int n = far.read(octets, Duration.ofSeconds(1));
            String answer = take(octets, n);
            if (!answer.isEmpty()) far.write(answer.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** @return what it answers, maybe nothing */
    public synchronized String take(byte[] octets, int n) {
        heard.append(new String(octets, 0, n, StandardCharsets.US_ASCII));
        if (heard.length() > LONGEST) heard.setLength(0);
        var answer = new StringBuilder();
        int end = heard.indexOf(Am03127Packet.END);
        while (end >= 0) {
            answer.append(received(heard.substring(0, end)));
            heard.delete(0, end + Am03127Packet.END.length());
            end = heard.indexOf(Am03127Packet.END);
        }
        return answer.toString();
    }

    private String received(String packet) {
        int from = packet.lastIndexOf("<ID");
        if (from < 0 || packet.length() < from + 8) return "NACK";
        if (Integer.parseInt(packet, from + 3, from + 5, 16) != id) return "";
        String data = packet.substring(from + 6, packet.length() - 2);
        if (!Am03127Packet.sum(data).equals(packet.substring(packet.length() - 2))) return "NACK";
        if (data.equals("<RPA>")) runs = true;
        else if (data.matches("<B[A-D]>")) brightness = data.charAt(2);
        else if (data.matches("<L1><PA><F[A-S]><M[A-Ea-eQ-Uq-u]><W[A-Z]><F[A-K]>[^<>]*")) {
            moves = data.startsWith("<FE>", 8);
            page = data.substring("<L1><PA><FA><Ma><WB><FA>".length());
            pages++;
        } else return "NACK";
        notifyAll();
        return "ACK";
    }

    /** What people read. */
    public synchronized String text() {
        return runs ? page : "";
    }

    /** What they see of it at the moment when it begins, with Firstline's own letters in place of the sign's, in red. */
    public synchronized Frame frame(int columns) {
        var canvas = new Canvas(columns * 6, Font.HEIGHT);
        canvas.text(0, 0, text(), Colour.RED, 1);
        return canvas.frame();
    }

    public synchronized boolean moves() {
        return moves;
    }

    /** A to D. */
    public synchronized char brightness() {
        return brightness;
    }

    /** How often a page was written. */
    public synchronized int pages() {
        return pages;
    }

    /** Waits for this text, at most so many milliseconds. */
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
