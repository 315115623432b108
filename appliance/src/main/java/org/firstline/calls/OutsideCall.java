package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Cancel;
import org.firstline.calls.dial.Dialled;
import org.firstline.calls.rtp.Tones;

/**
 * An agent's phone dialled a number outside: it hears what the network lets it hear, and from the answer on it is a call
 * like any other, with its talk, record and recording. Meanwhile she is busy for routing. On "switchboard".
 */
final class OutsideCall extends OpenCall {
    private static final Duration RING = Duration.ofMinutes(2);

    private final Leg phone;
    private final Leg far;
    private boolean heard;
    /** Of whoever is called. */
    private Locale language;

    private HangUp why = HangUp.NORMAL;
    private Cancel limit = () -> {};

    /** @param far the number's leg, which rings */
    OutsideCall(Exchange exchange, Leg phone, Leg far, Call call) {
        super(exchange, call);
        this.phone = phone;
        this.far = far;
        this.language = exchange.settings().language();
    }

    static String number(Dialled dialled) {
        return switch (dialled) {
            case Dialled.Emergency(String number) -> number;
            case Dialled.Outside(String number) -> number;
            case Dialled.Nothing(String text) -> text;
        };
    }

    void begin() {
        limit = exchange.after(RING, () -> unreached(HangUp.UNAVAILABLE));
        exchange.inProgress().changed(call());
        exchange.ledger().open(call(), () -> {});
        exchange.bus().publish(new CallEvent.Arrived(call()));
        exchange.bus().publish(new CallEvent.Engaged(call(), phone.from()));
        exchange.ports()
                .lookup()
                .lookUp(
                        call().called(),
                        facts -> exchange.soon(() -> {
                            language = facts.language();
                            if (facts.subscriber() != null) amend(c -> c.withSubscriber(facts.subscriber()));
                        }));
    }

    @Override
    public void ringing(Leg leg) {
        var talk = talk();
        if (talk != null) talk.ringing(leg);
        else if (leg == far && !heard) phone.ring();
    }

    /** The network says something before anybody answers: a wrong number, a full memory; it is heard. */
    @Override
    public void early(Leg leg) {
        super.early(leg);
        if (leg != far || isOver() || heard) return;
        heard = true;
        phone.answer();
        phone.bridge(far);
    }

    @Override
    public void answered(Leg leg) {
        var talk = talk();
        if (isOver()) leg.hangUp(HangUp.NORMAL);
        else if (talk != null) talk.answered(leg);
        else if (leg == far) {
            limit.cancel();
            if (heard) {
                phone.unbridge();
                phone.loop(Tones.ringing());
            }
            tellRecorded(far, language, this::connected);
        }
    }

    private void connected() {
        if (!heard) phone.answer();
        heard = true;
        var begun = new Talk(exchange, this, far);
        talk(begun);
        begun.begin(new Target.Agent(phone.from()), phone);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        var talk = talk();
        if (talk != null && talk.owns(leg)) {
            talk.ended(leg, cause);
            if (isOver()) whenRecorded(acknowledge);
            else acknowledge.run();
        } else if (leg == far && !heard && Wording.isNoWay(far, cause)) {
            whenRecorded(acknowledge);
            noWay();
        } else if (leg == far || talk == null) {
            whenRecorded(acknowledge);
            unreached(
                    switch (cause) {
                        case BUSY -> HangUp.BUSY;
                        case REJECTED -> HangUp.DECLINED;
                        case NO_ANSWER, UNREACHABLE, FAILED -> HangUp.UNAVAILABLE;
                        case FAR_END, CANCELLED, HUNG_UP, LOST -> HangUp.NORMAL;
                    });
        } else acknowledge.run();
    }

    /** No number is to blame, so she is told. */
    private void noWay() {
        limit.cancel();
        phone.answer();
        heard = true;
        var house = exchange.settings().language();
        new Sound(exchange, phone)
                .say(
                        List.of(Wording.unreached(far, EndCause.UNREACHABLE, house)),
                        house,
                        () -> unreached(HangUp.NORMAL));
    }

    private void unreached(HangUp because) {
        why = because;
        finish(Outcome.UNREACHED);
    }

    @Override
    String shownName() {
        return "";
    }

    /** Nobody queues who did not call. */
    @Override
    boolean canWait() {
        return false;
    }

    @Override
    void waitIn(String queue) {
        throw new IllegalStateException("a call that an agent made waits nowhere");
    }

    @Override
    void cut() {
        finish(Outcome.UNREACHED);
    }

    @Override
    void letGo() {
        limit.cancel();
        if (talk() == null) phone.hangUp(why);
        far.hangUp(HangUp.NORMAL);
    }

    /** She tried, whatever came of it. */
    @Override
    Call unanswered() {
        return call();
    }
}
