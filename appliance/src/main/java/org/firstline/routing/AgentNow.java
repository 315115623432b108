package org.firstline.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent as routing sees her.
 *
 * @param agent her extension
 * @param reason of a break or of not being ready; empty otherwise
 * @param since when choice, reason, activity or reachability last changed
 * @param chosenSince when choice or reason last changed
 * @param item offered to her or talked about
 * @param queue of that item, or of the last one while she wraps up
 * @param reachable her phone is registered
 * @param wrapUpEndsAt only in wrap-up
 * @param breakEndsAt only on a break that has begun and has a longest time
 * @param answered items that she answered since she logged in
 */
public record AgentNow(
        String agent,
        List<Membership> serves,
        Needs skills,
        Chosen chosen,
        String reason,
        Activity activity,
        Instant since,
        Instant chosenSince,
        @Nullable String item,
        @Nullable String queue,
        boolean reachable,
        @Nullable Instant wrapUpEndsAt,
        @Nullable Instant breakEndsAt,
        int answered) {
    public AgentNow {
        serves = List.copyOf(serves);
    }

    /** The names of the queues that she serves. */
    public List<String> queues() {
        return serves.stream().map(Membership::queue).toList();
    }

    public boolean serves(String name) {
        for (Membership one : serves) if (one.queue().equals(name)) return true;
        return false;
    }

    /** Ready, free and with a phone: the next item may be hers. */
    public boolean isAvailable() {
        return chosen == Chosen.READY && activity == Activity.IDLE && reachable;
    }

    /** At work: logged in, or still busy with an item after she logged out. */
    public boolean isAtWork() {
        return chosen != Chosen.LOGGED_OUT || activity != Activity.IDLE;
    }
}
