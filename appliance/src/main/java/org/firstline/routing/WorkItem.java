package org.firstline.routing;

import java.time.Instant;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param id of the call, chat or whatever it is
 * @param priority -9 to 9, the higher goes first, and one step more is worth {@link QueueOrder#ageing} of waiting; 0 is
 *     usual
 * @param queuedAt since when it waits, to the nanosecond; it keeps this through every missed offer
 * @param needs the skills that its agent must have, besides those that its queue asks for
 * @param preferred the agent whom it had better go to, and for whom it waits a little; null for anybody
 * @param party the caller's number or address: who comes back soon after he gave up gets his place back; "" for unknown
 * @param cameAt when it came to this queue, from where its limits and the queue's figures count; later than queuedAt for
 *     one that brings along the wait of before
 * @param onLine somebody hears music until it is served; who was promised a call does not, so no limit of a queue sends
 *     him on or counts him, and its longest wait is not his
 */
public record WorkItem(
        String id,
        String queue,
        int priority,
        Instant queuedAt,
        Needs needs,
        @Nullable String preferred,
        String party,
        Instant cameAt,
        boolean onLine) {
    public static final int HIGHEST = 9;

    public WorkItem {
        if (priority < -HIGHEST || priority > HIGHEST) throw new Refused("routing.priority", HIGHEST);
    }

    /** One that anybody may serve and of whose party nothing is known. */
    public WorkItem(String id, String queue, int priority, Instant queuedAt) {
        this(id, queue, priority, queuedAt, Needs.NONE, null, "", queuedAt, true);
    }

    public WorkItem needing(Needs skills) {
        return new WorkItem(id, queue, priority, queuedAt, skills, preferred, party, cameAt, onLine);
    }

    public WorkItem preferring(@Nullable String agent) {
        return new WorkItem(id, queue, priority, queuedAt, needs, agent, party, cameAt, onLine);
    }

    public WorkItem from(String who) {
        return new WorkItem(id, queue, priority, queuedAt, needs, preferred, who, cameAt, onLine);
    }

    /** It came to this queue only then, and has waited elsewhere before. */
    public WorkItem coming(Instant at) {
        return new WorkItem(id, queue, priority, queuedAt, needs, preferred, party, at, onLine);
    }

    /** Nobody is on the line. */
    public WorkItem offLine() {
        return new WorkItem(id, queue, priority, queuedAt, needs, preferred, party, cameAt, false);
    }

    /** The same in another queue. */
    WorkItem in(String other, Instant since) {
        return new WorkItem(id, other, priority, since, needs, preferred, party, cameAt, onLine);
    }
}
