package org.firstline.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.Role;
import org.jspecify.annotations.Nullable;

/** {@code /api/agents}: the people at work. Passwords and secrets of phones are nowhere in it. */
@Path("agents")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentsResource {
    record Answer(
            String login,
            String name,
            @Nullable String extension,
            Role role,
            String language,
            List<String> queues,
            boolean active) {
        static Answer of(Agent a) {
            return new Answer(a.login(), a.name(), a.extension(), a.role(), a.language(), a.queues(), a.active());
        }
    }

    private final People people;

    public AgentsResource(People people) {
        this.people = people;
    }

    /** Who came last, first. */
    @GET
    public Page<Answer> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        Long before = paging.before();
        var found = people.list().stream()
                .filter(agent -> before == null || agent.id() < before)
                .sorted(Comparator.comparingLong(Agent::id).reversed())
                .limit(paging.fetch())
                .toList();
        return Page.of(found, paging, agent -> String.valueOf(agent.id()), Answer::of);
    }

    @GET
    @Path("{extension}")
    public Answer get(@PathParam("extension") String extension) {
        return people.findByExtension(extension).map(Answer::of).orElseThrow(NotFoundException::new);
    }
}
