package org.firstline.bridge.panel.chip;

import org.firstline.bridge.bus.BusException;
import org.firstline.bridge.bus.PinPort;

/** A pin with a lamp on it. Any thread. */
public final class PinSim implements PinPort {
    private final String name;
    private boolean there = true;
    private boolean open;
    private boolean on;

    public PinSim(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void open() throws BusException {
        open = false;
        if (!there) throw new BusException(name + " is not there");
        open = true;
        on = false;
    }

    @Override
    public synchronized void set(boolean lit) throws BusException {
        if (!open || !there) throw new BusException(name + " is not open");
        on = lit;
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    public synchronized void plug(boolean in) {
        there = in;
        open = open && in;
    }

    public synchronized boolean isOn() {
        return on;
    }
}
