package org.firstline.installer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Tones at 8 kHz, G.711 A-law, and how much of a sound is one tone. Written apart from the box's own, to judge it. */
final class Sound {
    static final int RATE = 8000;

    private Sound() {}

    static short[] tone(int hertz, int samples) {
        var pcm = new short[samples];
        for (int i = 0; i < samples; i++) pcm[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE));
        return pcm;
    }

    /** How much of the sound's energy lies in this tone: 1 for the tone alone, near 0 without it (Goertzel). */
    static double share(short[] pcm, int from, int length, int hertz) {
        double s1 = 0;
        double s2 = 0;
        double energy = 0;
        double k = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        for (int i = from; i < from + length; i++) {
            double s0 = pcm[i] + k * s1 - s2;
            s2 = s1;
            s1 = s0;
            energy += (double) pcm[i] * pcm[i];
        }
        if (energy < 1e4 * length) return 0;
        return 2 * (s1 * s1 + s2 * s2 - k * s1 * s2) / (length * energy);
    }

    /** Seconds of the sound, in windows of 100 ms, in which this tone is nearly all that is heard. */
    static double secondsOf(int hertz, short[] pcm) {
        return secondsOver(0.7, hertz, pcm);
    }

    /** The same, where it is one of some tones that are heard. */
    static double secondsWith(int hertz, short[] pcm) {
        return secondsOver(0.15, hertz, pcm);
    }

    private static double secondsOver(double share, int hertz, short[] pcm) {
        int window = RATE / 10;
        int heard = 0;
        for (int i = 0; i + window <= pcm.length; i += window) if (share(pcm, i, window, hertz) > share) heard++;
        return heard / 10.0;
    }

    /** Seconds of the sound, in windows of 100 ms, that are not silence. */
    static double secondsLoud(short[] pcm) {
        int window = RATE / 10;
        int loud = 0;
        for (int i = 0; i + window <= pcm.length; i += window) {
            double energy = 0;
            for (int j = i; j < i + window; j++) energy += (double) pcm[j] * pcm[j];
            if (energy / window > 1e4) loud++;
        }
        return loud / 10.0;
    }

    /** ITU-T G.711, table 1a. */
    static byte toALaw(short sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = Math.min(sample < 0 ? ~sample : sample, 0x7fff) >> 4;
        int exponent = magnitude < 32 ? magnitude >> 4 : 28 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = exponent < 2 ? magnitude & 15 : magnitude >> (exponent - 1) & 15;
        return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
    }

    static short ofALaw(byte octet) {
        int bits = (octet ^ 0x55) & 0xff;
        int exponent = bits >> 4 & 7;
        int magnitude = ((bits & 15) << 4) + 8 + (exponent > 0 ? 0x100 : 0);
        if (exponent > 1) magnitude <<= exponent - 1;
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }

    static void write(short[] pcm, Path file) throws IOException {
        var octets = new byte[pcm.length * 2];
        for (int i = 0; i < pcm.length; i++) {
            octets[2 * i] = (byte) pcm[i];
            octets[2 * i + 1] = (byte) (pcm[i] >> 8);
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var in = new AudioInputStream(new ByteArrayInputStream(octets), format, pcm.length)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** What a file of 8 kHz, one channel and 16 bits holds so far; its header may not be finished yet. */
    static short[] read(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        if (octets.length < 44) return new short[0];
        try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(octets))) {
            AudioFormat format = in.getFormat();
            if (format.getSampleRate() != RATE || format.getChannels() != 1 || format.getSampleSizeInBits() != 16)
                throw new AssertionError(file + " is " + format);
        } catch (UnsupportedAudioFileException e) {
            throw new AssertionError(file + " is not a wave file", e);
        }
        var pcm = new short[(octets.length - 44) / 2];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) (octets[44 + 2 * i] & 0xff | octets[45 + 2 * i] << 8);
        return pcm;
    }
}
