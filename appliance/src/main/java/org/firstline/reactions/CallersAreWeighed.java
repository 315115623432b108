package org.firstline.reactions;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Bus;
import org.firstline.base.Time;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Calls;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * When it is known who calls, it is found out how urgent he is, on the thread that looks callers up: so it is known when
 * he comes into a queue, and no look-up delays an offer. Of more than {@value #MOST} calls at once nothing is kept.
 */
final class CallersAreWeighed implements Reaction {
    private static final String CALLERS = "callers";
    private static final int MOST = 10_000;
    private static final int ENOUGH = 10;
    private static final Duration DAY = Duration.ofHours(24);

    private final Time time;
    private final Subscribers subscribers;
    private final Calls calls;
    private final Map<String, Urgency> weighed = new ConcurrentHashMap<>();

    CallersAreWeighed(Time time, Subscribers subscribers, Calls calls) {
        this.time = time;
        this.subscribers = subscribers;
        this.calls = calls;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(
                CALLERS,
                CallEvent.CallerKnown.class,
                known -> known.call().subscriber() != null,
                known -> weigh(known.call()));
        bus.on(
                JOINS,
                CallEvent.Ended.class,
                ended -> weighed.remove(ended.call().id()));
    }

    /** How urgent this call's caller is; usual while it is not known. Any thread. */
    Urgency of(Call call) {
        return weighed.getOrDefault(call.id(), Urgency.USUAL);
    }

    private void weigh(Call call) {
        Long subscriber = call.subscriber();
        if (subscriber == null || weighed.size() >= MOST) return;
        Kind kind = subscribers.find(subscriber).map(Subscriber::kind).orElse(null);
        var lastDay = new CallFilter(null, null, null, subscriber, time.now().minus(DAY), null);
        weighed.put(call.id(), Urgency.of(kind, calls.list(lastDay, null, ENOUGH), call));
        // he may have gone meanwhile, and nobody forgets him then
        if (calls.findInProgress(call.id()).isEmpty()) weighed.remove(call.id());
    }
}
