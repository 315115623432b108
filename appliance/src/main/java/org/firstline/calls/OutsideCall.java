package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.firstline.base.Cancel;
import org.firstline.base.Refused;
import org.firstline.calls.dial.Dialled;

/**
 * An agent's phone dialled a number outside: it hears what the network lets it hear, and the call leaves a record. What
 * the dial plan refuses is told to her in its own sentence, and recorded as REFUSED. On "switchboard".
 */
final class OutsideCall implements Party {
    private static final Duration RING = Duration.ofMinutes(2);

    private final Exchange exchange;
    private final Outside outside;
    private final Leg phone;
    private final Leg far;
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private final Cancel limit;
    private Call call;
    private boolean heard;
    private boolean over;
    private boolean recorded;

    private OutsideCall(Exchange exchange, Outside outside, Leg phone, Leg far, Call call) {
        this.exchange = exchange;
        this.outside = outside;
        this.phone = phone;
        this.far = far;
        this.call = call;
        this.limit = exchange.after(RING, () -> finish(HangUp.UNAVAILABLE));
    }

    /** The party of the phone's leg, and of the one outside, if there is one: {@code join} is told of it. */
    static Party begin(
            Exchange exchange, Outside outside, Leg phone, Dialled dialled, String id, BiConsumer<Leg, Party> join) {
        var call = Call.dialled(id, phone.from(), number(dialled), exchange.now());
        try {
            Leg far = outside.call(phone.from(), dialled, null, "");
            var begun = new OutsideCall(exchange, outside, phone, far, call);
            join.accept(far, begun);
            begun.opened();
            return begun;
        } catch (Refused no) {
            exchange.ledger().open(call.ended(Outcome.REFUSED, exchange.now()), () -> {});
            return CodeCall.refuse(exchange, phone, no);
        }
    }

    private static String number(Dialled dialled) {
        return switch (dialled) {
            case Dialled.Emergency(String number) -> number;
            case Dialled.Outside(String number) -> number;
            case Dialled.Nothing(String text) -> text;
        };
    }

    Call call() {
        return call;
    }

    private void opened() {
        outside.begun(this);
        exchange.legs().changed(call);
        exchange.ledger().open(call, () -> {});
        exchange.bus().publish(new CallEvent.Arrived(call));
        exchange.ports()
                .lookup()
                .lookUp(
                        call.called(),
                        facts -> exchange.soon(() -> {
                            if (!over && facts.subscriber() != null) change(call.withSubscriber(facts.subscriber()));
                        }));
    }

    private void change(Call next) {
        call = next;
        exchange.legs().changed(next);
        exchange.ledger().update(next);
    }

    @Override
    public void ringing(Leg leg) {
        if (leg == far && !heard) phone.ring();
    }

    /** The network says something before anybody answers: a wrong number, a full memory; it is heard. */
    @Override
    public void early(Leg leg) {
        if (leg == far && !over) join();
    }

    @Override
    public void answered(Leg leg) {
        if (leg != far || over) return;
        limit.cancel();
        join();
        change(call.answered(exchange.now()));
        exchange.bus().publish(new CallEvent.Answered(call));
    }

    private void join() {
        if (heard) return;
        heard = true;
        phone.answer();
        phone.bridge(far);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        if (recorded) acknowledge.run();
        else acknowledgements.add(acknowledge);
        finish(
                switch (cause) {
                    case BUSY -> HangUp.BUSY;
                    case REJECTED -> HangUp.DECLINED;
                    case NO_ANSWER, UNREACHABLE, FAILED -> HangUp.UNAVAILABLE;
                    case FAR_END, CANCELLED, HUNG_UP, LOST -> HangUp.NORMAL;
                });
    }

    /** A person, or the box that stops, ends the call. */
    void cut() {
        finish(HangUp.NORMAL);
    }

    private void finish(HangUp why) {
        if (over) return;
        over = true;
        limit.cancel();
        phone.hangUp(why);
        far.hangUp(HangUp.NORMAL);
        call = call.ended(call.answeredAt() == null ? Outcome.UNREACHED : Outcome.ANSWERED, exchange.now());
        exchange.legs().over(call);
        exchange.bus().publish(new CallEvent.Ended(call));
        exchange.ledger().close(call, last -> exchange.soon(() -> recorded(last)));
    }

    private void recorded(Call last) {
        recorded = true;
        acknowledgements.forEach(Runnable::run);
        acknowledgements.clear();
        outside.recorded(last.id());
        exchange.legs().recorded(last);
        exchange.bus().publish(new CallEvent.Recorded(last));
    }
}
