package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import org.firstline.callbacks.CallbackRule;
import org.firstline.callbacks.Callbacks;
import org.firstline.routing.Routing;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.jspecify.annotations.Nullable;

/** {@code /api/callback-rules}: how a queue calls back: whom first, how often, with what pauses and between which hours. */
@Path("callback-rules/{queue}")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackRulesResource {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    record Answer(
            String queue,
            CallbackRule.First first,
            int tries,
            long pauseMinutes,
            String opens,
            String closes,
            boolean missedCalls) {
        static Answer of(CallbackRule rule) {
            return new Answer(
                    rule.queue(),
                    rule.first(),
                    rule.tries(),
                    rule.pause().toMinutes(),
                    MINUTE.format(rule.opens()),
                    MINUTE.format(rule.closes()),
                    rule.missedCalls());
        }
    }

    /** What is not said stays as it is. @param queue may be said, but must be the path's */
    record Change(
            @Nullable String queue,
            CallbackRule.@Nullable First first,
            @Nullable Integer tries,
            @Nullable Integer pauseMinutes,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable Boolean missedCalls) {}

    private final Callbacks callbacks;
    private final Routing routing;

    public CallbackRulesResource(Callbacks callbacks, Routing routing) {
        this.callbacks = callbacks;
        this.routing = routing;
    }

    @GET
    public Answer get(@PathParam("queue") String queue) {
        return Answer.of(rule(queue));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer put(@PathParam("queue") String queue, @Nullable Change change, @Context SecurityContext security) {
        CallbackRule now = rule(queue);
        if (change == null) return Answer.of(now);
        if (change.queue != null && !change.queue.equals(queue))
            throw BadRequest.field("queue", "web.bad-choice", "queue", queue);
        CallbackRule next = now.calling(Objects.requireNonNullElse(change.first, now.first()))
                .trying(
                        Objects.requireNonNullElse(change.tries, now.tries()),
                        change.pauseMinutes == null ? now.pause() : Duration.ofMinutes(change.pauseMinutes))
                .between(time("opens", change.opens, now.opens()), time("closes", change.closes, now.closes()))
                .withMissedCalls(Objects.requireNonNullElse(change.missedCalls, now.missedCalls()));
        callbacks.saveRule(next, Caller.actor(security));
        return Answer.of(next);
    }

    private CallbackRule rule(String queue) {
        if (routing.findQueue(queue).isEmpty()) throw new NotFoundException();
        return callbacks.rule(queue);
    }

    private static LocalTime time(String field, @Nullable String text, LocalTime before) {
        if (text == null) return before;
        try {
            return LocalTime.parse(text, MINUTE);
        } catch (DateTimeParseException e) {
            throw BadRequest.field(field, "web.bad-time", field);
        }
    }
}
