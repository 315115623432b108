package org.firstline.calls.rtp;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One channel of linear 16-bit sound with its rate. Reads RIFF WAVE with 8, 16, 24 or 32 bits, 32-bit float, A-law or
 * mu-law, plain or WAVE_FORMAT_EXTENSIBLE; several channels are mixed to one. Writes 16-bit PCM. Any thread.
 *
 * @param rate samples a second
 * @param samples not copied: who makes it, gives it away
 */
@SuppressWarnings("ArrayRecordComponent") // sound by the megabyte, passed on and never compared
public record Wav(int rate, short[] samples) {
    /** A longer file is refused: ten minutes of the fattest form that a studio would hand over fit. */
    public static final long MAX_OCTETS = 256L << 20;

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    public Wav {
        if (rate < 4000 || rate > 192_000) {
            throw new IllegalArgumentException("a rate from 4000 to 192000 Hz is understood, not " + rate);
        }
    }

    /** Length in seconds, the fraction dropped. */
    public int seconds() {
        return samples.length / rate;
    }

    /** The same sound at another rate. */
    public Wav at(int newRate) {
        return newRate == rate ? this : new Wav(newRate, Resampler.resample(samples, rate, newRate));
    }

    /** IOException, with a sentence that names the file, when it can't be read or is not such a file. */
    public static Wav read(Path file) throws IOException {
        if (Files.size(file) > MAX_OCTETS) throw new IOException(file + ": larger than " + (MAX_OCTETS >> 20) + " MB");
        try {
            return parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** IllegalArgumentException with what is wrong. A sound that ends before its stated size is taken as it is. */
    public static Wav parse(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        if (octets.length < 12 || !name(in, 0).equals("RIFF") || !name(in, 8).equals("WAVE")) {
            throw new IllegalArgumentException("not a WAV file");
        }
        in.position(12);
        ByteBuffer format = null;
        while (in.remaining() >= 8) {
            String chunk = name(in, in.position());
            in.position(in.position() + 4);
            // a program that writes into a pipe does not know the size and states a huge one
            long stated = in.getInt() & 0xFFFF_FFFFL;
            int size = (int) Math.min(stated, in.remaining());
            ByteBuffer body = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk.equals("fmt ")) format = body;
            if (chunk.equals("data")) {
                if (format == null) throw new IllegalArgumentException("the sound comes before its format");
                try {
                    return decode(format, body);
                } catch (BufferUnderflowException e) {
                    throw new IllegalArgumentException("the format chunk is cut short", e);
                }
            }
            in.position(in.position() + Math.min(in.remaining(), size + (size & 1)));
        }
        throw new IllegalArgumentException("no sound in it");
    }

    /** Writes 16-bit PCM; an old file of that name is replaced whole or not at all. */
    public void write(Path file) throws IOException {
        int size = samples.length * 2;
        ByteBuffer out = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) PCM).putShort((short) 1).putInt(rate).putInt(rate * 2);
        out.putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        for (short sample : samples) out.putShort(sample);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "wav", ".part");
        try {
            Files.write(fresh, out.array());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Wav decode(ByteBuffer format, ByteBuffer sound) {
        int coding = format.getShort() & 0xFFFF;
        int channels = format.getShort() & 0xFFFF;
        int rate = format.getInt();
        format.getInt();
        format.getShort();
        int bits = format.getShort() & 0xFFFF;
        // the real coding is in the first two octets of the sub-format's GUID
        if (coding == EXTENSIBLE) coding = format.position(24).getShort() & 0xFFFF;
        if (channels < 1 || channels > 16) throw new IllegalArgumentException(channels + " channels");
        Sample reader = reader(coding, bits);
        int width = bits / 8;
        short[] samples = new short[sound.remaining() / (width * channels)];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int c = 0; c < channels; c++) sum += reader.at(sound, (i * channels + c) * width);
            samples[i] = (short) (sum / channels);
        }
        return new Wav(rate, samples);
    }

    private interface Sample {
        int at(ByteBuffer sound, int offset);
    }

    private static Sample reader(int coding, int bits) {
        return switch (coding << 8 | bits) {
            case PCM << 8 | 8 -> (sound, at) -> (sound.get(at) & 0xFF) - 128 << 8;
            case PCM << 8 | 16 -> (sound, at) -> sound.getShort(at);
            case PCM << 8 | 24 -> (sound, at) -> sound.getShort(at + 1);
            case PCM << 8 | 32 -> (sound, at) -> sound.getShort(at + 2);
            case FLOAT << 8 | 32 -> (sound, at) -> Resampler.clamp(sound.getFloat(at) * 32767);
            case A_LAW << 8 | 8 -> (sound, at) -> Law.PCMA.decode(sound.get(at));
            case MU_LAW << 8 | 8 -> (sound, at) -> Law.PCMU.decode(sound.get(at));
            default ->
                throw new IllegalArgumentException("coding " + coding + " with " + bits + " bits is not understood;"
                        + " PCM of 8 to 32 bits, A-law and mu-law are");
        };
    }

    private static String name(ByteBuffer in, int at) {
        byte[] four = new byte[4];
        in.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
