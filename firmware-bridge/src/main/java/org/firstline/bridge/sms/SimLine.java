package org.firstline.bridge.sms;

import java.time.Duration;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.Ticks;
import org.firstline.bridge.serial.Wire;

/** The near end of a simulated phone's line, in this process: the phone answers on the caller's thread. */
final class SimLine implements SerialLine {
    private final PhoneSim phone;
    private final String name;
    private final Wire out;
    private final Ticks ticks;
    private boolean open;

    /** @param out what the phone says */
    SimLine(PhoneSim phone, String name, Wire out, Ticks ticks) {
        this.phone = phone;
        this.name = name;
        this.out = out;
        this.ticks = ticks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() throws SerialException {
        open = false;
        if (!phone.isPlugged()) throw new SerialException("the simulated phone is not there");
        if (!phone.hold(this)) throw new SerialException(name + " cannot be opened: another program has it");
        open = true;
    }

    @Override
    public int read(byte[] into, Duration wait) throws SerialException {
        check();
        int n = out.take(into, wait);
        if (n == 0) check();
        return n;
    }

    @Override
    public int available() throws SerialException {
        check();
        return out.available();
    }

    @Override
    public void write(byte[] octets) throws SerialException {
        check();
        phone.hear(octets, octets.length);
    }

    @Override
    public void powerCycle() throws SerialException {
        check();
        phone.powerCycle();
    }

    @Override
    public Ticks ticks() {
        return ticks;
    }

    private void check() throws SerialException {
        if (!open) throw new SerialException("the simulated phone is not open");
        if (phone.isPlugged()) return;
        close();
        throw new SerialException("the simulated phone was unplugged");
    }

    @Override
    public void close() {
        open = false;
        phone.letGo(this);
    }
}
