package org.firstline.calls;

import java.time.Duration;
import java.util.function.Consumer;
import org.firstline.base.Bus;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.dial.Dialled;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.guard.Ban;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls, and tells what happens on the line to whom it concerns: a {@link LiveCall} for each caller, an {@link
 * OutgoingCall} for each number that an agent clicks on, an {@link OutsideCall}, {@link CodeCall} or {@link InternalCall}
 * for her phone that dials, a {@link ReturnedCall} for who is called back. On "switchboard"; which calls there are, and how
 * they look, is {@link InProgress}.
 */
final class Switchboard implements Line.Listener {
    static final String OWNER = "switchboard";

    private final InProgress inProgress;
    private final Outside outside;
    private final LegBook legs;
    private final Exchange exchange;
    private final BackCalls back;
    private boolean closed;

    Switchboard(
            Time time,
            Bus bus,
            Ledger ledger,
            CallPorts ports,
            CallSettings settings,
            Dialling dialling,
            QueueRules.Book rules,
            Keeper keeper,
            Marks marks) {
        this.inProgress = new InProgress(time);
        this.outside = new Outside(time, ports, dialling, this::limited);
        this.legs = new LegBook(ports, outside, inProgress);
        this.exchange = new Exchange(time, bus, ledger, ports, settings, rules, keeper, marks, inProgress, legs);
        this.back = new BackCalls(exchange);
    }

    @Override
    public void arrived(Leg leg) {
        if (leg.fromTrunk()) takeCall(leg);
        else takePhone(leg);
    }

    private void takeCall(Leg leg) {
        var call = Call.arrived(inProgress.fresh(), leg.from(), leg.to(), exchange.now());
        if (!hasRoom()) {
            leg.hangUp(HangUp.OVERLOADED);
            if (!exchange.ledger().isFull())
                exchange.ledger().open(call.ended(Outcome.REFUSED, exchange.now()), () -> {});
            return;
        }
        inProgress.begun();
        var live = new LiveCall(exchange, leg, call);
        legs.add(leg, live);
        inProgress.add(live);
        live.arrive();
    }

    private void takePhone(Leg leg) {
        Dialled dialled = outside.read(leg);
        if (dialled instanceof Dialled.Emergency && !closed) {
            callOutside(leg, dialled);
        } else if (!hasRoom()) {
            leg.hangUp(HangUp.OVERLOADED);
        } else if (dialled instanceof Dialled.Outside) {
            callOutside(leg, dialled);
        } else if (BoothCall.isCode(leg.to())) {
            inProgress.begun();
            legs.add(leg, BoothCall.begin(exchange, leg));
        } else if (CodeCall.isCode(leg.to())) {
            inProgress.begun();
            legs.add(leg, CodeCall.begin(exchange, leg));
        } else if (!leg.to().equals(leg.from()) && exchange.ports().line().isRegistered(leg.to())) {
            inProgress.begun();
            legs.add(leg, new InternalCall(exchange, leg));
        } else {
            leg.hangUp(HangUp.NOT_FOUND);
        }
    }

    /** What the dial plan refuses is told to her in its own sentence, and recorded as REFUSED. */
    private void callOutside(Leg phone, Dialled dialled) {
        inProgress.begun();
        String queue = outside.queueOf(phone.from(), dialled);
        var call = Call.dialled(inProgress.fresh(), phone.from(), OutsideCall.number(dialled), exchange.now())
                .of(queue);
        try {
            Leg far = outside.call(phone.from(), dialled, queue, "");
            var begun = new OutsideCall(exchange, phone, far, call);
            legs.add(phone, begun);
            legs.add(far, begun);
            inProgress.add(begun);
            begun.begin();
        } catch (Refused no) {
            exchange.ledger().open(call.ended(Outcome.REFUSED, exchange.now()), () -> {});
            legs.add(phone, CodeCall.refuse(exchange, phone, no));
        }
    }

    private boolean hasRoom() {
        return !closed
                && inProgress.places() < exchange.settings().maxCalls()
                && !exchange.ledger().isFull();
    }

    @Override
    public void ringing(Leg leg) {
        legs.find(leg).ifPresent(p -> p.ringing(leg));
    }

