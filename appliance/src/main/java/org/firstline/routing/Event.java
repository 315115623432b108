package org.firstline.routing;

import java.util.List;

/** What happens to the {@link Matcher}: facts and wishes, in the order in which routing heard of them. */
sealed interface Event {
    /** A queue is new, or works differently from now on. */
    record QueueSaved(QueueSettings settings) implements Event {}

    /** An agent is here, in the state she had chosen; one who is here already only gets these queues. */
    record AgentAdded(String agent, List<String> queues, Chosen chosen, String reason) implements Event {}

    /** An agent leaves for good, after the item she is busy with. */
    record AgentRemoved(String agent) implements Event {}

    record Chose(String agent, Chosen chosen, String reason, String actor) implements Event {}

    record Phone(String agent, boolean isThere) implements Event {}

    record Enqueued(WorkItem item) implements Event {}

    /** The item needs nobody any more. @param reason starts with "overflow" unless its caller gave up */
    record Withdrawn(String item, String reason) implements Event {}

    record Accepted(String item, String agent) implements Event {}

    record Missed(String item, String agent, Miss why) implements Event {}

    record Finished(String item) implements Event {}

    record WrapUpEnded(String agent, String actor) implements Event {}

    /** Nothing but time. */
    record TimePassed() implements Event {}
}
