package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.firstline.calls.Outbound;

/**
 * The leave to make one call outside, which counts as a call in progress until {@link #over}. Whoever asked for it tells
 * what becomes of the call; any thread.
 */
public final class Permit {
    enum Stage {
        ASKED,
        ANSWERED,
        OVER
    }

    private final String id;
    private final String who;
    private final Verdict.Allowed allowed;
    private final String callerId;
    private final BiConsumer<Permit, Stage> told;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.ASKED);

    Permit(String id, String who, Verdict.Allowed allowed, String callerId, BiConsumer<Permit, Stage> told) {
        this.id = id;
        this.who = who;
        this.allowed = allowed;
        this.callerId = callerId;
        this.told = told;
    }

    String id() {
        return id;
    }

    public String who() {
        return who;
    }

    /** The number as it is dialled: +E.164, or an emergency number. */
    public String number() {
        return allowed.number();
    }

    public boolean emergency() {
        return allowed.emergency();
    }

    /** So long after the answer the call must be hung up. */
    public Duration longest() {
        return allowed.longest();
    }

    BigDecimal perMinute() {
        return allowed.perMinute();
    }

    /** What to give the line. */
    public Outbound outbound(String name) {
        var call = Outbound.to(allowed.number()).showing(callerId, name);
        return allowed.emergency() ? call.asEmergency() : call;
    }

    /** The far end took the call: from now on it costs. */
    public void answered() {
        if (stage.compareAndSet(Stage.ASKED, Stage.ANSWERED)) told.accept(this, Stage.ANSWERED);
    }

    /** The call is over, or never came to be. More than once does nothing more. */
    public void over() {
        if (stage.getAndSet(Stage.OVER) != Stage.OVER) told.accept(this, Stage.OVER);
    }
}
