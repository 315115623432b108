package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Cancel;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/**
 * The two calls to one person who is called back, and the agents whose phones ring for him. From the agent's answer on
 * there is a call with a record, in which the box called out; when both are there it goes on as a {@link ReturnedCall}.
 * On "switchboard".
 */
final class CallingBack implements Party {
    /** How long a person's telephone rings. */
    private static final Duration RING = Duration.ofSeconds(40);

    private final Exchange exchange;
    private final BackCall order;
    private final Runnable done;
    private final List<Runnable> acknowledgements = new ArrayList<>();
    /** The agents who were offered it, with how long their phones ring. */
    private final Map<String, Duration> offered = new LinkedHashMap<>();

    private final Map<String, Leg> rung = new LinkedHashMap<>();
    private @Nullable Leg agent;
    private String extension = "";
    private @Nullable Leg outside;
    /** What the person hears before they talk. */
    private @Nullable Sound ear;

    private boolean outsideAnswered;
    private boolean greeted;
    /** That he is recorded. */
    private boolean told;

    private boolean noTrunk;
    /** Why the person could not be had, from then on; she is hearing it. */
    private @Nullable Miss result;

    private @Nullable Call call;
    private boolean over;
    private Cancel limit = () -> {};

    /** @param done told once when nothing of it is left */
    CallingBack(Exchange exchange, BackCall order, Runnable done) {
        this.exchange = exchange;
        this.order = order;
        this.done = done;
    }

    void offer(String who, Duration ring) {
        if (over || agent != null) {
            publish(new BackCallEvent.AgentMissed(order.item(), who, Miss.FAILED));
            return;
        }
        if (offered.putIfAbsent(who, ring) != null) return;
        if (order.agentFirst() || outsideAnswered) ringAgent(who, ring);
        else if (outside == null) callOutside();
    }

    void withdraw(String who) {
        if (offered.remove(who) == null || over) return;
        Leg leg = rung.remove(who);
        if (leg != null) leg.hangUp(HangUp.NORMAL);
        agentGone();
    }

    private void ringAgent(String who, Duration ring) {
        Leg leg = exchange.legs().dial(who, order.number(), order.name(), this);
        rung.put(who, leg);
        exchange.after(ring, () -> {
            if (rung.get(who) == leg) miss(who, Miss.NO_ANSWER);
        });
    }

    /** She has pressed "answer" at her desk: her phone, which rings, is asked to answer by itself. */
    void answerAtDesk(String who) {
        Leg ringing = rung.get(who);
        Duration ring = offered.get(who);
        if (over || agent != null || ringing == null || ring == null) return;
        Leg asked = exchange.legs().dial(who, order.number(), order.name(), true, this);
        rung.put(who, asked);
        ringing.hangUp(HangUp.NORMAL);
        exchange.after(ring, () -> {
            if (rung.get(who) == asked) miss(who, Miss.NO_ANSWER);
        });
        exchange.after(QueuedCall.BY_ITSELF, () -> {
            if (rung.get(who) != asked) return;
            exchange.legs().doesNotAnswerItself(who);
            exchange.bus().publish(new CallEvent.PickUp(who));
        });
    }

    private void miss(String who, Miss why) {
        offered.remove(who);
        Leg leg = rung.remove(who);
        if (leg != null) leg.hangUp(HangUp.NORMAL);
        publish(new BackCallEvent.AgentMissed(order.item(), who, why));
        agentGone();
    }

    /** Where the person was called first he is called still, or listens to music until another agent is found. */
    private void agentGone() {
        if (!over && agent == null && offered.isEmpty() && outside == null) end();
    }

    private void callOutside() {
        // she was given it: what she may call by herself is not used up by that
        outside = exchange.legs().callOutside(null, order.number(), order.queue(), this);
        limit = exchange.after(RING, () -> {
            Leg called = outside;
            if (over || called == null) return;
            notReached(called, EndCause.NO_ANSWER);
            called.hangUp(HangUp.NORMAL);
        });
    }

    @Override
    public void answered(Leg leg) {
        if (over) {
            leg.hangUp(HangUp.NORMAL);
        } else if (leg == outside) {
            limit.cancel();
            outsideAnswered = true;
            if (agent == null) Map.copyOf(offered).forEach(this::ringAgent);
            tell(leg);
        } else if (rung.containsValue(leg) && agent == null) agentAnswered(leg);
        else leg.hangUp(HangUp.NORMAL);
    }

