package org.firstline.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The matcher without its shell: no clock, no thread, no rows, no news. For benches that measure a decision alone. One
 * thread.
 */
public final class Rehearsal {
    /** An item that an agent would be rung for. */
    public record Offer(String item, String agent) {}

    private final State state;

    public Rehearsal(ZoneId zone) {
        state = new State(zone);
    }

    public void saveQueue(QueueSettings queue, Instant at) {
        step(new Event.QueueSaved(queue), at);
    }

    /** An agent who is ready and has a phone. */
    public List<Offer> addAgent(String agent, List<Membership> serves, Needs skills, Instant at) {
        step(new Event.AgentAdded(agent, serves, skills, Chosen.READY, "", null), at);
        return step(new Event.Phone(agent, true), at);
    }

    public List<Offer> enqueue(WorkItem item, Instant at) {
        return step(new Event.Enqueued(item), at);
    }

    public List<Offer> accepted(String item, String agent, Instant at) {
        return step(new Event.Accepted(item, agent), at);
    }

    public List<Offer> finished(String item, Instant at) {
        return step(new Event.Finished(item), at);
    }

    private List<Offer> step(Event event, Instant at) {
        var offers = new ArrayList<Offer>(1);
        for (Decision decision : Matcher.step(state, event, at))
            if (decision instanceof Decision.Offer(WorkItem item, String agent))
                offers.add(new Offer(item.id(), agent));
        return offers;
    }
}
