package org.firstline.calls;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.firstline.base.Bus;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.dial.Dialled;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.guard.Ban;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls, and tells what happens on the line to whom it concerns: a {@link LiveCall} for each caller, an {@link
 * OutgoingCall} for each number that an agent clicks on, an {@link OutsideCall}, {@link CodeCall} or {@link InternalCall}
 * for her phone that dials, a {@link ReturnedCall} for who is called back. On "switchboard"; which calls there are, and how
 * they look, is {@link InProgress}.
 */
final class Switchboard implements Line.Listener, Exchange.Legs {
    static final String OWNER = "switchboard";
    /** No extension is empty. */
    private static final String NOBODY = "";

    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    private final Map<String, Party> parties = new HashMap<>();
    /** Phones that rang although they were asked to answer by themselves. */
    private final Set<String> ringOnly = ConcurrentHashMap.newKeySet();

    private final InProgress inProgress;
    private final Exchange exchange;
    private final BackCalls back;
    private final Outside outside;
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
        this.exchange = new Exchange(time, bus, ledger, ports, settings, rules, keeper, marks, inProgress, this);
        this.back = new BackCalls(exchange);
        this.outside = new Outside(exchange, dialling, (leg, now) -> party(leg).ifPresent(p -> p.limited(leg, now)));
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
        parties.put(leg.id(), live);
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
            parties.put(leg.id(), BoothCall.begin(exchange, leg));
        } else if (CodeCall.isCode(leg.to())) {
            inProgress.begun();
            parties.put(leg.id(), CodeCall.begin(exchange, leg));
        } else if (!leg.to().equals(leg.from()) && exchange.ports().line().isRegistered(leg.to())) {
            inProgress.begun();
            parties.put(leg.id(), new InternalCall(exchange, leg));
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
            parties.put(phone.id(), begun);
            parties.put(far.id(), begun);
            inProgress.add(begun);
            begun.begin();
        } catch (Refused no) {
            exchange.ledger().open(call.ended(Outcome.REFUSED, exchange.now()), () -> {});
            parties.put(phone.id(), CodeCall.refuse(exchange, phone, no));
        }
    }

    private boolean hasRoom() {
        return !closed
                && inProgress.places() < exchange.settings().maxCalls()
                && !exchange.ledger().isFull();
    }

    @Override
    public void ringing(Leg leg) {
        party(leg).ifPresent(p -> p.ringing(leg));
    }

    @Override
    public void answered(Leg leg) {
        outside.answered(leg);
        party(leg).ifPresent(p -> p.answered(leg));
    }

    @Override
    public void early(Leg leg) {
        party(leg).ifPresent(p -> p.early(leg));
    }

    @Override
    public void held(Leg leg, boolean onHold) {
        party(leg).ifPresent(p -> p.held(leg, onHold));
    }

    @Override
    public void transferAsked(Leg leg, Referral to) {
        party(leg).ifPresentOrElse(p -> p.transferAsked(leg, to), () -> to.refuse(HangUp.FORBIDDEN));
    }

    @Override
    public void digit(Leg leg, char digit) {
        party(leg).ifPresent(p -> p.digit(leg, digit));
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        outside.ended(leg);
        var party = parties.remove(leg.id());
        if (party == null) acknowledge.run();
        else party.ended(leg, cause, acknowledge);
    }

    @Override
    public void presence(String extension, boolean registered) {
        ringOnly.remove(extension);
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

    private Optional<Party> party(Leg leg) {
        return Optional.ofNullable(parties.get(leg.id()));
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

    @Override
    public Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce, Party party) {
        var leg = exchange.ports().line().dial(extension, callerNumber, callerName, answerAtOnce);
        parties.put(leg.id(), party);
        return leg;
    }

    @Override
    public Optional<String> callable(String typed) {
        return outside.callable(typed);
    }

    @Override
    public Leg callOutside(@Nullable String agent, String number, String queue, Party party) {
        return outside(Dialling.by(agent), number, queue, party);
    }

    /** What the dial plan refuses ends soon as a phone that is not there; the plan itself has kept why. */
    private Leg outside(String agent, String number, @Nullable String queue, Party party) {
        Leg leg;
        try {
            leg = outside.call(agent, number, queue);
        } catch (Refused no) {
            log.info("{} may not call {}: {}", agent, number, no.getMessage());
            leg = exchange.ports().line().dial(NOBODY, "", "");
        }
        parties.put(leg.id(), party);
        return leg;
    }

    @Override
    public void takes(OpenCall call, Leg hers, Leg theirs) {
        inProgress.begun();
        parties.put(hers.id(), call);
        parties.put(theirs.id(), call);
        inProgress.add(call);
    }

    @Override
    public Leg reach(Target who, OpenCall call, String ledBy) {
        return switch (who) {
            case Target.Agent(String extension) -> {
                var leg =
                        exchange.ports().line().dial(extension, call.call().outside(), call.shownName(), false, ledBy);
                parties.put(leg.id(), call);
                yield leg;
            }
            case Target.Number(String number) -> {
                String agent = call.call().agent();
                yield outside(Dialling.by(agent), number, call.call().queue(), call);
            }
            case Target.Queue queue -> throw new IllegalArgumentException(queue + " has no phone");
        };
    }

    @Override
    public boolean mayReach(Target who, OpenCall call) {
        return switch (who) {
            case Target.Agent(String extension) -> exchange.ports().line().isRegistered(extension);
            case Target.Number(String number) -> {
                String agent = call.call().agent();
                yield outside.mayCall(Dialling.by(agent), number);
            }
            case Target.Queue(String name) ->
                call.canWait() && exchange.ports().places().hasQueue(name);
        };
    }

    @Override
    public @Nullable Seat adopt(Leg hers, OpenCall into) {
        if (!(parties.get(hers.id()) instanceof InternalCall internal)) return null;
        Seat other = internal.giveAway(hers);
        if (other != null) parties.put(other.leg.id(), into);
        return other;
    }

    @Override
    public void doesNotAnswerItself(String extension) {
        ringOnly.add(extension);
    }

    /** Whether this phone may be able to answer by itself. Any thread. */
    boolean mayAnswerItself(String extension) {
        return !ringOnly.contains(extension);
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
