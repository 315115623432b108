package org.firstline.calls.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file of 16 bits at 8 kHz that grows while it is recorded. Its header tells the true length once it is closed; of
 * one that a crash cut off, {@link #repair} makes a whole file. One thread at a time.
 */
public final class WavFile implements AutoCloseable {
    private static final int HEADER = 44;

    private final FileChannel channel;
    private final int channels;
    private long octets;

    private WavFile(FileChannel channel, int channels) {
        this.channel = channel;
        this.channels = channels;
    }

    /** Makes the file with its folders; FileAlreadyExistsException when it is there. */
    public static WavFile create(Path file, int channels) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        var made = new WavFile(channel, channels);
        try {
            write(channel, header(channels, 0), 0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return made;
    }

    /** Adds samples in little-endian order, the channels in turn. A full disk is an IOException; the file stays whole. */
    public void append(ByteBuffer samples) throws IOException {
        int size = samples.remaining();
        write(channel, samples, HEADER + octets);
        octets += size;
    }

    public long seconds() {
        return octets / (2L * channels * Clip.RATE);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(HEADER + octets);
            write(channel, header(channels, octets), 0);
        }
    }

    /** Makes the header tell the length that the file really has; returns its seconds. A file that is fine stays so. */
    public static long repair(Path file, int channels) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long whole = Math.max(0, channel.size() - HEADER) / (2L * channels) * (2L * channels);
            channel.truncate(HEADER + whole);
            write(channel, header(channels, whole), 0);
            return whole / (2L * channels * Clip.RATE);
        }
    }

    private static void write(FileChannel channel, ByteBuffer what, long at) throws IOException {
        while (what.hasRemaining()) at += channel.write(what, at);
    }

    private static ByteBuffer header(int channels, long octets) {
        int frame = 2 * channels;
        ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (HEADER - 8 + octets));
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(Clip.RATE).putInt(Clip.RATE * frame);
        out.putShort((short) frame).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) octets);
        return out.flip();
    }
}
