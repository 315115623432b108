package org.firstline.bridge.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A serial device of the operating system, through jSerialComm: /dev/ttyUSB0, /dev/serial/by-id/…, or a pty.
 *
 * <p>The path is kept as configured and resolved anew on each open, because a device that is plugged in again may get
 * another number. No listeners: pulling a plug makes them fire 200,000 times a second (Fazecast/jSerialComm 577).
 */
public final class JSerialLine implements SerialLine {
    /** The tty layer counts in tenths of a second; shorter waits look at the input queue instead. */
    private static final int TICK_MILLIS = 100;

    private static final long GLANCE_NANOS = 500_000;

    private final String path;
    private final SerialMode mode;
    private @Nullable SerialPort port;

    public JSerialLine(String path, SerialMode mode) {
        this.path = path;
        this.mode = mode;
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public void open() throws SerialException {
        close();
        SerialPort fresh;
        try {
            fresh = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new SerialException(path + " is not there", e);
        }
        fresh.setComPortParameters(
                mode.baud(),
                mode.dataBits(),
                mode.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
                switch (mode.parity()) {
                    case NONE -> SerialPort.NO_PARITY;
                    case EVEN -> SerialPort.EVEN_PARITY;
                    case ODD -> SerialPort.ODD_PARITY;
                });
        fresh.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, TICK_MILLIS, 0);
        if (!fresh.openPort()) throw new SerialException(path + " cannot be opened" + why(fresh.getLastErrorCode()));
        port = fresh;
    }

    private static String why(int errno) {
        return switch (errno) {
            case 0 -> "";
            case 2, 6, 19 -> ": it is gone";
            case 11, 16 -> ": another program has it";
            case 13 -> ": no permission";
            default -> " (error " + errno + ")";
        };
    }

    @Override
    public int read(byte[] into, Duration wait) throws SerialException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            int there = available();
            if (there > 0) return got(opened().readBytes(into, Math.min(there, into.length)));
            long left = deadline - System.nanoTime();
            if (left <= 0) return 0;
            if (left < TICK_MILLIS * 1_000_000L) LockSupport.parkNanos(Math.min(left, GLANCE_NANOS));
            else {
                int n = got(opened().readBytes(into, into.length));
                if (n > 0) return n;
            }
        }
    }

    private int got(int n) throws SerialException {
        if (n < 0) throw unplugged();
        return n;
    }

    @Override
    public int available() throws SerialException {
        return got(opened().bytesAvailable());
    }

    @Override
    public void write(byte[] octets) throws SerialException {
        for (int from = 0; from < octets.length; ) {
            int n = opened().writeBytes(octets, octets.length - from, from);
            if (n <= 0) throw unplugged();
            from += n;
        }
    }

    @Override
    public void powerCycle() throws SerialException {
        SerialPort open = opened();
        open.clearDTR();
        open.clearRTS();
        LockSupport.parkNanos(1_000_000_000L);
        open.setDTR();
        open.setRTS();
    }

    private SerialPort opened() throws SerialException {
        if (port == null) throw new SerialException(path + " is not open");
        return port;
    }

    private SerialException unplugged() {
        close();
        return new SerialException(path + " was unplugged");
    }

    @Override
    public void close() {
        if (port != null) port.closePort();
        port = null;
    }
}
