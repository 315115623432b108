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
import java.util.List;
import org.firstline.calls.Disposition;
import org.firstline.calls.QueueRules;
import org.firstline.calls.Rules;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.routing.Routing;
import org.firstline.web.Caller;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/call-rules}: whether a queue's calls are recorded, the reminder of hold, and the results to choose from. */
@Path("call-rules/{queue}")
@Produces(MediaType.APPLICATION_JSON)
public final class CallRulesResource {
    record Code(
            @Nullable String code,
            @Nullable String titleEn,
            @Nullable String titleRu) {}

    record Answer(
            String queue,
            boolean recorded,
            boolean announced,
            long holdReminderSeconds,
            String greeting,
            boolean survey,
            String callerId,
            @Nullable Long announceSeconds,
            List<Code> results) {}

    /** What is not said stays as it is. */
    record Change(
            @Nullable Boolean recorded,
            @Nullable Boolean announced,
            @Nullable Long holdReminderSeconds,
            @Nullable String greeting,
            @Nullable Boolean survey,
            @Nullable String callerId,
            @Nullable Long announceSeconds,
            @Nullable List<Code> results) {}

    private final Rules rules;
    private final Routing routing;
    private final PromptShelf prompts;

    public CallRulesResource(Rules rules, Routing routing, PromptShelf prompts) {
        this.rules = rules;
        this.routing = routing;
        this.prompts = prompts;
    }

    @GET
    public Answer get(@PathParam("queue") String queue) {
        if (routing.listQueues().stream().noneMatch(q -> q.name().equals(queue))) throw new NotFoundException();
        QueueRules now = rules.of(queue);
        Duration every = now.announce();
        var results = rules.dispositions(queue).stream()
                .map(d -> new Code(d.code(), d.titleEn(), d.titleRu()))
                .toList();
        return new Answer(
                queue,
                now.recorded(),
                now.announced(),
                now.holdReminder().toSeconds(),
                now.greeting(),
                now.survey(),
                now.callerId(),
                every == null ? null : every.toSeconds(),
                results);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer put(@PathParam("queue") String queue, @Nullable Change change, @Context SecurityContext security) {
        Answer now = get(queue);
        if (change == null) return now;
        if (change.greeting() != null && !change.greeting().isEmpty()) prompts.demand(change.greeting());
        rules.save(
                new QueueRules(
                        queue,
                        change.recorded() == null ? now.recorded() : change.recorded(),
                        change.announced() == null ? now.announced() : change.announced(),
                        Duration.ofSeconds(
                                change.holdReminderSeconds() == null
                                        ? now.holdReminderSeconds()
                                        : change.holdReminderSeconds()),
                        change.greeting() == null ? now.greeting() : change.greeting(),
                        change.survey() == null ? now.survey() : change.survey(),
                        change.callerId() == null ? now.callerId() : change.callerId(),
                        change.announceSeconds() == null
                                ? rules.of(queue).announce()
                                : Duration.ofSeconds(change.announceSeconds())),
                Caller.actor(security));
        if (change.results() != null)
            rules.saveDispositions(
                    queue,
                    change.results().stream()
                            .map(c -> new Disposition(
                                    queue,
                                    Query.needed("code", c.code()),
                                    Query.needed("titleEn", c.titleEn()),
                                    Query.needed("titleRu", c.titleRu())))
                            .toList());
        return get(queue);
    }
}
