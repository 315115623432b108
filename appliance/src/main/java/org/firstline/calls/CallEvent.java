package org.firstline.calls;

import org.firstline.flows.Wish;

/**
 * What happened to a call or a phone. The call's row is durable from {@link Arrived} on in all but a sick database;
 * {@link Recorded} is published after the final row and its ticket are. News of one call come in order.
 */
public sealed interface CallEvent {
    /** A call came in from the trunk and is not answered yet. */
    record Arrived(Call call) implements CallEvent {}

    /** It is known who calls. */
    record CallerKnown(Call call, CallerFacts caller) implements CallEvent {}

    /**
     * The caller waits for a person: {@link Call#queue} and {@link Call#queuedAt} say where and since when.
     *
     * @param wish how the flow wants him to be served
     */
    record Queued(Call call, Wish wish) implements CallEvent {}

    /** The agent's phone rings ({@link Call#agent}). */
    record OfferRinging(Call call) implements CallEvent {}

    /** Caller and agent hear each other. */
    record Answered(Call call) implements CallEvent {}

    /** The offer to this extension came to nothing; the caller waits on. */
    record OfferMissed(Call call, String agent, Miss why) implements CallEvent {}

    /** The call is over, in whatever way {@link Call#outcome} says. Exactly once for each call that arrived. */
    record Ended(Call call) implements CallEvent {}

    /** The final record is durable, and so is its ticket if there is one. */
    record Recorded(Call call) implements CallEvent {}

    /** A person changed the call's ticket or subscriber. */
    record Changed(Call call) implements CallEvent {}

    /** A phone registered, or is gone. */
    record PhonePresence(String extension, boolean registered) implements CallEvent {}

    /** An agent dialled a code: {@code *1} ready, {@code *0} not ready. */
    record PhoneCode(String extension, String code) implements CallEvent {}
}
