package org.firstline.bridge.serial;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A serial line with no hardware: two ends in one process, what goes in here comes out there. The plug can be pulled
 * and put back, at either end and from any thread.
 */
public final class MemoryLine implements SerialLine {
    private final String name;
    private final Wire in;
    private final Wire out;
    private final AtomicBoolean plugged;
    private volatile boolean open;

    private MemoryLine(String name, Wire in, Wire out, AtomicBoolean plugged) {
        this.name = name;
        this.in = in;
        this.out = out;
        this.plugged = plugged;
    }

    /** The two ends of one line. */
    public record Pair(MemoryLine near, MemoryLine far) {}

    public static Pair pair() {
        var toFar = new Wire();
        var toNear = new Wire();
        var plugged = new AtomicBoolean(true);
        return new Pair(
                new MemoryLine("memory (near)", toNear, toFar, plugged),
                new MemoryLine("memory (far)", toFar, toNear, plugged));
    }

    /** Pulls the plug: both ends fail from now on, and what was under way is gone. */
    public void unplug() {
        plugged.set(false);
        in.clear();
        out.clear();
    }

    /** Puts the plug back; both ends must be opened anew. */
    public void plug() {
        plugged.set(true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() throws SerialException {
        open = false;
        if (!plugged.get()) throw new SerialException(name + " is not there");
        open = true;
    }

    @Override
    public int read(byte[] into, Duration wait) throws SerialException {
        check();
        int n = in.take(into, wait);
        if (n == 0) check();
        return n;
    }

    @Override
    public int available() throws SerialException {
        check();
        return in.available();
    }

    @Override
    public void write(byte[] octets) throws SerialException {
        check();
        out.put(octets, Duration.ZERO);
    }

    private void check() throws SerialException {
        if (!open) throw new SerialException(name + " is not open");
        if (plugged.get()) return;
        open = false;
        throw new SerialException(name + " was unplugged");
    }

    @Override
    public void close() {
        open = false;
    }
}
