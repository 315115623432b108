package org.firstline.reactions;

import java.util.Optional;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.callbacks.CallbackState;
import org.firstline.callbacks.Callbacks;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.ErrandEvent;
import org.firstline.calls.Outcome;
import org.firstline.services.Site;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a caller wants to be called back, or gives up at a queue that calls those back, a request keeps his place; when he
 * is answered on another call meanwhile, it is needed no more.
 */
record CallersAreCalledBack(Callbacks callbacks, Subscribers subscribers, Site site, Backlog backlog)
        implements Reaction {
    private static final Logger log = LoggerFactory.getLogger(CallersAreCalledBack.class);

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, ErrandEvent.CallbackWanted.class, news -> backlog.add(() -> wanted(news)));
        bus.on(
                REACTIONS,
                CallEvent.Recorded.class,
                news -> hasGivenUp(news.call()),
                news -> backlog.add(() -> missed(news.call())));
        bus.on(
                REACTIONS,
                CallEvent.Answered.class,
                news -> mayBeOwed(news.call()),
                news -> backlog.add(() -> answered(news.call())));
    }

    private void wanted(ErrandEvent.CallbackWanted news) {
        Call call = news.call();
        Optional<PhoneNumber> number = PhoneNumber.parse(news.number(), site.region());
        if (number.isEmpty()) {
            log.warn("call {} wants to be called back at {}, which is no number", call.id(), news.number());
            return;
        }
        Optional<Callback> before = callbacks.listLive().stream()
                .filter(one -> call.id().equals(one.call()) && one.queue().equals(news.queue()))
                .findFirst();
        try {
            if (before.isPresent())
                callbacks.setNumber(before.get().id(), number.get().e164());
            else
                callbacks.ask(request(call, news.queue(), number.get(), source(news.overflow()))
                        .in(news.language()));
        } catch (Refused e) {
            log.warn("call {} is not called back at {}: {}", call.id(), news.number(), e.getMessage());
        }
    }

    private static CallbackSource source(boolean overflow) {
        return overflow ? CallbackSource.OVERFLOW : CallbackSource.MENU;
    }

    private CallbackRequest request(Call call, String queue, PhoneNumber number, CallbackSource source) {
        String name = Optional.ofNullable(call.subscriber())
                .flatMap(subscribers::find)
                .map(Subscriber::name)
                .orElse("");
        return CallbackRequest.of(queue, number.e164(), source)
                .since(call.queuedAt())
                .by(name, call.subscriber())
                .in(site.language().getLanguage())
                .after(call.id(), call.ticket());
    }

    private static boolean hasGivenUp(Call call) {
        boolean gaveUp = call.outcome() == Outcome.ABANDONED
                || call.outcome() == Outcome.OVERFLOWED
                || call.outcome() == Outcome.LOST && call.answeredAt() == null;
        return gaveUp && call.queue() != null && call.direction() == Call.Way.IN;
    }

    private void missed(Call call) {
        String queue = call.queue();
        if (queue == null || !callbacks.rule(queue).missedCalls()) return;
        PhoneNumber.parse(call.caller(), site.region()).ifPresent(number -> {
            try {
                callbacks.ask(request(call, queue, number, CallbackSource.MISSED));
            } catch (Refused e) {
                log.warn("missed call {} is not called back: {}", call.id(), e.getMessage());
            }
        });
    }

    private boolean mayBeOwed(Call call) {
        return call.queue() != null && call.direction() == Call.Way.IN && callbacks.owes(call.queue());
    }

    private void answered(Call call) {
        String queue = call.queue();
        if (queue == null) return;
        PhoneNumber.parse(call.caller(), site.region())
                .flatMap(number -> callbacks.findLive(queue, number.e164()))
                .filter(one -> one.state() == CallbackState.WAITING)
                .ifPresent(one -> callbacks.cancel(one.id()));
    }
}
