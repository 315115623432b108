package org.firstline.reactions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.Calls;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.quality.Subject;
import org.firstline.quality.Talk;
import org.firstline.quality.WorkDone;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/** Tells those who judge of calls and tickets, and whose they were: by login, since extensions change hands. */
public record WorkToJudge(Calls calls, Tickets tickets, People people) implements WorkDone {
    @Override
    public Optional<Judged> find(Subject subject) {
        return switch (subject) {
            case Subject.OfCall call -> calls.find(call.id()).map(this::judged);
            case Subject.OfTicket ticket -> tickets.find(ticket.number()).map(this::judged);
        };
    }

    private Judged judged(Call call) {
        String agent = call.answeredAt() == null ? null : login(call.agent());
        return new Judged(agent, call.arrivedAt(), call.ticket(), call.endedAt() != null);
    }

    /** At any time: how it is led so far says enough. */
    private Judged judged(Ticket ticket) {
        return new Judged(login(ticket.owner()), ticket.openedAt(), ticket.id(), true);
    }

    private @Nullable String login(@Nullable String owner) {
        if (owner == null) return null;
        return people.findByExtension(owner)
                .or(() -> people.findByLogin(owner))
                .map(Agent::login)
                .orElse(null);
    }

    @Override
    public List<Talk> talks(Instant from, Instant until) {
        Map<String, String> logins = new HashMap<>();
        for (Agent agent : people.list())
            if (agent.extension() != null && agent.active()) logins.put(agent.extension(), agent.login());
        return calls.history().talked(from, until).stream()
                .filter(one -> logins.containsKey(one.agent()))
                .map(one -> new Talk(
                        one.call(),
                        logins.getOrDefault(one.agent(), one.agent()),
                        one.queue(),
                        one.ticket(),
                        one.arrivedAt(),
                        one.length(),
                        one.recorded()))
                .toList();
    }
}
