package org.firstline.calls;

import org.firstline.base.Cancel;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/** An agent clicked on a colleague's number: her own phone first, then his; no queue, no record. On "switchboard". */
final class ClickedCall implements Party {
    private final Exchange exchange;
    private final String other;
    private final Leg hers;
    private final Cancel limit;
    private @Nullable Leg his;
    private boolean over;

    ClickedCall(Exchange exchange, String extension, String other) {
        this.exchange = exchange;
        this.other = other;
        this.hers = exchange.legs().dial(extension, other, "", true, this);
        this.limit = exchange.after(exchange.settings().ring().multipliedBy(4), this::end);
    }

    @Override
    public void answered(Leg leg) {
        if (over) leg.hangUp(HangUp.NORMAL);
        else if (leg == hers && his == null) {
            leg.loop(Tones.ringing());
            his = exchange.legs().dial(other, hers.to(), "", false, this);
        } else if (leg == his) {
            limit.cancel();
            hers.bridge(leg);
        }
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        acknowledge.run();
        end();
    }

    private void end() {
        if (over) return;
        over = true;
        limit.cancel();
        hers.hangUp(HangUp.NORMAL);
        if (his != null) his.hangUp(HangUp.NORMAL);
        exchange.inProgress().done();
    }
}
