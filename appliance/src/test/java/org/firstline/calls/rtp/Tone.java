package org.firstline.calls.rtp;

import java.util.List;

/** Sine tones to send, and how much of a tone is in what came back. */
final class Tone {
    private Tone() {}

    static short[] sine(int hertz, int rate, int samples, double amplitude) {
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return sound;
    }

    /** The part of all energy that lies at this frequency (Goertzel), 0 to 1; the level does not matter. */
    static double share(short[] sound, int hertz) {
        double re = 0;
        double im = 0;
        double all = 1e-9;
        for (int i = 0; i < sound.length; i++) {
            double angle = 2 * Math.PI * hertz * i / Clip.RATE;
            re += sound[i] * Math.cos(angle);
            im += sound[i] * Math.sin(angle);
            all += (double) sound[i] * sound[i];
        }
        return 2 * (re * re + im * im) / sound.length / all;
    }

    static double rms(short[] sound) {
        double all = 0;
        for (short sample : sound) all += (double) sample * sample;
        return Math.sqrt(all / sound.length);
    }

    static short[] decode(Law law, List<byte[]> frames) {
        short[] sound = new short[frames.stream().mapToInt(f -> f.length).sum()];
        int at = 0;
        for (byte[] frame : frames) for (byte octet : frame) sound[at++] = law.decode(octet);
        return sound;
    }

    static byte[] frame(Law law, short[] sound, int index) {
        byte[] frame = new byte[Clip.FRAME];
        for (int i = 0; i < frame.length; i++) frame[i] = law.encode(sound[index * Clip.FRAME + i]);
        return frame;
    }
}
