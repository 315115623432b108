package org.firstline.calls.rtp;

/**
 * Changes the rate of linear sound by a polyphase windowed sinc (Blackman, 16 zero crossings a side), which also is the
 * low-pass that keeps what lies above the new band from folding into it. Pure; the end result is rounded and clamped.
 */
final class Resampler {
    private static final int CROSSINGS = 16;
    /** Where the pass band ends, as a part of the narrower band: 3.6 kHz of 4 for the telephone. */
    private static final double PASS = 0.9;

    private Resampler() {}

    static short[] resample(short[] in, int from, int to) {
        int common = gcd(from, to);
        int phases = to / common;
        int step = from / common;
        double cutoff = PASS * Math.min(1.0, (double) to / from);
        int half = (int) Math.ceil(CROSSINGS / cutoff);
        float[][] kernels = new float[phases][];
        short[] out = new short[(int) ((long) in.length * to / from)];
        for (int i = 0; i < out.length; i++) {
            long at = (long) i * step;
            int phase = (int) (at % phases);
            // only the phases that a short sound comes to are ever computed
            if (kernels[phase] == null) kernels[phase] = kernel((double) phase / phases, cutoff, half);
            out[i] = clamp(filtered(in, (int) (at / phases), kernels[phase], half));
        }
        return out;
    }

    static short clamp(double sample) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
    }

    private static double filtered(short[] in, int at, float[] kernel, int half) {
        double sum = 0;
        int first = Math.max(0, at - half + 1);
        int last = Math.min(in.length - 1, at + half);
        for (int i = first; i <= last; i++) sum += in[i] * kernel[i - (at - half + 1)];
        return sum;
    }

    private static float[] kernel(double fraction, double cutoff, int half) {
        double[] taps = new double[2 * half];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = i - half + 1 - fraction;
            double position = Math.PI * x / half;
            double window = Math.abs(x) >= half ? 0 : 0.42 + 0.5 * Math.cos(position) + 0.08 * Math.cos(2 * position);
            double angle = Math.PI * x * cutoff;
            taps[i] = window * (Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle);
            sum += taps[i];
        }
        float[] kernel = new float[taps.length];
        // scaled to one, so that a level stays a level whatever the phase
        for (int i = 0; i < taps.length; i++) kernel[i] = (float) (taps[i] / sum);
        return kernel;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
