package org.firstline.calls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.firstline.base.Cancel;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Tape;
import org.firstline.calls.rtp.WavFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down what one party says into a WAV file of one channel, until somebody ends it; asks for the end when it has
 * lasted long enough, or nothing is heard any more. Made and ended on "switchboard"; the file is written on the owner
 * "dictation", which also says whether the disk has room for one.
 */
final class Dictation {
    static final String OWNER = "dictation";

    /**
     * @param longest of the whole
     * @param silence after which nobody says anything any more
     */
    record Limits(Duration longest, Duration silence) {}

    private static final Duration STEP = Duration.ofMillis(500);
    /** A disk with less space takes no more: calls must go on being written. */
    private static final long SPARE = 200L << 20;
    /** Of 32767; below is the noise of a line. */
    private static final int QUIET = 600;
    /** So much sound is a word, and not a crack. */
    private static final int WORD = 200 * Clip.RATE / 1000;

    private static final int OCTETS = 64_000;
    private static final Logger log = LoggerFactory.getLogger(Dictation.class);

    private final Exchange exchange;
    private final Leg leg;
    private final Path file;
    private final Limits limits;
    private final Runnable enough;
    private final Tape tape = new Tape();
    private @Nullable Instant begunAt;
    private Cancel draining = () -> {};
    private Cancel limit = () -> {};
    private boolean ended;
    private volatile boolean spoken;
    private volatile boolean failed;

    // on the owner of the file

    private @Nullable WavFile wav;
    private long samples;
    private long quiet;
    private long loud;

    /** @param enough on "switchboard": the dictation should be ended now; may be told more than once */
    Dictation(Exchange exchange, Leg leg, Path file, Limits limits, Runnable enough) {
        this.exchange = exchange;
        this.leg = leg;
        this.file = file;
        this.limits = limits;
        this.enough = enough;
    }

    /** Whether the disk takes one more file in this folder, which is made; told on "switchboard". */
    static void ask(Exchange exchange, Path folder, Consumer<Boolean> answer) {
        exchange.time().soon(OWNER, () -> {
            boolean room = hasRoom(folder);
            exchange.soon(() -> answer.accept(room));
        });
    }

    private static boolean hasRoom(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace() >= SPARE;
        } catch (IOException e) {
            log.error("nothing can be kept in {}", folder, e);
            return false;
        }
    }

    void begin() {
        if (begunAt != null || ended) return;
        begunAt = exchange.now();
        leg.record(tape);
        draining = exchange.time().every(OWNER, STEP, this::drain);
        limit = exchange.after(limits.longest, enough);
    }

    /** Whether somebody has said something, for at least so long as this. */
    boolean isAtLeast(Duration shortest) {
        return spoken
                && !failed
                && begunAt != null
                && Duration.between(begunAt, exchange.now()).compareTo(shortest) >= 0;
    }

    /**
     * Ends it, once.
     *
     * @param keep otherwise the file is deleted
     * @param kept on "dictation": it lies there whole, so long; not told where it could not be kept
     */
    void end(boolean keep, Consumer<Duration> kept) {
        if (ended) return;
        ended = true;
        limit.cancel();
        draining.cancel();
        if (begunAt == null) return;
        leg.record(null);
        exchange.time().soon(OWNER, () -> close(keep, kept));
    }

    private void close(boolean keep, Consumer<Duration> kept) {
        drain();
        try {
            if (wav != null) wav.close();
            if (!keep || failed) Files.deleteIfExists(file);
            else kept.accept(Duration.ofMillis(samples * 1000 / Clip.RATE));
        } catch (IOException e) {
            log.error("{} could not be kept", file, e);
        }
    }

    /** Only what the party says is kept: the left of the two channels. */
    private void drain() {
        var both = ByteBuffer.allocate(OCTETS).order(ByteOrder.LITTLE_ENDIAN);
        while (tape.drain(both)) {
            both.flip();
            var one = ByteBuffer.allocate(both.remaining() / Tape.CHANNELS).order(ByteOrder.LITTLE_ENDIAN);
            while (both.remaining() >= 2 * Tape.CHANNELS) {
                short left = both.getShort();
                both.getShort();
                one.putShort(left);
                hear(left);
            }
            write(one.flip());
            both.clear();
        }
        if (quiet * 1000 / Clip.RATE >= limits.silence.toMillis()) exchange.soon(enough);
    }

    /** Speech swings: between two loud samples lie quiet ones, which count to it up to 20 ms. */
    private void hear(short sample) {
        samples++;
        if (Math.abs(sample) >= QUIET) {
            loud += Math.min(quiet + 1, Clip.FRAME);
            quiet = 0;
        } else quiet++;
        if (loud >= WORD) spoken = true;
    }

    private void write(ByteBuffer sound) {
        if (failed) return;
        try {
            if (wav == null) wav = WavFile.create(file, 1);
            wav.append(sound);
        } catch (IOException e) {
            log.error("{} can't be written", file, e);
            failed = true;
            exchange.soon(enough);
        }
    }
}
