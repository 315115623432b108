package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.people.Agent;
import org.firstline.people.AgentChange;
import org.firstline.people.People;
import org.firstline.people.PeopleEvent;
import org.firstline.routing.Cause;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingEvent;

/** When a person with a phone joins, changes or leaves, routing knows which queues that phone serves; and back. */
record AgentsServeQueues(Routing routing, People people) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, PeopleEvent.class, this::hear);
        bus.on(REACTIONS, RoutingEvent.AgentChanged.class, change -> change.cause() == Cause.QUEUES_SET, this::moved);
    }

    /** Tells routing of everybody who is there already; before the line opens. */
    void begin() {
        people.list().forEach(this::add);
    }

    private void hear(PeopleEvent event) {
        switch (event) {
            case PeopleEvent.Joined(Agent agent, String ignored) -> add(agent);
            case PeopleEvent.Changed(Agent before, Agent after, String ignored) -> change(before, after);
            case PeopleEvent.PasswordSet ignored -> {}
            case PeopleEvent.TokenIssued ignored -> {}
            case PeopleEvent.TokenRevoked ignored -> {}
        }
    }

    /** A shift head moved her between queues: her account says so too, also after a restart. */
    private void moved(RoutingEvent.AgentChanged change) {
        if (change.actor().equals("system")) return;
        people.findByExtension(change.agent().agent())
                .filter(agent -> !agent.queues().equals(change.agent().queues()))
                .ifPresent(agent -> people.change(
                        agent.id(),
                        AgentChange.of(agent).inQueues(change.agent().queues())));
    }

    private void add(Agent agent) {
        if (agent.active() && agent.extension() != null) routing.addAgent(agent.extension(), agent.queues());
    }

    private void change(Agent before, Agent after) {
        String old = before.active() ? before.extension() : null;
        String now = after.active() ? after.extension() : null;
        if (old != null && !old.equals(now)) routing.removeAgent(old);
        if (now == null) return;
        if (now.equals(old)) routing.updateAgent(now, after.queues());
        else routing.addAgent(now, after.queues());
    }
}