    /** A person who is recorded hears so before anything else. */
    private void tell(Leg leg) {
        List<Phrase> words = exchange.rules().of(order.queue()).announces()
                ? List.of(Wording.recorded(order.language()))
                : List.of();
        ear(leg).say(words, order.language(), () -> greeted(!words.isEmpty()), () -> greeted(false));
    }

    private void greeted(boolean recorded) {
        greeted = true;
        told = recorded;
        meet();
    }

    private Sound ear(Leg leg) {
        Sound sound = ear;
        return sound == null ? ear = new Sound(exchange, leg) : sound;
    }

    private void meet() {
        Leg hers = agent;
        Leg other = outside;
        if (over || !greeted || other == null) return;
        if (hers != null) connect(hers, other);
        else
            ear(other)
                    .say(
                            List.of(new Phrase.Recorded("please-wait")),
                            order.language(),
                            () -> other.loop(exchange.ports().voice().music()));
    }

    private void agentAnswered(Leg leg) {
        agent = leg;
        rung.forEach((who, theirs) -> {
            if (theirs == leg) extension = who;
            else theirs.hangUp(HangUp.NORMAL);
        });
        rung.clear();
        var begun = Call.dialled(exchange.inProgress().fresh(), extension, order.number(), exchange.now())
                .withSubscriber(order.subscriber())
                .withTicket(order.ticket())
                .of(order.queue());
        call = begun;
        exchange.inProgress().changed(begun);
        exchange.ledger().open(begun, () -> {});
        exchange.bus().publish(new CallEvent.Arrived(begun));
        publish(new BackCallEvent.AgentAnswered(order.item(), extension));
        leg.loop(Tones.ringing());
        if (outside == null) callOutside();
        else meet();
    }

    private void connect(Leg hers, Leg other) {
        if (call == null) return;
        over = true;
        limit.cancel();
        ear(other).replaced();
        var returned = new ReturnedCall(exchange, order, call, other);
        if (told) returned.told();
        returned.begin(extension, hers);
        done.run();
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        if (!over && leg == outside) {
            acknowledge.run();
            if (result == null) notReached(leg, cause);
            return;
        }
        if (!over && leg == agent && call != null) {
            acknowledgements.add(acknowledge);
            unreached(result == null ? Miss.FAILED : result);
            return;
        }
        acknowledge.run();
        if (over) return;
        Map.copyOf(rung).forEach((who, theirs) -> {
            if (theirs == leg) miss(who, Miss.of(cause));
        });
    }

    /** An agent who is on the line hears why, as with calls of her own. */
    private void notReached(Leg leg, EndCause cause) {
        limit.cancel();
        noTrunk = Wording.isNoWay(leg, cause);
        Miss why = noTrunk ? Miss.UNREACHABLE : Miss.of(cause);
        result = why;
        Locale house = exchange.settings().language();
        if (agent == null) unreached(why);
        else new Sound(exchange, agent).say(List.of(Wording.unreached(leg, cause, house)), house, () -> unreached(why));
    }

    private void unreached(Miss why) {
        if (over) return;
        publish(noTrunk ? new BackCallEvent.NoTrunk(order.item()) : new BackCallEvent.Unreached(order.item(), why));
        end();
    }

    /** Nobody needs it any more. */
    void cancel() {
        end();
    }

    /** A person of the house, or the box, ends it. */
    void cut() {
        unreached(Miss.FAILED);
    }

    private void end() {
        if (over) return;
        over = true;
        limit.cancel();
        if (ear != null) ear.replaced();
        rung.values().forEach(leg -> leg.hangUp(HangUp.NORMAL));
        rung.clear();
        if (agent != null) agent.hangUp(HangUp.NORMAL);
        if (outside != null) outside.hangUp(HangUp.NORMAL);
        Call last = call;
        if (last == null) {
            done.run();
            return;
        }
        var ended = last.ended(Outcome.FAILED, exchange.now());
        exchange.inProgress().gone(ended);
        exchange.bus().publish(new CallEvent.Ended(ended));
        exchange.ledger().close(ended, kept -> exchange.soon(() -> recorded(kept)));
    }

    private void recorded(Call kept) {
        acknowledgements.forEach(Runnable::run);
        acknowledgements.clear();
        exchange.bus().publish(new CallEvent.Recorded(kept));
        done.run();
    }

    private void publish(BackCallEvent news) {
        exchange.bus().publish(news);
    }
}
