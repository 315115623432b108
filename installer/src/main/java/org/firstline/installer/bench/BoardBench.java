package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.mcu.McuSim;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.panel.chip.Chain;
import org.firstline.bridge.panel.chip.Max7219Panel;
import org.firstline.bridge.panel.chip.Max7219Sim;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialMode;

/**
 * From an agent's change of state over HTTP to the octets of the picture at the far end of the wall's line (a simulated
 * board on a pseudo-terminal, whose picture must be the new one), and how many frames a second a chain of eight MAX7219
 * takes on a bus that takes the time of a real one, against what that bus allows by reckoning.
 */
final class BoardBench {
    private static final int WARM = 60;
    private static final int EVENTS = 400;
    /** Routing tells of changes at most four times a second. */
    private static final int APART = 260;

    private static final int WIDTH = 64;
    private static final int HEIGHT = 16;

    /** What a transaction is taken to cost beside its bits, for the call into the kernel; assumed, not measured on a board. */
    private static final double MICROS_A_CALL = 20;

    private BoardBench() {}

    static void run(Path tree) throws Exception {
        Path folder = Scratch.folder();
        Path box = folder.resolve("box-tty");
        Path far = folder.resolve("wall-tty");
        Process wire = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + box, "pty,raw,echo=0,link=" + far)
                .inheritIO()
                .start();
        try {
            while (!Files.exists(box) || !Files.exists(far)) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            var wall = new FarWall(far);
            String panel = "mcu:" + box + "?width=" + WIDTH + "&height=" + HEIGHT;
            try (var process = new BoxProcess(
                    tree, folder, Map.of("panel", panel, "demo", "true", "modem", "none", "trunk", "none"))) {
                board(process);
                events(process, wall, WARM, APART);
                Figures apart = events(process, wall, EVENTS, APART);
                Figures dense = events(process, wall, EVENTS, 0);
                Figures.head("board");
                apart.row("PUT of an agent's state to the picture, ms", "p99 <= 50");
                dense.row("the same, less than 0.25 s after another, ms", "");
                Figures.row("resident memory, MiB", process.rssMiB(), "");
            }
        } finally {
            wire.destroy();
        }
        for (int hertz : new int[] {1_000_000, 10_000_000}) chain(hertz);
    }

    /** One number on the board, which nothing but the events changes. */
    private static void board(BoxProcess box) throws IOException {
        box.expect(
                "PUT",
                "/api/boards/main",
                "{\"tiles\":[{\"tile\":\"figure\",\"measure\":\"logged-in\",\"size\":\"full\"}]}");
    }

    /** @param least milliseconds from one event to the next; up to 200 more are added */
    private static Figures events(BoxProcess box, FarWall wall, int count, int least) throws IOException {
        var figures = new Figures();
        var random = new Random(4);
        box.expect("PUT", "/api/agents/101/state", "{\"state\":\"logged-out\"}");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        for (int i = 0; i < count; i++) {
            Frame before = wall.frame();
            String state = i % 2 == 0 ? "not-ready" : "logged-out";
            long from = System.nanoTime();
            box.expect("PUT", "/api/agents/101/state", "{\"state\":\"" + state + "\",\"reason\":\"bench\"}");
            figures.add((wall.awaitOther(before) - from) / 1e6);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(least + random.nextInt(200)));
        }
        return figures;
    }

    /** The far end of the line: a board that notes when its picture became another. */
    private static final class FarWall {
        private final McuSim board = new McuSim(WIDTH, HEIGHT, 0);
        private Frame seen = board.frame();
        private long changedAt;

        FarWall(Path tty) throws SerialException {
            var line = new JSerialLine(tty.toString(), SerialMode.MODEM);
            line.open();
            Thread.ofPlatform().daemon().name("wall").start(() -> serve(line));
        }

        private void serve(JSerialLine line) {
            var octets = new byte[4096];
            try {
                while (true) {
                    int n = line.read(octets, Duration.ofMillis(50));
                    if (n == 0) continue;
                    long at = System.nanoTime();
                    byte[] answer = board.take(octets, n, at / 1_000_000);
                    note(board.frame(), at);
                    if (answer.length > 0) line.write(answer);
                }
            } catch (SerialException e) {
                // the bench is over
            }
        }

        private synchronized void note(Frame frame, long at) {
            if (frame.equals(seen)) return;
            seen = frame;
            changedAt = at;
            notifyAll();
        }

        synchronized Frame frame() {
            return seen;
        }

        /** @return when the picture became another than this */
        synchronized long awaitOther(Frame before) throws IOException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (seen.equals(before)) {
                if (System.nanoTime() > end) throw new IOException("the wall did not change");
                try {
                    wait(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
            return changedAt;
        }
    }

    /** A bus that is busy for as long as its bits take, with a chain at its end. */
    private record TimedBus(Max7219Sim chips, int hertz) implements SpiPort {
        @Override
        public String name() {
            return chips.name();
        }

        @Override
        public void open() throws BusException {
            chips.open();
        }

        @Override
        public void write(byte[] octets) throws BusException {
            long end = System.nanoTime() + (long) (MICROS_A_CALL * 1000 + octets.length * 8 * 1e9 / hertz);
            chips.write(octets);
            while (System.nanoTime() < end) Thread.onSpinWait();
        }

        @Override
        public void close() {
            chips.close();
        }
    }

    private static void chain(int hertz) throws PanelException {
        var chain = new Chain(8, 1, 0, false);
        var chips = new Max7219Sim(chain);
        var panel = new Max7219Panel("bench", new TimedBus(chips, hertz), chain, Duration.ofSeconds(3));
        Frame[] frames = {noise(1), noise(2), noise(3)};
        for (int i = 0; i < 3000; i++) panel.show(frames[i % 3], Caption.EMPTY);
        long transactions = chips.transactions();
        long bits = chips.bits();
        long from = System.nanoTime();
        int count = 0;
        while (System.nanoTime() - from < TimeUnit.SECONDS.toNanos(3)) panel.show(frames[count++ % 3], Caption.EMPTY);
        double seconds = (System.nanoTime() - from) / 1e9;
        if (!chips.frame().equals(frames[(count - 1) % 3]))
            throw new IllegalStateException("the chain shows something else");
        // eight transactions of a word for each of eight modules, and the registers every three seconds
        double busy =
                (chips.bits() - bits) / (double) hertz + (chips.transactions() - transactions) * MICROS_A_CALL / 1e6;
        double allowed = 1 / (1024.0 / hertz + 8 * MICROS_A_CALL / 1e6);
        Figures.head("MAX7219, eight modules, SPI at %d MHz".formatted(hertz / 1_000_000));
        Figures.row("frames a second the bus allows, reckoned", allowed, "");
        Figures.row("frames a second made", count / seconds, ">= 95 % of it");
        Figures.row("share of the time that the bus was busy, %", 100 * busy / seconds, "");
    }

    /** Every row differs from frame to frame. */
    private static Frame noise(long seed) {
        var random = new Random(seed);
        var canvas = new Canvas(64, 8);
        for (int i = 0; i < 512; i++) if (random.nextBoolean()) canvas.set(i % 64, i / 64, Colour.RED);
        return canvas.frame();
    }
}