    @Override
    public void answered(Leg leg) {
        outside.answered(leg);
        legs.find(leg).ifPresent(p -> p.answered(leg));
    }

    @Override
    public void early(Leg leg) {
        legs.find(leg).ifPresent(p -> p.early(leg));
    }

    @Override
    public void held(Leg leg, boolean onHold) {
        legs.find(leg).ifPresent(p -> p.held(leg, onHold));
    }

    @Override
    public void transferAsked(Leg leg, Referral to) {
        legs.find(leg).ifPresentOrElse(p -> p.transferAsked(leg, to), () -> to.refuse(HangUp.FORBIDDEN));
    }

    @Override
    public void digit(Leg leg, char digit) {
        legs.find(leg).ifPresent(p -> p.digit(leg, digit));
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        outside.ended(leg);
        legs.remove(leg).ifPresentOrElse(p -> p.ended(leg, cause, acknowledge), acknowledge);
    }

    @Override
    public void presence(String extension, boolean registered) {
        legs.phoneAnew(extension);
        exchange.bus().publish(new CallEvent.PhonePresence(extension, registered));
    }

    @Override
    public void banned(Ban ban) {
        exchange.bus().publish(ban);
    }

    @Override
    public void trunk(TrunkNow now) {
        exchange.bus().publish(new CallEvent.TrunkChanged(now));
    }

    private void limited(Leg leg, boolean now) {
        legs.find(leg).ifPresent(p -> p.limited(leg, now));
    }

    InProgress inProgress() {
        return inProgress;
    }

    /** Does this to the call if it is in progress, on the owner's thread; otherwise the other. Any thread. */
    void with(String call, Consumer<OpenCall> verb, Runnable otherwise) {
        exchange.soon(() -> inProgress.findOpen(call).ifPresentOrElse(verb, otherwise));
    }

    /** Whether this call in progress may go to a queue. Any thread. */
    boolean canWait(String call) {
        return inProgress.findOpen(call).filter(OpenCall::canWait).isPresent();
    }

    /** Does this to those who are called back, on the owner's thread; nothing once the box stops. Any thread. */
    void withBack(Consumer<BackCalls> what) {
        exchange.soon(() -> {
            if (!closed) what.accept(back);
        });
    }

    /** Takes no more calls, lets those who talk finish, and says when no call is in progress. Any thread. */
    void drain(Runnable done) {
        exchange.soon(() -> {
            closed = true;
            exchange.ports().line().drain();
            inProgress.listOpen().forEach(OpenCall::drain);
            awaitEnds(done);
        });
    }

    private void awaitEnds(Runnable done) {
        if (inProgress.places() == 0) done.run();
        else exchange.after(Duration.ofMillis(20), () -> awaitEnds(done));
    }

    /** Takes no more calls, ends those in progress, and says when all of them are recorded. Any thread. */
    void close(Runnable done) {
        exchange.soon(() -> {
            closed = true;
            inProgress.listOpen().forEach(OpenCall::cut);
            back.cutAll();
            awaitRecords(done);
        });
    }

    private void awaitRecords(Runnable done) {
        if (inProgress.listOpen().isEmpty()
                && back.isEmpty()
                && exchange.ledger().isEmpty()) done.run();
        else exchange.after(Duration.ofMillis(20), () -> awaitRecords(done));
    }

    /** Whether this phone may be able to answer by itself. Any thread. */
    boolean mayAnswerItself(String extension) {
        return legs.mayAnswerItself(extension);
    }

    /** Calls a number for an agent, her own phone first; nothing where there is no room. Any thread. */
    String callOut(String extension, String number, @Nullable Long subscriber, @Nullable Long ticket) {
        var call = Call.dialled(inProgress.fresh(), extension, number, exchange.now())
                .of(outside.queueOf(extension, number));
        exchange.soon(() -> {
            if (!hasRoom()) return;
            inProgress.begun();
            var outgoing = new OutgoingCall(exchange, call);
            inProgress.add(outgoing);
            outgoing.begin(subscriber, ticket);
        });
        return call.id();
    }

    /** Calls another phone of the house for an agent, her own phone first. Any thread. */
    void callInside(String extension, String other) {
        exchange.soon(() -> {
            if (!hasRoom()) return;
            inProgress.begun();
            new ClickedCall(exchange, extension, other);
        });
    }
}
