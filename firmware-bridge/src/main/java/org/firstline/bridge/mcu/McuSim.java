package org.firstline.bridge.mcu;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.firstline.bridge.mcu.Hello.Boot;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Font;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;

/**
 * The firmware's reference model, and the simulator of a board: takes octets and the time, gives octets. Holds what a
 * microcontroller would: what is drawn, what shows, the last answer, the relays. Any thread.
 */
public final class McuSim {
    /** Without its host for so long a board writes NO DATA and lets its relays go. */
    static final long SILENCE_MILLIS = 5000;

    private final int width;
    private final int height;
    private final long[] relayUntil;
    private McuReader reader = new McuReader();
    private byte[] drawn;
    private byte[] showing;
    private boolean noData = true;
    private int brightness = 100;
    private int lastSequence = -1;
    private int lastCommand = -1;
    private byte @Nullable [] lastAnswer;
    private int refused;
    private long now;
    private long bootedAt;
    private long heardAt;
    private Boot boot = Boot.POWER;
    private boolean dead;

    public McuSim(int width, int height, int relays) {
        this.width = width;
        this.height = height;
        this.relayUntil = new long[relays];
        this.drawn = new byte[Packed.size(width, height)];
        this.showing = drawn.clone();
    }

    /**
     * Takes what arrived.
     *
     * @param millis the board's clock
     * @return what it answers, maybe nothing
     */
    public synchronized byte[] take(byte[] octets, int n, long millis) {
        tick(millis);
        if (dead) return new byte[0];
        var out = new ByteArrayOutputStream();
        for (McuFrame frame : reader.take(octets, n)) out.writeBytes(answer(frame));
        notifyAll();
        return out.toByteArray();
    }

    /** What the time alone does: relays fall back, and a board without its host says so. */
    public synchronized void tick(long millis) {
        now = Math.max(now, millis);
        if (now - heardAt >= SILENCE_MILLIS) {
            noData = true;
            Arrays.fill(relayUntil, 0);
        }
        for (int i = 0; i < relayUntil.length; i++) if (now >= relayUntil[i]) relayUntil[i] = 0;
    }

    private byte[] answer(McuFrame frame) {
        if (frame.version() != McuFrame.VERSION && frame.type() != McuFrame.HELLO) return reply(frame, nak(4));
        heardAt = now;
        boolean again = frame.sequence() == lastSequence && frame.type() == lastCommand;
        byte[] before = lastAnswer;
        // a command that came twice was answered, and the answer was lost: it is answered again and not done again
        if (again && before != null) return before;
        byte[] answer = switch (frame.type()) {
            case McuFrame.HELLO -> reply(frame, hello(frame.payload()));
            case McuFrame.PING -> reply(frame, new McuFrame(McuFrame.VERSION, McuFrame.PONG, 0, pong()));
            case McuFrame.DRAW -> reply(frame, draw(frame.payload()));
            case McuFrame.SHOW -> reply(frame, show(frame.payload()));
            case McuFrame.RELAY -> reply(frame, relay(frame.payload()));
            default -> reply(frame, nak(2));
        };
        lastSequence = frame.sequence();
        lastCommand = frame.type();
        lastAnswer = answer;
        return answer;
    }

    private static byte[] reply(McuFrame command, McuFrame answer) {
        return new McuFrame(McuFrame.VERSION, answer.type(), command.sequence(), answer.payload()).wire();
    }

    private McuFrame nak(int code) {
        refused = refused + 1 & 0xffff;
        return new McuFrame(McuFrame.VERSION, McuFrame.NAK, 0, new byte[] {(byte) code});
    }

    private McuFrame ack() {
        var crc = new byte[2];
        McuFrame.put16(crc, 0, Crc16.of(drawn, drawn.length));
        return new McuFrame(McuFrame.VERSION, McuFrame.ACK, 0, crc);
    }

