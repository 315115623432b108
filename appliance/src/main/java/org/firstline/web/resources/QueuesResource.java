package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.firstline.base.Time;
import org.firstline.routing.QueueNow;
import org.firstline.routing.Routing;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
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
    private final Time time;

    public QueuesResource(Routing routing, Time time) {
        this.routing = routing;
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

    private Answer answer(QueueNow queue, HttpHeaders headers) {
        Locale locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.of(queue, time.now(), locale);
    }
}
