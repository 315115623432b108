package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Time;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.routing.Overflow;
import org.firstline.routing.QueueNow;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.web.Caller;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/queues}: how each queue stands now, and how its day went. */
@Path("queues")
@Produces(MediaType.APPLICATION_JSON)
public final class QueuesResource {
    /**
     * @param longestWaitSeconds 0 when nobody waits
     * @param offered calls that came today, as all that follow
     * @param serviceLevel the house's, F6, from 0 to 1; null while nothing counts
     * @param serviceLevel30m of the calls that came in the last thirty minutes
     * @param averageSpeedOfAnswerSeconds null before the first answer
     */
    record Answer(
            String name,
            String title,
            int waiting,
            long longestWaitSeconds,
            int agentsLoggedIn,
            int agentsReady,
            int agentsRinging,
            int agentsTalking,
            int agentsWrapUp,
            int agentsOnBreak,
            int agentsNotReady,
            int offered,
            int answered,
            int abandoned,
            @Nullable Double serviceLevel,
            @Nullable Double serviceLevel30m,
            int serviceLevelSeconds,
            @Nullable Double averageSpeedOfAnswerSeconds,
            long longestWaitTodaySeconds) {
        static Answer of(QueueNow queue, Instant now, Locale locale) {
            Instant since = queue.longestSince();
            Duration speed = queue.today().averageSpeedOfAnswer();
            return new Answer(
                    queue.name(),
                    queue.settings().title(locale),
                    queue.waiting(),
                    since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds()),
                    queue.agentsLoggedIn(),
                    queue.agentsReady(),
                    queue.agentsRinging(),
                    queue.agentsTalking(),
                    queue.agentsWrapUp(),
                    queue.agentsOnBreak(),
                    queue.agentsNotReady(),
                    queue.today().offered(),
                    queue.today().answered(),
                    queue.today().abandoned(),
                    queue.today().serviceLevel(),
                    queue.lastHalfHour().serviceLevel(),
                    queue.settings().serviceLevelSeconds(),
                    speed == null ? null : speed.toMillis() / 1000.0,
                    queue.today().longestWait().toSeconds());
        }
    }

    private final Routing routing;
    private final PromptShelf prompts;
    private final Time time;

    public QueuesResource(Routing routing, PromptShelf prompts, Time time) {
        this.routing = routing;
        this.prompts = prompts;
        this.time = time;
    }

    /** By name. */
    @GET
    public Page<Answer> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers) {
        return Page.ofKeys(
                routing.snapshot().queues(), Paging.of(limit, cursor), QueueNow::name, queue -> answer(queue, headers));
    }

    @GET
    @Path("{name}")
    public Answer get(@PathParam("name") String name, @Context HttpHeaders headers) {
        return routing.snapshot()
                .findQueue(name)
                .map(queue -> answer(queue, headers))
                .orElseThrow(NotFoundException::new);
    }

    /** How it works. */
    @GET
    @Path("{name}/settings")
    public QueueChange settings(@PathParam("name") String name) {
        return QueueChange.of(find(name));
    }

    /** Adds the queue, or sets all that it is; what is absent is as in a new queue. */
    @PUT
    @Path("{name}/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    public QueueChange put(
            @PathParam("name") String name, @Nullable QueueChange change, @Context SecurityContext security) {
        QueueChange asked = Query.needed("titleEn", change);
        var fresh = QueueSettings.of(
                name, Query.needed("titleEn", asked.titleEn()), Query.needed("titleRu", asked.titleRu()));
        return save(asked.applyTo(fresh), security);
    }

    /** Sets what is there; the rest stays. */
    @PATCH
    @Path("{name}/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    public QueueChange patch(
            @PathParam("name") String name, @Nullable QueueChange change, @Context SecurityContext security) {
        QueueSettings before = find(name);
        return save(change == null ? before : change.applyTo(before), security);
    }

    private QueueChange save(QueueSettings queue, SecurityContext security) {
        var limits = queue.limits();
        for (Overflow to : List.of(queue.whenClosed(), limits.whenTooLong(), limits.whenFull(), limits.whenEmpty()))
            if (to instanceof Overflow.Announce(String prompt)) prompts.demand(prompt);
        routing.saveQueue(queue, Caller.actor(security));
        return QueueChange.of(queue);
    }

    /** Retires it; refused while something is in it. */
    @DELETE
    @Path("{name}")
    public void delete(@PathParam("name") String name, @Context SecurityContext security) {
        find(name);
        routing.retireQueue(name, Caller.actor(security));
    }

    private QueueSettings find(String name) {
        return routing.findQueue(name).orElseThrow(NotFoundException::new);
    }

    private Answer answer(QueueNow queue, HttpHeaders headers) {
        Locale locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.of(queue, time.now(), locale);
    }
}
