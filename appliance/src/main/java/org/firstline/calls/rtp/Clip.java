package org.firstline.calls.rtp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A piece of sound to play to callers: 8 kHz, one channel, encoded in both laws when it is made, in whole frames of
 * 20 ms (the last is filled with silence). Immutable; any thread. At most {@value #MAX_MINUTES} minutes long.
 */
public final class Clip {
    /** Samples a second. */
    public static final int RATE = 8000;
    /** Samples, and so octets, of one frame of 20 ms. */
    public static final int FRAME = 160;

    public static final int MAX_MINUTES = 10;

    private final byte[] mu;
    private final byte[] a;

    private Clip(short[] samples) {
        if (samples.length > MAX_MINUTES * 60 * RATE) {
            throw new IllegalArgumentException("a clip is at most " + MAX_MINUTES + " minutes long, not "
                    + samples.length / RATE / 60 + " minutes");
        }
        this.mu = encode(samples, Law.PCMU);
        this.a = encode(samples, Law.PCMA);
    }

    /** From linear samples at 8 kHz; IllegalArgumentException when they are too many. */
    public static Clip ofPcm(short[] samples8k) {
        return new Clip(samples8k);
    }

    /**
     * From a WAV file of any common form (see {@link Wav}); what is not at 8 kHz is resampled. IOException, with a
     * sentence that names the file, when it can't be read, is not such a file, or is too long.
     */
    public static Clip wav(Path file) throws IOException {
        Wav wav = Wav.read(file);
        if (wav.seconds() > MAX_MINUTES * 60) {
            throw new IOException(file + ": a clip is at most " + MAX_MINUTES + " minutes long");
        }
        return ofPcm(wav.at(RATE).samples());
    }

    public int millis() {
        return mu.length / (RATE / 1000);
    }

    /** A copy of the sound in one law: 8 octets a millisecond. */
    public byte[] octets(Law law) {
        return encoded(law).clone();
    }

    /** The sound itself, for the pump, which only reads it. */
    byte[] encoded(Law law) {
        return law == Law.PCMU ? mu : a;
    }

    private static byte[] encode(short[] samples, Law law) {
        byte[] octets = new byte[(samples.length + FRAME - 1) / FRAME * FRAME];
        for (int i = 0; i < samples.length; i++) octets[i] = law.encode(samples[i]);
        Arrays.fill(octets, samples.length, octets.length, law.silence());
        return octets;
    }
}
