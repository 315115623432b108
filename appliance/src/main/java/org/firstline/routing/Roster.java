package org.firstline.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.routing.AgentRows.Choice;

/**
 * What is kept of agents from day to day: what they chose, where they stand in queues, what they can; and the reasons for
 * breaks, which have limits. Any thread.
 */
final class Roster {
    private final Db db;
    private final Time time;
    private final Map<String, Choice> choices;
    private final Map<String, List<Membership>> tiers;
    private final Map<String, Needs> skills;
    private final Set<String> here = new HashSet<>();
    private volatile List<BreakReason> breaks;

    Roster(Db db, Time time) {
        this.db = db;
        this.time = time;
        this.choices = new HashMap<>(db.tx(AgentRows::choices));
        this.tiers = new HashMap<>(db.tx(AgentRows::tiers));
        this.skills = new HashMap<>(db.tx(AgentRows::skills));
        this.breaks = db.tx(AgentRows::breaks);
    }

    /** As she was before the restart, since when she was; but ready becomes not ready with the reason "restart". */
    synchronized Event.AgentAdded added(String agent, List<String> queues) {
        Instant now = time.now();
        Choice last = choices.getOrDefault(agent, new Choice(Chosen.LOGGED_OUT, "", now));
        boolean isNew = here.add(agent);
        Choice restored = isNew && last.chosen() == Chosen.READY ? new Choice(Chosen.NOT_READY, "restart", now) : last;
        choices.put(agent, restored);
        List<Membership> known = tiers.getOrDefault(agent, List.of());
        List<Membership> serves = queues.stream()
                .distinct()
                .map(queue -> known.stream()
                        .filter(m -> m.queue().equals(queue))
                        .findFirst()
                        .orElseGet(() -> Membership.of(queue)))
                .toList();
        return new Event.AgentAdded(
                agent,
                serves,
                skills.getOrDefault(agent, Needs.NONE),
                restored.chosen(),
                restored.reason(),
                restored.since());
    }

    /** @throws Refused when as many as may be are on this break already; the others' wishes of this moment count */
    synchronized void choose(String agent, Chosen chosen, String reason, boolean isForced) {
        if (chosen == Chosen.BREAK && !isForced) {
            int most = limit(reason);
            long others = choices.entrySet().stream()
                    .filter(e -> !e.getKey().equals(agent)
                            && e.getValue().chosen() == Chosen.BREAK
                            && e.getValue().reason().equals(reason))
                    .count();
            if (most > 0 && others >= most) throw new Refused("routing.break-full", most);
        }
        choices.put(agent, new Choice(chosen, reason, time.now()));
    }

    private int limit(String reason) {
        return breaks.stream()
                .filter(b -> b.code().equals(reason))
                .mapToInt(BreakReason::most)
                .findFirst()
                .orElse(0);
    }

    /** The system changed what she had chosen. */
    synchronized void changed(AgentNow agent) {
        choices.put(agent.agent(), new Choice(agent.chosen(), agent.reason(), agent.chosenSince()));
    }

    synchronized void forget(String agent) {
        here.remove(agent);
        choices.remove(agent);
        tiers.remove(agent);
        skills.remove(agent);
    }

    synchronized void setQueues(String agent, List<Membership> serves) {
        db.run(h -> AgentRows.putTiers(h, agent, serves));
        tiers.put(agent, List.copyOf(serves));
    }

    synchronized void setSkills(String agent, Needs can) {
        db.run(h -> AgentRows.putSkills(h, agent, can));
        skills.put(agent, can);
    }

    List<BreakReason> breaks() {
        return breaks;
    }

    synchronized void saveBreak(BreakReason reason) {
        db.run(h -> AgentRows.putBreak(h, reason, breaks.size() + 1));
        breaks = db.tx(AgentRows::breaks);
    }

    synchronized void deleteBreak(String code) {
        db.run(h -> AgentRows.deleteBreak(h, code));
        breaks = db.tx(AgentRows::breaks);
    }
}