    private McuFrame hello(byte[] payload) {
        if (payload.length < 2) return nak(1);
        if ((payload[0] & 255) > McuFrame.VERSION || (payload[1] & 255) < McuFrame.VERSION) return nak(4);
        int capabilities = Hello.WALL | Hello.DIMMER | (relayUntil.length > 0 ? Hello.RELAYS : 0);
        var hello = new Hello(
                McuFrame.VERSION,
                McuFrame.VERSION,
                "46697273746c696e",
                "1.0.0",
                capabilities,
                width,
                height,
                relayUntil.length,
                boot);
        return new McuFrame(McuFrame.VERSION, McuFrame.HELLO_ANSWER, 0, hello.payload());
    }

    private byte[] pong() {
        int crc = Crc16.of(drawn, drawn.length);
        return new Pong((now - bootedAt) / 1000, reader.damaged() & 0xffff, refused, crc, noData).payload();
    }

    private McuFrame draw(byte[] payload) {
        if (payload.length < 3) return nak(1);
        int offset = McuFrame.get16(payload, 0);
        if (offset + payload.length - 2 > drawn.length) return nak(3);
        System.arraycopy(payload, 2, drawn, offset, payload.length - 2);
        return ack();
    }

    private McuFrame show(byte[] payload) {
        if (payload.length != 1) return nak(1);
        if (payload[0] < 1 || payload[0] > 100) return nak(3);
        brightness = payload[0];
        showing = drawn.clone();
        noData = false;
        return ack();
    }

    private McuFrame relay(byte[] payload) {
        if (payload.length != 4) return nak(1);
        int relay = payload[0] & 255;
        int seconds = McuFrame.get16(payload, 2);
        boolean on = payload[1] == 1;
        if (relay < 1 || relay > relayUntil.length) return nak(3);
        if (on && (seconds < 1 || seconds > McuRelay.LONGEST.toSeconds())) return nak(3);
        relayUntil[relay - 1] = on ? now + seconds * 1000L : 0;
        return ack();
    }

    /** It starts anew: all is forgotten but its name. */
    public synchronized void restart(boolean byWatchdog) {
        boot = byWatchdog ? Boot.WATCHDOG : Boot.RESET;
        reader = new McuReader();
        drawn = new byte[drawn.length];
        showing = drawn.clone();
        noData = true;
        lastSequence = -1;
        lastAnswer = null;
        bootedAt = now;
        heardAt = now;
        Arrays.fill(relayUntil, 0);
    }

    /** Its program hangs, or goes on. */
    public synchronized void hang(boolean on) {
        dead = on;
    }

    /** What people see. */
    public synchronized Frame frame() {
        if (!noData) return Packed.frame(showing, width, height);
        var canvas = new Canvas(width, height);
        String text = Font.width("NO DATA", 1) <= width ? "NO DATA" : "--";
        canvas.text(0, Math.max(0, (height - Font.HEIGHT) / 2), text, Colour.RED, 1);
        return canvas.frame();
    }

    public synchronized int brightness() {
        return brightness;
    }

    /** @param number from 1 */
    public synchronized boolean isRelayOn(int number) {
        return relayUntil[number - 1] > now;
    }

    public synchronized int damaged() {
        return reader.damaged();
    }

    /** Answers at the far end of an open line until it fails or its thread is interrupted, on the caller's thread. */
    public void serve(SerialLine far) {
        var octets = new byte[1024];
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int n = far.read(octets, Duration.ofMillis(100));
                byte[] answer = take(octets, n, System.nanoTime() / 1_000_000);
                if (answer.length > 0) far.write(answer);
            }
        } catch (SerialException e) {
            // the line is gone, and with it the host: the board says NO DATA by itself
            tick(System.nanoTime() / 1_000_000);
        }
    }

    /**
     * Waits until people see this, at most so many milliseconds.
     *
     * @return whether they do
     */
    public synchronized boolean awaitFrame(Frame frame, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (!frame().equals(frame)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }
}
