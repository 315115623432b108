package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the {@link Matcher}: facts and wishes, in the order in which routing heard of them. */
sealed interface Event {
    /** A queue is new, or works differently from now on. */
    record QueueSaved(QueueSettings settings) implements Event {}

    /** A queue takes nothing in any more and is empty; where an item came in meanwhile it stays until the next start. */
    record QueueRetired(String name) implements Event {}

    /** A break for this reason may last so long from now on, also one that has begun; zero: for ever. */
    record BreakSaved(String reason, Duration longest) implements Event {}

    /**
     * An agent is here, in the state she had chosen; one who is here already only gets these queues and skills.
     *
     * @param chosenSince when she chose it; null for now
     */
    record AgentAdded(
            String agent,
            List<Membership> serves,
            Needs skills,
            Chosen chosen,
            String reason,
            @Nullable Instant chosenSince)
            implements Event {
        AgentAdded(String agent, List<String> queues, Chosen chosen, String reason) {
            this(agent, queues.stream().map(Membership::of).toList(), Needs.NONE, chosen, reason, null);
        }
    }

    /** An agent leaves for good, after the item she is busy with. */
    record AgentRemoved(String agent) implements Event {}

    record QueuesSet(String agent, List<Membership> serves, String actor) implements Event {}

    record SkillsSet(String agent, Needs skills, String actor) implements Event {}

    record Chose(String agent, Chosen chosen, String reason, String actor) implements Event {}

    /** Somebody else chose for her; a wrap-up ends if that makes her ready. */
    record Forced(String agent, Chosen chosen, String reason, String actor) implements Event {}

    record Phone(String agent, boolean isThere) implements Event {}

    record Enqueued(WorkItem item) implements Event {}

    /** The item needs nobody any more. @param reason starts with "overflow" unless its caller gave up */
    record Withdrawn(String item, String reason) implements Event {}

    /** The party had waited since then when the box lost it: who comes back in time gets that place. */
    record Lost(String party, String queue, Instant queuedAt, Instant at) implements Event {}

    /** Into another queue, also out of a talk. @param keepWait it keeps the time since which it waits */
    record Moved(String item, String queue, boolean keepWait, String actor) implements Event {}

    /** She is busy with a call that was not offered to her: asked, led to, calling out, listening. @param called she calls */
    record Engaged(String agent, String call, boolean called) implements Event {}

    /** She is out of a call, offered to her or not. @param queue whose wrap-up she has if she talked; null for none */
    record Released(String agent, String call, @Nullable String queue, boolean talked) implements Event {}

    /** This agent and nobody else, as soon as she is free, whatever she serves. */
    record Assigned(String item, String agent, String actor) implements Event {}

    record Accepted(String item, String agent) implements Event {}

    /** From now on this agent talks with the party, instead of who talked or was offered it. */
    record HandedOver(String item, String agent, String actor) implements Event {}

    record Missed(String item, String agent, Miss why) implements Event {}

    record Finished(String item) implements Event {}

    record WrapUpEnded(String agent, String actor) implements Event {}

    record WrapUpExtended(String agent, Duration by, String actor) implements Event {}

    /** Nothing but time. */
    record TimePassed() implements Event {}
}
