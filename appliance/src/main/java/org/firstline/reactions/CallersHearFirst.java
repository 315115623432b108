package org.firstline.reactions;

import java.time.Duration;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Calls;
import org.firstline.messages.Messages;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Outage;
import org.firstline.services.Site;

/**
 * When somebody calls because of an outage, his SMS goes out before those of who did not; so do those of who called since
 * half an hour before it began, when it is confirmed.
 */
record CallersHearFirst(Messages messages, Calls calls, Site site) implements Reaction {
    /** As many of the latest calls are looked at when an outage is confirmed. */
    private static final int LOOK_BACK = 500;

    /** Subscribers often know before the box does. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    @Override
    public void listen(Bus bus) {
        // on the thread of OutagesAreTold and after it, so that the batch is there
        bus.on(REACTIONS, NetworkEvent.OutageConfirmed.class, news -> look(news.outage()));
        bus.on(REACTIONS, CallEvent.CallerKnown.class, news -> news.caller().outage() != null, news -> {
            var notice = news.caller().outage();
            Long outage = notice == null ? null : notice.outage();
            if (outage != null) raise(outage, news.call());
        });
    }

    private void look(Outage outage) {
        var since = new CallFilter(null, null, null, null, outage.startedAt().minus(BEFORE), null);
        calls.list(since, null, LOOK_BACK).forEach(call -> raise(outage.id(), call));
        calls.liveCalls().forEach(call -> raise(outage.id(), call));
    }

    private void raise(long outage, Call call) {
        if (call.direction() != Call.Way.IN) return;
        Optional<PhoneNumber> number = PhoneNumber.parse(call.caller(), site.region());
        number.ifPresent(phone -> messages.raise(OutageBatches.down(outage), phone));
    }
}
