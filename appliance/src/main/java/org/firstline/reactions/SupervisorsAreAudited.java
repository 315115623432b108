package org.firstline.reactions;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.callbacks.CallbackRule;
import org.firstline.calls.Rules;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.flows.FlowEvent;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.PeopleEvent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Cause;
import org.firstline.routing.Chosen;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.RoutingEvent;
import org.firstline.tickets.TicketEvent;

/**
 * When somebody decides over another's work, it is written into the book. What agents do with their own states is in the
 * agents' log, what they do with tickets in the tickets' own history, and what the box does by itself in neither.
 */
record SupervisorsAreAudited(Audit audit, People people) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, RoutingEvent.AgentChanged.class, SupervisorsAreAudited::mayBeForced, this::state);
        bus.on(REACTIONS, RoutingEvent.ItemMoved.class, this::moved);
        bus.on(REACTIONS, RoutingEvent.ItemAssigned.class, this::assigned);
        bus.on(REACTIONS, RoutingEvent.QueueChanged.class, this::queue);
        bus.on(REACTIONS, RoutingEvent.BreakChanged.class, this::pause);
        bus.on(REACTIONS, Rules.Changed.class, this::rules);
        bus.on(REACTIONS, CallbackRule.Changed.class, this::callbacks);
        bus.on(REACTIONS, FlowEvent.class, this::flow);
        bus.on(REACTIONS, PromptShelf.Changed.class, this::prompt);
        bus.on(REACTIONS, PeopleEvent.class, this::person);
        bus.on(REACTIONS, TicketEvent.Changed.class, this::ticket);
    }

    private void moved(RoutingEvent.ItemMoved item) {
        if (isAgents(item.actor())) return;
        audit.add(new Act(item.actor(), AuditKind.ITEM_MOVED, "call:" + item.item(), item.from(), item.to()));
    }

    private void assigned(RoutingEvent.ItemAssigned item) {
        audit.add(new Act(
                item.actor(), AuditKind.ITEM_ASSIGNED, "call:" + item.item(), item.queue(), "agent:" + item.agent()));
    }

    private void queue(RoutingEvent.QueueChanged queue) {
        if (queue.actor().equals(People.SYSTEM)) return;
        QueueSettings before = queue.before();
        QueueSettings after = queue.after();
        if (after == null) {
            if (before != null)
                audit.add(new Act(
                        queue.actor(), AuditKind.QUEUE_RETIRED, "queue:" + before.name(), before.titleEn(), ""));
        } else {
            var kind = before == null ? AuditKind.QUEUE_ADDED : AuditKind.QUEUE_CHANGED;
            write(queue.actor(), kind, "queue:" + after.name(), Difference.of(before, after));
        }
    }

    private void rules(Rules.Changed rules) {
        write(
                rules.actor(),
                AuditKind.CALL_RULES_CHANGED,
                "queue:" + rules.after().queue(),
                Difference.of(rules.before(), rules.after()));
    }

    private void callbacks(CallbackRule.Changed rule) {
        write(
                rule.actor(),
                AuditKind.CALL_RULES_CHANGED,
                "queue:" + rule.after().queue(),
                Difference.of(rule.before(), rule.after()));
    }

    private void flow(FlowEvent event) {
        switch (event) {
            case FlowEvent.Published(String flow, int version, String actor) -> {
                if (actor.equals(People.SYSTEM)) return;
                audit.add(new Act(actor, AuditKind.FLOW_PUBLISHED, "flow:" + flow, "", "version " + version));
            }
            case FlowEvent.NumbersChanged(String actor) ->
                audit.add(new Act(actor, AuditKind.FLOW_NUMBERS_SET, "flows", "", ""));
        }
    }

    private void prompt(PromptShelf.Changed change) {
        audit.add(new Act(
                change.actor(),
                AuditKind.PROMPT_CHANGED,
                "prompt:" + change.name() + "/" + change.language(),
                "",
                change.how()));
    }

    private void pause(RoutingEvent.BreakChanged pause) {
        if (pause.actor().equals(People.SYSTEM)) return;
        BreakReason before = pause.before();
        BreakReason after = pause.after();
        if (after != null)
            write(pause.actor(), AuditKind.BREAKS_CHANGED, "break:" + after.code(), Difference.of(before, after));
        else if (before != null)
            audit.add(new Act(pause.actor(), AuditKind.BREAKS_CHANGED, "break:" + before.code(), before.titleEn(), ""));
    }

    /** An agent who sends on the caller she talks with does her work; so does the box. */
    private boolean isAgents(String actor) {
        if (actor.equals(People.SYSTEM)) return true;
        return people.findByLogin(actor)
                .or(() -> people.findByExtension(actor))
                .filter(agent -> agent.role() == Role.AGENT)
                .isPresent();
    }

    /** Not what calls make of her, all day long. */
    private static boolean mayBeForced(RoutingEvent.AgentChanged moved) {
        return moved.cause() == Cause.QUEUES_SET
                || moved.cause() == Cause.SKILLS_SET
                || !chosen(moved.before()).equals(chosen(moved.agent()));
    }

    private void state(RoutingEvent.AgentChanged moved) {
        if (moved.cause() == Cause.QUEUES_SET || moved.cause() == Cause.SKILLS_SET) places(moved);
        AgentNow after = moved.agent();
        String was = chosen(moved.before());
        String is = chosen(after);
        if (was.equals(is) || isOwn(moved.actor(), after.agent())) return;
        var kind = after.chosen() == Chosen.LOGGED_OUT ? AuditKind.LOGGED_OUT : AuditKind.STATE_FORCED;
        audit.add(new Act(moved.actor(), kind, "agent:" + after.agent(), was, is));
    }

    private void places(RoutingEvent.AgentChanged moved) {
        if (moved.actor().equals(People.SYSTEM)) return;
        boolean skills = moved.cause() == Cause.SKILLS_SET;
        String before = skills ? moved.before().skills().text() : serves(moved.before());
        String after = skills ? moved.agent().skills().text() : serves(moved.agent());
        if (before.equals(after)) return;
        var kind = skills ? AuditKind.SKILLS_SET : AuditKind.QUEUES_SET;
        audit.add(new Act(moved.actor(), kind, "agent:" + moved.agent().agent(), before, after));
    }

    private static String serves(AgentNow agent) {
        return agent.serves().stream()
                .map(one -> one.queue() + " " + one.tier() + "/" + one.position())
                .sorted()
                .collect(joining(", "));
    }

    private static String chosen(AgentNow agent) {
        return agent.chosen() + (agent.reason().isEmpty() ? "" : ": " + agent.reason());
    }

    /** She herself, under either of her names, or nobody at all. */
    private boolean isOwn(String actor, String extension) {
        return actor.equals(People.SYSTEM)
                || actor.equals(extension)
                || people.findByLogin(actor)
                        .map(Agent::extension)
                        .filter(extension::equals)
                        .isPresent();
    }

    private void person(PeopleEvent event) {
        if (event.actor().equals(People.SYSTEM)) return;
        switch (event) {
            case PeopleEvent.Joined(Agent agent, String actor) ->
                write(actor, AuditKind.PERSON_ADDED, person(agent), Difference.of(null, agent));
            case PeopleEvent.Changed(Agent before, Agent after, String actor) ->
                write(actor, AuditKind.PERSON_CHANGED, person(after), Difference.of(before, after));
            case PeopleEvent.PasswordSet(Agent agent, String actor) ->
                audit.add(new Act(actor, AuditKind.PASSWORD_SET, person(agent), "", ""));
            case PeopleEvent.TokenIssued issued ->
                audit.add(new Act(
                        issued.actor(),
                        AuditKind.TOKEN_ISSUED,
                        "token:" + issued.name(),
                        "",
                        String.valueOf(issued.scope())));
            case PeopleEvent.TokenRevoked revoked ->
                audit.add(new Act(
                        revoked.actor(),
                        AuditKind.TOKEN_REVOKED,
                        "token:" + revoked.token().name(),
                        String.valueOf(revoked.token().scope()),
                        ""));
        }
    }

    private static String person(Agent agent) {
        return "person:" + agent.login();
    }

    private void ticket(TicketEvent.Changed changed) {
        Optional<Agent> actor = people.findByLogin(changed.actor());
        String owner = changed.before().owner();
        if (owner == null || actor.isEmpty() || !actor.get().role().covers(Role.SHIFT_HEAD)) return;
        if (owner.equals(actor.get().login()) || owner.equals(actor.get().extension())) return;
        write(
                changed.actor(),
                AuditKind.TICKET_CHANGED,
                "ticket:" + changed.ticket().id(),
                Difference.of(changed.before(), changed.ticket()));
    }

    private void write(String actor, AuditKind kind, String subject, Difference what) {
        if (!what.isEmpty()) audit.add(new Act(actor, kind, subject, what.before(), what.after()));
    }
}
