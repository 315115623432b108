package org.firstline.reactions;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackEvent;
import org.firstline.callbacks.CallbackRule;
import org.firstline.callbacks.Callbacks;
import org.firstline.calls.BackCall;
import org.firstline.calls.BackCallEvent;
import org.firstline.calls.Calls;
import org.firstline.calls.Miss;
import org.firstline.routing.Overflow;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.WorkItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a callback is due, it waits in its queue like any caller, in the place that it kept; when an agent is offered it,
 * she and the person are called; what becomes of that, routing and the request know. On a thread of its own, since it
 * writes rows for each step, in the order of the news.
 */
record CallbacksTakeTheirTurn(Time time, Callbacks callbacks, Routing routing, Calls calls, CallbackTickets tickets)
        implements Reaction {
    private static final String OWNER = "callbacks.calls";
    private static final Duration RING = Duration.ofSeconds(20);
    private static final String GONE = Routing.OVERFLOW + ":callback";
    private static final Logger log = LoggerFactory.getLogger(CallbacksTakeTheirTurn.class);

    @Override
    public void listen(Bus bus) {
        // whom the house owes a call must not be forgotten because the database was away
        var steps = new Backlog(time, OWNER);
        bus.on(OWNER, CallbackEvent.class, news -> steps.add(() -> hear(news)));
        bus.on(
                OWNER,
                RoutingEvent.Offered.class,
                news -> Callback.isItem(news.item()),
                news -> steps.add(() -> call(news.item(), news.agent())));
        bus.on(
                OWNER,
                RoutingEvent.OfferWithdrawn.class,
                news -> Callback.isItem(news.item()),
                news -> steps.add(() -> withdrawn(news)));
        bus.on(
                OWNER,
                RoutingEvent.Overflowed.class,
                news -> Callback.isItem(news.item()),
                news -> steps.add(() -> notKept(news)));
        bus.on(OWNER, BackCallEvent.class, news -> steps.add(() -> hear(news)));
    }

    private void hear(CallbackEvent event) {
        switch (event) {
            case CallbackEvent.Due(Callback one) -> enqueue(one);
            case CallbackEvent.Rests(Callback one) -> {
                routing.withdraw(one.item(), GONE);
                calls.cancelBackCall(one.item());
            }
            case CallbackEvent.Tried(Callback one) -> tickets.tried(one);
            case CallbackEvent.Connected(Callback one) -> tickets.connected(one);
            case CallbackEvent.Asked ignored -> {}
            case CallbackEvent.Changed ignored -> {}
        }
    }

    private void enqueue(Callback one) {
        try {
            routing.enqueue(new WorkItem(one.item(), one.queue(), 0, one.queuedAt())
                    .coming(time.now())
                    .offLine());
        } catch (Refused e) {
            log.warn("callback {} finds no place in queue {}: {}", one.id(), one.queue(), e.getMessage());
            callbacks.postponed(one.item());
        }
    }

    private void withdrawn(RoutingEvent.OfferWithdrawn news) {
        callbacks.withdrawn(news.item(), news.agent());
        calls.withdrawBackCall(news.item(), news.agent());
    }

    private void notKept(RoutingEvent.Overflowed news) {
        if (!(news.target() instanceof Overflow.ToQueue(String queue))) callbacks.postponed(news.item());
        else if (news.reason().equals(Routing.MOVED)) callbacks.moved(news.item(), queue);
    }

    private void call(String item, String agent) {
        Optional<Callback> found = callbacks.offered(item, agent);
        if (found.isEmpty()) {
            routing.withdraw(item, GONE);
            return;
        }
        Callback one = tickets.begun(found.get());
        Duration ring = routing.findQueue(one.queue()).map(QueueSettings::ring).orElse(RING);
        boolean agentFirst = callbacks.rule(one.queue()).first() == CallbackRule.First.AGENT;
        var order = new BackCall(
                item,
                one.queue(),
                one.number(),
                agentFirst,
                Locale.of(one.language()),
                one.name(),
                one.subscriber(),
                one.ticket());
        calls.callBack(order, agent, ring);
    }

    private void hear(BackCallEvent event) {
        switch (event) {
            case BackCallEvent.AgentMissed(String item, String agent, Miss why) -> {
                callbacks.withdrawn(item, agent);
                routing.missed(item, agent, CallsWaitInQueues.translated(why));
            }
            case BackCallEvent.AgentAnswered(String item, String agent) -> {
                routing.accepted(item, agent);
                callbacks.callsSubscriber(item, agent);
            }
            case BackCallEvent.Unreached(String item, Miss why) -> {
                callbacks.unreached(item, why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                routing.withdraw(item, GONE);
            }
            case BackCallEvent.NoTrunk(String item) -> {
                callbacks.notCalled(item);
                routing.withdraw(item, GONE);
            }
            case BackCallEvent.Connected(String item, var call) ->
                callbacks.connected(item, String.valueOf(call.agent()), call.id());
            case BackCallEvent.Left(String item, String agent) -> routing.released(agent, item, null, true);
            case BackCallEvent.Finished(String item, var call) -> routing.finished(item);
        }
    }
}
