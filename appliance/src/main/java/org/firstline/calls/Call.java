package org.firstline.calls;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call with somebody outside and its every moment: the call detail record. Moments are kept to the microsecond, as
 * both databases can. What each agent did in it is in its {@link Segment}s.
 *
 * @param id from {@link org.firstline.base.Ids}: sorts by arrival
 * @param caller the number as the network gave it, may be empty; of an outgoing call the extension of who called
 * @param called what was dialled
 * @param category what the call is about, by the caller's choice in the menu; empty before that
 * @param agent the extension whose phone is ringing for the call, or that talked in it last; nobody's after a miss, and where only a number outside talked
 * @param ticket the one that the call led to
 * @param outage the one that the caller sits behind
 * @param queuedAt when it began to wait; kept when it is transferred from queue to queue
 * @param offeredAt when a phone was rung, the last time before somebody answered; each ringing is a {@link Segment}
 * @param answeredAt when somebody first talked
 * @param disposition the code that an agent gave it: what it was about in the end
 */
public record Call(
        String id,
        Way direction,
        String caller,
        String called,
        String category,
        @Nullable String queue,
        @Nullable String agent,
        Outcome outcome,
        @Nullable Long ticket,
        @Nullable Long subscriber,
        @Nullable Long outage,
        Instant arrivedAt,
        @Nullable Instant menuAt,
        @Nullable Instant queuedAt,
        @Nullable Instant offeredAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String disposition) {
    /** Which way a call went. */
    public enum Way {
        /** From outside to the house. */
        IN,
        /** From an agent to a number. */
        OUT
    }

    /** What a network may send as a number is cut to this, and the rest is lost. */
    public static final int MAX_NUMBER = 64;

    public Call {
        if (id.isEmpty() || id.length() > 26) throw new IllegalArgumentException("id of a call: " + id);
        caller = cut(caller);
        called = cut(called);
        if (outcome == Outcome.IN_PROGRESS ? endedAt != null : endedAt == null)
            throw new IllegalArgumentException("call " + id + " is " + outcome + " and ended at " + endedAt);
        if (outcome == Outcome.ANSWERED && answeredAt == null)
            throw new IllegalArgumentException("call " + id + " was answered, and nobody knows when");
        if (queuedAt != null && queue == null) throw new IllegalArgumentException("call " + id + " was queued nowhere");
    }

    /** A call from the trunk, as one was before calls went out too. */
    public Call(
            String id,
            String caller,
            String called,
            String category,
            @Nullable String queue,
            @Nullable String agent,
            Outcome outcome,
            @Nullable Long ticket,
            @Nullable Long subscriber,
            @Nullable Long outage,
            Instant arrivedAt,
            @Nullable Instant menuAt,
            @Nullable Instant queuedAt,
            @Nullable Instant offeredAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt) {
        this(
                id,
                Way.IN,
                caller,
                called,
                category,
                queue,
                agent,
                outcome,
                ticket,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt,
                null);
    }

    static Call arrived(String id, String caller, String called, Instant at) {
        return begun(id, Way.IN, caller, called, null, at);
    }

    /** An agent calls a number: she is its agent from the beginning. */
    static Call dialled(String id, String extension, String number, Instant at) {
        return begun(id, Way.OUT, extension, number, extension, at);
    }

    /** Made for this queue, in which it never waited. */
    Call of(@Nullable String name) {
        return copy(c -> c.queue = name);
    }

    private static Call begun(
            String id, Way direction, String caller, String called, @Nullable String agent, Instant at) {
        return new Call(
                id,
                direction,
                caller,
                called,
                "",
                null,
                agent,
                Outcome.IN_PROGRESS,
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The number of whoever is outside: who called, or was called. */
    public String outside() {
        return direction == Way.IN ? caller : called;
    }

    Call withFacts(CallerFacts facts) {
        var notice = facts.outage();
        return copy(c -> {
            c.subscriber = facts.subscriber();
            c.outage = notice == null ? null : notice.outage();
        });
    }

    Call withSubscriber(@Nullable Long number) {
        return copy(c -> c.subscriber = number);
    }

    Call withTicket(@Nullable Long number) {
        return copy(c -> c.ticket = number);
    }

    Call withDisposition(@Nullable String code) {
        return copy(c -> c.disposition = code);
    }

    Call inMenu(Instant at) {
        return copy(c -> c.menuAt = at);
    }

    Call queued(String where, String about, Instant at) {
        return copy(c -> {
            c.queue = where;
            c.category = about;
            c.queuedAt = at;
        });
    }

    /** Waits in another queue, or in the same again, with the time that it has waited. */
    Call queuedAgain(String where, Instant at) {
        return copy(c -> {
            c.queue = where;
            c.agent = null;
            c.queuedAt = c.queuedAt == null ? at : c.queuedAt;
        });
    }

    Call offered(String extension, Instant at) {
        return copy(c -> {
            c.agent = extension;
            c.offeredAt = c.answeredAt == null ? at : c.offeredAt;
        });
    }

    /** Nobody's phone rings for it. */
    Call missed() {
        return copy(c -> c.agent = null);
    }

    /** Somebody talks; the moment of the answer is the first one's. */
    Call answered(Instant at) {
        return copy(c -> c.answeredAt = c.answeredAt == null ? at : c.answeredAt);
    }

    Call with(@Nullable String extension) {
        return copy(c -> c.agent = extension);
    }

    Call ended(Outcome how, Instant at) {
        return copy(c -> {
            c.outcome = how;
            c.endedAt = at;
        });
    }

    private Call copy(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.call(this);
    }

    /** The fields that a call's life changes. */
    private static final class Draft {
        String category;

        @Nullable
        String queue;

        @Nullable
        String agent;

        Outcome outcome;

        @Nullable
        Long ticket;

        @Nullable
        Long subscriber;

        @Nullable
        Long outage;

        @Nullable
        Instant menuAt;

        @Nullable
        Instant queuedAt;

        @Nullable
        Instant offeredAt;

        @Nullable
        Instant answeredAt;

        @Nullable
        Instant endedAt;

        @Nullable
        String disposition;

        Draft(Call of) {
            category = of.category;
            queue = of.queue;
            agent = of.agent;
            outcome = of.outcome;
            ticket = of.ticket;
            subscriber = of.subscriber;
            outage = of.outage;
            menuAt = of.menuAt;
            queuedAt = of.queuedAt;
            offeredAt = of.offeredAt;
            answeredAt = of.answeredAt;
            endedAt = of.endedAt;
            disposition = of.disposition;
        }

        Call call(Call of) {
            return new Call(
                    of.id,
                    of.direction,
                    of.caller,
                    of.called,
                    category,
                    queue,
                    agent,
                    outcome,
                    ticket,
                    subscriber,
                    outage,
                    of.arrivedAt,
                    menuAt,
                    queuedAt,
                    offeredAt,
                    answeredAt,
                    endedAt,
                    disposition);
        }
    }

    private static String cut(String number) {
        return number.length() <= MAX_NUMBER ? number : number.substring(0, MAX_NUMBER);
    }
}
