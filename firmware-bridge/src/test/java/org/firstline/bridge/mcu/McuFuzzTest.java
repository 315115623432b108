package org.firstline.bridge.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.serial.SerialLine;
import org.junit.jupiter.api.Test;

/** A line that flips bits, drops octets, doubles them, and joins what belongs apart, both ways. */
class McuFuzzTest {
    private static final int RUNS = 150;
    private static final int FRAMES = 40;

    /** What the board answers is there at once, so no time passes and a run is the same each time. */
    private static final class BadLine implements SerialLine {
        private final McuSim board;
        private final Random random;
        private final double badness;
        private final ByteArrayOutputStream late = new ByteArrayOutputStream();
        private byte[] answers = new byte[0];
        private long millis;

        BadLine(McuSim board, Random random, double badness) {
            this.board = board;
            this.random = random;
            this.badness = badness;
        }

        @Override
        public String name() {
            return "bad line";
        }

        @Override
        public void open() {
            answers = new byte[0];
        }

        @Override
        public int read(byte[] into, Duration wait) {
            int n = Math.min(into.length, answers.length);
            System.arraycopy(answers, 0, into, 0, n);
            answers = java.util.Arrays.copyOfRange(answers, n, answers.length);
            return n;
        }

        @Override
        public int available() {
            return answers.length;
        }

        @Override
        public void write(byte[] octets) {
            late.writeBytes(spoil(octets));
            // now and then a write waits for the next one, and arrives joined to it
            if (random.nextDouble() < badness) return;
            byte[] all = late.toByteArray();
            late.reset();
            byte[] answer = spoil(board.take(all, all.length, millis++));
            var more = new ByteArrayOutputStream();
            more.writeBytes(answers);
            more.writeBytes(answer);
            answers = more.toByteArray();
        }

        private byte[] spoil(byte[] octets) {
            var out = new ByteArrayOutputStream();
            for (byte octet : octets) {
                double dice = random.nextDouble() * 300;
                if (dice < badness) out.write(octet ^ 1 << random.nextInt(8));
                else if (dice < 2 * badness) continue;
                else if (dice < 3 * badness) {
                    out.write(octet);
                    out.write(octet);
                } else out.write(octet);
            }
            return out.toByteArray();
        }

        @Override
        public void close() {}
    }

    @Test
    void aWallShowsWhatWasSentOrSaysThatItDoesNot() {
        int shown = 0;
        int failed = 0;
        int damaged = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            var random = new Random(seed);
            var board = new McuSim(48, 16, 0);
            var line = new BadLine(board, random, random.nextDouble() * 0.6);
            var panel = new McuPanel("mcu:fuzz", line, 48, 16, Duration.ZERO);
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = picture(random);
                try {
                    panel.show(frame, Caption.EMPTY);
                    shown++;
                    assertThat(board.frame()).as("seed %d, frame %d", seed, i).isEqualTo(frame);
                    panel.alive();
                } catch (PanelException e) {
                    failed++;
                }
                if (random.nextInt(30) == 0) board.restart(true);
            }
            damaged += board.damaged();
        }
        // the line was bad enough to matter, and not so bad that nothing came through
        assertThat(shown).isGreaterThan(RUNS * FRAMES / 4);
        assertThat(failed).isPositive();
        assertThat(damaged).isGreaterThan(1000);
    }

    private static Frame picture(Random random) {
        var canvas = new Canvas(48, 16);
        for (int i = 0; i < 60; i++)
            canvas.set(random.nextInt(48), random.nextInt(16), Colour.values()[random.nextInt(4)]);
        return canvas.frame();
    }
}
