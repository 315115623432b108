package org.firstline.calls;

import java.time.Instant;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.calls.rtp.Tones;

/** Brings it to an agent's mind, again and again, that her caller waits for her. On "switchboard". */
final class HoldReminder {
    private final Exchange exchange;
    private final OpenCall home;
    private final Company in;
    private Cancel next = () -> {};

    HoldReminder(Exchange exchange, OpenCall home, Company in) {
        this.exchange = exchange;
        this.home = home;
        this.in = in;
    }

    void begin() {
        next.cancel();
        var every = exchange.rules().of(home.call().queue()).holdReminder();
        next = exchange.after(every, () -> {
            Seat mine = in.agent;
            Instant since = in.heldSince;
            if (mine == null || since == null) return;
            beep();
            exchange.bus().publish(new CallEvent.HeldLong(home.call(), mine.extension(), since));
            begin();
        });
    }

    void end() {
        next.cancel();
    }

    /** Three tones in her ear, unless she talks meanwhile. */
    void beep() {
        Seat mine = in.agent;
        if (mine != null && !in.withAside) mine.leg.play(List.of(Tones.reminder()), () -> {});
    }
}
