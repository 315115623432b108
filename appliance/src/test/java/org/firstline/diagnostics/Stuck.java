package org.firstline.diagnostics;

import java.time.Duration;
import java.time.Instant;
import org.firstline.base.Cancel;
import org.firstline.base.SimulatedTime;
import org.firstline.base.Time;

/** A clock on which the lanes of probes never get to run. */
record Stuck(SimulatedTime time) implements Time {
    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void soon(String who, Runnable task) {
        if (!who.startsWith("probe.")) time.soon(who, task);
    }

    @Override
    public Cancel after(String who, Duration wait, Runnable task) {
        return time.after(who, wait, task);
    }

    @Override
    public Cancel every(String who, Duration step, Runnable tick) {
        return time.every(who, step, tick);
    }

    @Override
    public boolean isOn(String who) {
        return time.isOn(who);
    }
}
