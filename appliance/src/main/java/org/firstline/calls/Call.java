package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call from the trunk and its every moment: the call detail record. Moments are kept to the microsecond, as both
 * databases can.
 *
 * @param id from {@link org.firstline.base.Ids}: sorts by arrival
 * @param caller the number as the network gave it; may be empty
 * @param called what was dialled
 * @param category what the call is about, by the caller's choice in the menu; empty before that
 * @param agent the extension whose phone is ringing for the call, or that answered it; nobody's after a miss
 * @param ticket the one that the call led to
 * @param outage the one that the caller sits behind
 * @param offeredAt when a phone was rung, the last time
 */
public record Call(
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
    /** What a network may send as a number is cut to this, and the rest is lost. */
    public static final int MAX_NUMBER = 64;

    public Call {
        if (id.isEmpty() || id.length() > 26) throw new IllegalArgumentException("id of a call: " + id);
        caller = cut(caller);
        called = cut(called);
        if (outcome == Outcome.IN_PROGRESS ? endedAt != null : endedAt == null)
            throw new IllegalArgumentException("call " + id + " is " + outcome + " and ended at " + endedAt);
        if (outcome == Outcome.ANSWERED && (answeredAt == null || agent == null))
            throw new IllegalArgumentException("call " + id + " was answered by " + agent + " at " + answeredAt);
        if (queuedAt != null && queue == null) throw new IllegalArgumentException("call " + id + " was queued nowhere");
    }

    static Call arrived(String id, String caller, String called, Instant at) {
        return new Call(
                id,
                caller,
                called,
                "",
                null,
                null,
                Outcome.IN_PROGRESS,
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null);
    }

    Call withFacts(CallerFacts facts) {
        var notice = facts.outage();
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                agent,
                outcome,
                ticket,
                facts.subscriber(),
                notice == null ? null : notice.outage(),
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call withSubscriber(@Nullable Long number) {
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                agent,
                outcome,
                ticket,
                number,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call withTicket(@Nullable Long number) {
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                agent,
                outcome,
                number,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call inMenu(Instant at) {
        return new Call(
                id,
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
                at,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call queued(String where, String about, Instant at) {
        return new Call(
                id,
                caller,
                called,
                about,
                where,
                agent,
                outcome,
                ticket,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                at,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call offered(String extension, Instant at) {
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                extension,
                outcome,
                ticket,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                at,
                answeredAt,
                endedAt);
    }

    Call missed() {
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                null,
                outcome,
                ticket,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }

    Call answered(Instant at) {
        return new Call(
                id,
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
                at,
                endedAt);
    }

    Call ended(Outcome how, Instant at) {
        return new Call(
                id,
                caller,
                called,
                category,
                queue,
                agent,
                how,
                ticket,
                subscriber,
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                at);
    }

    private static String cut(String number) {
        return number.length() <= MAX_NUMBER ? number : number.substring(0, MAX_NUMBER);
    }
}
