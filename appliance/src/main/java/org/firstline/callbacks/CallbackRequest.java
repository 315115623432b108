package org.firstline.callbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants, as {@link Callback} says it.
 *
 * @param queuedAt since when he waits; null for from now on
 */
public record CallbackRequest(
        String queue,
        String number,
        CallbackSource source,
        @Nullable Instant queuedAt,
        String language,
        String name,
        @Nullable Long subscriber,
        @Nullable String call,
        @Nullable Long ticket) {
    private static final int LONGEST_NAME = 120;

    public CallbackRequest {
        if (name.length() > LONGEST_NAME) name = name.substring(0, LONGEST_NAME);
    }

    public static CallbackRequest of(String queue, String number, CallbackSource source) {
        return new CallbackRequest(queue, number, source, null, "ru", "", null, null, null);
    }

    public CallbackRequest since(@Nullable Instant waits) {
        return new CallbackRequest(queue, number, source, waits, language, name, subscriber, call, ticket);
    }

    public CallbackRequest in(String tongue) {
        return new CallbackRequest(queue, number, source, queuedAt, tongue, name, subscriber, call, ticket);
    }

    public CallbackRequest by(String who, @Nullable Long account) {
        return new CallbackRequest(queue, number, source, queuedAt, language, who, account, call, ticket);
    }

    public CallbackRequest after(@Nullable String ofCall, @Nullable Long ofTicket) {
        return new CallbackRequest(queue, number, source, queuedAt, language, name, subscriber, ofCall, ofTicket);
    }
}
