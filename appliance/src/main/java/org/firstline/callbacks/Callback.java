package org.firstline.callbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to be called back.
 *
 * @param number E.164, with its plus
 * @param queuedAt since when it waits: the place that it keeps in its queue
 * @param nextTry not before this
 * @param attempts how often it was tried
 * @param lastResult what came of the last try: "busy", "no-answer"…; empty before the first
 * @param agent the extension of who calls, or called last
 * @param language of the person: "en" or "ru"
 * @param name as far as known; may be empty
 * @param call the id of the call that it comes from, or, once done, of the call that it became
 */
public record Callback(
        long id,
        String queue,
        String number,
        CallbackSource source,
        CallbackState state,
        Instant queuedAt,
        Instant askedAt,
        Instant nextTry,
        int attempts,
        String lastResult,
        @Nullable String agent,
        String language,
        String name,
        @Nullable Long subscriber,
        @Nullable String call,
        @Nullable Long ticket,
        @Nullable Instant endedAt) {
    private static final String ITEM = "callback-";

    public Callback {
        if (number.length() < 3 || number.length() > 20) throw new IllegalArgumentException("number " + number);
        if (state.isLive() != (endedAt == null))
            throw new IllegalArgumentException("callback " + id + " is " + state + " and ended at " + endedAt);
    }

    /** What it is called among the items that wait for an agent. */
    public String item() {
        return ITEM + id;
    }

    public static boolean isItem(String item) {
        return item.startsWith(ITEM);
    }

    /** The id of a request by its item. */
    static long idOf(String item) {
        return Long.parseLong(item.substring(ITEM.length()));
    }

    Callback calling(CallbackState next, String whose) {
        return with(next, nextTry, attempts, lastResult, whose, null);
    }

    Callback tried() {
        return with(state, nextTry, attempts + 1, lastResult, agent, null);
    }

    Callback untried() {
        return with(state, nextTry, Math.max(0, attempts - 1), lastResult, agent, null);
    }

    Callback waiting(Instant next, String result) {
        return with(CallbackState.WAITING, next, attempts, result, agent, null);
    }

    Callback over(CallbackState how, String result, Instant at) {
        return with(how, nextTry, attempts, result, agent, at);
    }

    Callback of(@Nullable String becameCall, @Nullable Long ofTicket) {
        return new Callback(
                id,
                queue,
                number,
                source,
                state,
                queuedAt,
                askedAt,
                nextTry,
                attempts,
                lastResult,
                agent,
                language,
                name,
                subscriber,
                becameCall,
                ofTicket,
                endedAt);
    }

    Callback to(String another) {
        return of(queue, another);
    }

    Callback in(String another) {
        return of(another, number);
    }

    private Callback of(String whose, String whom) {
        return new Callback(
                id,
                whose,
                whom,
                source,
                state,
                queuedAt,
                askedAt,
                nextTry,
                attempts,
                lastResult,
                agent,
                language,
                name,
                subscriber,
                call,
                ticket,
                endedAt);
    }

    private Callback with(
            CallbackState next, Instant tryAt, int tries, String result, @Nullable String who, @Nullable Instant end) {
        return new Callback(
                id,
                queue,
                number,
                source,
                next,
                queuedAt,
                askedAt,
                tryAt,
                tries,
                result,
                who,
                language,
                name,
                subscriber,
                call,
                ticket,
                end);
    }
}
