package org.firstline.reactions;

import java.util.Optional;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.PeopleEvent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.RoutingEvent;
import org.firstline.tickets.TicketEvent;

/**
 * When somebody decides over another's work, it is written into the book. What agents do with their own states is in the
 * agents' log, what they do with tickets in the tickets' own history, and what the box does by itself in neither.
 */
record SupervisorsAreAudited(Audit audit, People people) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, RoutingEvent.AgentChanged.class, this::state);
        bus.on(REACTIONS, PeopleEvent.class, this::person);
        bus.on(REACTIONS, TicketEvent.Changed.class, this::ticket);
    }

    private void state(RoutingEvent.AgentChanged moved) {
        AgentNow after = moved.agent();
        String was = chosen(moved.before());
        String is = chosen(after);
        if (was.equals(is) || isOwn(moved.actor(), after.agent())) return;
        var kind = after.chosen() == Chosen.LOGGED_OUT ? AuditKind.LOGGED_OUT : AuditKind.STATE_FORCED;
        audit.write(new Act(moved.actor(), kind, "agent:" + after.agent(), was, is));
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
                audit.write(new Act(actor, AuditKind.PASSWORD_SET, person(agent), "", ""));
            case PeopleEvent.TokenIssued issued ->
                audit.write(new Act(
                        issued.actor(),
                        AuditKind.TOKEN_ISSUED,
                        "token:" + issued.name(),
                        "",
                        String.valueOf(issued.scope())));
            case PeopleEvent.TokenRevoked revoked ->
                audit.write(new Act(
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
        if (!what.isEmpty()) audit.write(new Act(actor, kind, subject, what.before(), what.after()));
    }
}
