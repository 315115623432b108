package org.firstline.calls;

import java.time.Instant;
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
     * The caller waits for a person: {@link Call#queue} and {@link Call#queuedAt} say where and since when. Again when he
     * is transferred to a queue, with the time that he has waited.
     *
     * @param wish how the flow wants him to be served
     * @param at when he came to this queue; {@link Call#queuedAt} of who came from another is before that
     */
    record Queued(Call call, Wish wish, Instant at) implements CallEvent {}

    /** The agent's phone rings ({@link Call#agent}). */
    record OfferRinging(Call call) implements CallEvent {}

    /** Caller and agent hear each other; again when another agent, or the same anew, talks with him. */
    record Answered(Call call) implements CallEvent {}

    /** The offer to this extension came to nothing; the caller waits on. */
    record OfferMissed(Call call, String agent, Miss why) implements CallEvent {}

    /** The call is over, in whatever way {@link Call#outcome} says. Exactly once for each call that arrived. */
    record Ended(Call call) implements CallEvent {}

    /** The final record is durable, and so is its ticket if there is one. */
    record Recorded(Call call) implements CallEvent {}

    /** A person changed the call's ticket or subscriber. */
    record Changed(Call call) implements CallEvent {}

    /** A trunk came into another state, or carries another number of calls. */
    record TrunkChanged(TrunkNow trunk) implements CallEvent {}

    /** A phone registered, or is gone. */
    record PhonePresence(String extension, boolean registered) implements CallEvent {}

    /** An agent dialled a code: {@code *1} ready, {@code *0} not ready. */
    record PhoneCode(String extension, String code) implements CallEvent {}

    /** Her phone, which rings, can't answer by itself: she must pick it up. */
    record PickUp(String agent) implements CallEvent {}

    /** What happens between the people in a call while it goes on. */
    sealed interface Control extends CallEvent {
        Call call();
    }

    /** Her phone rings for the call, or she talks in it, without an offer: asked, led to, listening, calling out. */
    record Engaged(Call call, String agent) implements Control {}

    /**
     * She is out of a call that may go on without her.
     *
     * @param talked with the caller: she has something to write up
     */
    record Released(Call call, String agent, boolean talked) implements Control {}

    /** A waiting caller was taken out of his queue by hand; {@link Queued} follows if he is led to another. */
    record Redirected(Call call, Target to, String actor) implements Control {}

    /** The call's {@link TalkNow} is another. */
    record TalkChanged(Call call) implements Control {}

    /** The caller has been on hold for longer than he should; told again and again. */
    record HeldLong(Call call, String agent, Instant since) implements Control {}

    /** Whom his agent asks, or to whom the caller was led, did not answer; who was led is on his way to somebody else. */
    record NotReached(Call call, Target who, EndCause why) implements Control {}

    /** A limit of the dial plan ends a call outside in a minute ({@link Outside#WARNED}), or has ended it. */
    record Limited(Call call, boolean ended) implements Control {}

    /** A supervisor is let into the call. */
    record Watched(Call call, String extension, Watch how, String actor) implements Control {}
}
