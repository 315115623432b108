package org.firstline.calls;

import java.time.Duration;
import org.firstline.base.Cancel;

/** Rings phones for one call, one at a time, and tells who is busy with it. On "switchboard". */
final class Phones {
    /** A number outside rings no longer. */
    private static final Duration OUTSIDE = Duration.ofSeconds(60);

    private final Exchange exchange;
    private final OpenCall home;
    private Cancel limit = () -> {};

    Phones(Exchange exchange, OpenCall home) {
        this.exchange = exchange;
        this.home = home;
    }

    /** Rings until it is answered, or too long; then its end is told like any other. */
    Seat ring(Target who) {
        return ring(who, "");
    }

    /** @param ledBy the extension that leads the caller on; empty where nobody does */
    Seat ring(Target who, String ledBy) {
        var seat = new Seat(who, exchange.legs().reach(who, home, ledBy), exchange.now());
        limit.cancel();
        var most = who instanceof Target.Agent ? exchange.settings().ring() : OUTSIDE;
        limit = exchange.after(most, () -> seat.leg.hangUp(HangUp.NORMAL));
        engaged(seat);
        return seat;
    }

    /** Rings somebody who has asked for it, so that her phone need not be picked up if it can answer by itself. */
    Seat ringSelf(String extension) {
        var leg = exchange.legs().dial(extension, home.call().outside(), home.shownName(), true, home);
        var seat = new Seat(new Target.Agent(extension), leg, exchange.now());
        engaged(seat);
        return seat;
    }

    /** What rang was answered, or is given up. */
    void still() {
        limit.cancel();
    }

    void drop(Seat seat) {
        seat.leg.hangUp(HangUp.NORMAL);
        released(seat);
    }

    void released(Seat seat) {
        String extension = seat.agent();
        if (extension == null) return;
        exchange.bus().publish(new CallEvent.Released(home.call(), extension, seat.talked));
        home.freed(extension);
    }

    private void engaged(Seat seat) {
        String extension = seat.agent();
        if (extension != null) exchange.bus().publish(new CallEvent.Engaged(home.call(), extension));
    }
}
