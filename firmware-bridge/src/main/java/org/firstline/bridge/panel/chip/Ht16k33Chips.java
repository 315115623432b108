package org.firstline.bridge.panel.chip;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.I2cPort;

/**
 * Up to eight HT16K33 chips side by side, each with its own address. What a chip has already is not sent again but every
 * {@link #renewal}, when it is set up anew as well: a display that was unplugged for a moment wakes up dark. One thread.
 */
final class Ht16k33Chips {
    private final List<I2cPort> ports;
    private final Duration renewal;
    private final byte[][] sent;
    private int dim = 7;
    private boolean open;
    private long renewedAt;

    Ht16k33Chips(List<I2cPort> ports, Duration renewal) {
        if (ports.isEmpty() || ports.size() > 8)
            throw new IllegalArgumentException(ports.size() + " chips, not 1 to 8");
        this.ports = List.copyOf(ports);
        this.renewal = renewal;
        this.sent = new byte[ports.size()][];
    }

    int count() {
        return ports.size();
    }

    void dim(int percent) {
        int level = Math.clamp(Math.round(percent * 15 / 100f), 0, 15);
        if (level != dim) renewedAt = System.nanoTime() - renewal.toNanos();
        dim = level;
    }

    /** @param ram of each chip, {@value Ht16k33#RAM_SIZE} octets */
    void write(byte[][] ram) throws BusException {
        boolean fresh = !open;
        if (fresh) for (I2cPort port : ports) port.open();
        open = true;
        boolean all = fresh || System.nanoTime() - renewedAt >= renewal.toNanos();
        for (int i = 0; i < ports.size(); i++) {
            I2cPort port = ports.get(i);
            if (all) port.write(new byte[] {Ht16k33.OSCILLATOR_ON});
            if (all || !Arrays.equals(ram[i], sent[i])) {
                var octets = new byte[1 + Ht16k33.RAM_SIZE];
                octets[0] = Ht16k33.RAM;
                System.arraycopy(ram[i], 0, octets, 1, Ht16k33.RAM_SIZE);
                port.write(octets);
                sent[i] = ram[i].clone();
            }
            if (all) {
                port.write(new byte[] {(byte) (Ht16k33.DIM | dim)});
                port.write(new byte[] {(byte) Ht16k33.DISPLAY_ON});
            }
        }
        if (all) renewedAt = System.nanoTime();
    }

    void close() {
        open = false;
        ports.forEach(I2cPort::close);
    }
}
