package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstline.base.Time;
import org.firstline.callbacks.Callback;
import org.firstline.calls.Call;
import org.firstline.calls.Calls;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.Role;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentDay;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Membership;
import org.firstline.routing.Needs;
import org.firstline.routing.Routing;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/agents}: the people at work and what they do just now. Passwords and secrets of phones are nowhere in it.
 */
@Path("agents")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentsResource {
    private static final int APPLIED_SECONDS = 5;

    /**
     * @param reason of a break or of not being ready; empty otherwise
     * @param since when the state, the activity or the phone last changed; null for who has no extension
     * @param phone whether her phone is registered
     * @param call that rings at her phone or that she talks in
     */
    record Answer(
            @Nullable String extension,
            String login,
            String name,
            Role role,
            String language,
            List<String> queues,
            boolean active,
            Chosen state,
            String reason,
            Activity activity,
            @Nullable Instant since,
            boolean phone,
            @Nullable String call) {}

    record Change(@Nullable Chosen state, @Nullable String reason) {}

    /** @param tier 1 where it is absent, as position */
    record Place(
            @Nullable String queue,
            @Nullable Integer tier,
            @Nullable Integer position) {}

    /** @param averageHandlingSeconds talk and wrap-up for each answered call; null before the first */
    record Day(
            int answered,
            int missed,
            long loginSeconds,
            @Nullable Long averageHandlingSeconds,
            @Nullable Double occupancy,
            List<AgentDay.Stretch> stretches) {}

    private final People people;
    private final Routing routing;
    private final Calls calls;
    private final Time time;

    public AgentsResource(People people, Routing routing, Calls calls, Time time) {
        this.people = people;
        this.routing = routing;
        this.calls = calls;
        this.time = time;
    }

    /** Who came last, first. */
    @GET
    public Page<Answer> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        Long before = paging.before();
        Chosen wanted = Query.choice("state", Chosen.class, state);
        var found = people.list().stream()
                .filter(agent -> before == null || agent.id() < before)
                .filter(agent -> queue == null || agent.queues().contains(queue))
                .filter(agent -> wanted == null || answer(agent).state() == wanted)
                .sorted(Comparator.comparingLong(Agent::id).reversed())
                .limit(paging.fetch())
                .toList();
        return Page.of(found, paging, agent -> String.valueOf(agent.id()), this::answer);
    }

    @GET
    @Path("{extension}")
    public Answer get(@PathParam("extension") String extension) {
        return answer(find(extension));
    }

    /** Has her chosen state changed and answers what she then is, once routing has decided on it. */
    @PUT
    @Path("{extension}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer put(
            @PathParam("extension") String extension, @Nullable Change change, @Context SecurityContext security) {
        Agent agent = find(extension);
        Chosen state = Query.needed("state", change == null ? null : change.state());
        String reason = change == null || change.reason() == null ? "" : change.reason();
        if (reason.isBlank() && (state == Chosen.BREAK || state == Chosen.NOT_READY)) Query.needed("reason", null);
        routing.force(extension, state, reason, Caller.actor(security));
        awaitDecision();
        return answer(agent);
    }

    /** Which queues she serves, with tier and position. */
    @GET
    @Path("{extension}/queues")
    public Page<Membership> queues(@PathParam("extension") String extension) {
        return Page.whole(now(extension).serves());
    }

    @PUT
    @Path("{extension}/queues")
    @Consumes(MediaType.APPLICATION_JSON)
    public Page<Membership> putQueues(
            @PathParam("extension") String extension, @Nullable List<Place> places, @Context SecurityContext security) {
        now(extension);
        var serves = Query.needed("queue", places).stream()
                .map(place -> Membership.of(Query.needed("queue", place.queue()))
                        .in(place.tier() == null ? 1 : place.tier(), place.position() == null ? 1 : place.position()))
                .toList();
        routing.setQueues(extension, serves, Caller.actor(security));
        awaitDecision();
        return queues(extension);
    }

    /** What she can, by the skill's name; levels from 1 to 9. */
    @GET
    @Path("{extension}/skills")
    public Map<String, Integer> skills(@PathParam("extension") String extension) {
        return new TreeMap<>(now(extension).skills().levels());
    }

    @PUT
    @Path("{extension}/skills")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Integer> putSkills(
            @PathParam("extension") String extension,
            @Nullable Map<String, Integer> levels,
            @Context SecurityContext security) {
        now(extension);
        routing.setSkills(extension, new Needs(Query.needed("skills", levels)), Caller.actor(security));
        awaitDecision();
        return skills(extension);
    }

    /** Her day so far; the stretches that are not logged out are her login time. */
    @GET
    @Path("{extension}/day")
    public Day day(@PathParam("extension") String extension) {
        find(extension);
        AgentDay day = routing.day(extension);
        var sums = day.figures();
        Duration handling = sums.averageHandling();
        return new Day(
                sums.answered(),
                sums.missed(),
                sums.login().toSeconds(),
                handling == null ? null : handling.toSeconds(),
                sums.occupancy(),
                day.stretches());
    }

    private AgentNow now(String extension) {
        return routing.findAgent(extension).orElseThrow(NotFoundException::new);
    }

    /** What an owner is asked it does in turn, so when this comes back all that was asked before is done. */
    private void awaitDecision() {
        var decided = new CountDownLatch(1);
        time.soon(Routing.OWNER, decided::countDown);
        try {
            if (decided.await(APPLIED_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceUnavailableException();
    }

    private Agent find(String extension) {
        return people.findByExtension(extension).orElseThrow(NotFoundException::new);
    }

    private Answer answer(Agent agent) {
        String extension = agent.extension();
        AgentNow now = extension == null ? null : routing.findAgent(extension).orElse(null);
        return new Answer(
                extension,
                agent.login(),
                agent.name(),
                agent.role(),
                agent.language(),
                agent.queues(),
                agent.active(),
                now == null ? Chosen.LOGGED_OUT : now.chosen(),
                now == null ? "" : now.reason(),
                now == null ? Activity.IDLE : now.activity(),
                now == null ? null : now.since(),
                now != null && now.reachable(),
                now == null ? null : call(now));
    }

    /** Of somebody who is called back: his call, once there is one, and not his item in the queue. */
    private @Nullable String call(AgentNow now) {
        String item = now.item();
        if (item == null) return null;
        return calls.findOf(item, now.agent()).map(Call::id).orElse(Callback.isItem(item) ? null : item);
    }
}
