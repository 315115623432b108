package org.firstline.web.resources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstline.base.PublicText;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.reactions.OutageBatches;
import org.firstline.reactions.OutageReport;
import org.firstline.services.Services;
import org.firstline.web.Caller;
import org.firstline.web.Json;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/outages}: what is down, whom it affects and who has been told; and the steps that a person may take. */
@Path("outages")
@Produces(MediaType.APPLICATION_JSON)
public final class OutagesResource {
    private static final int STEPS = 100;

    /**
     * @param name of the node
     * @param affected subscribers
     * @param told phones that have the message of the outage or may have it
     * @param delivered phones that have it for sure
     * @param deflected callers who heard of it and left before any queue
     * @param reopened how often it came back after all had been up
     */
    record Answer(
            long id,
            String node,
            String name,
            OutageState state,
            int affected,
            Instant startedAt,
            @Nullable Instant expectedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant clearedAt,
            @Nullable Instant verifiedAt,
            int told,
            int delivered,
            int deflected,
            String note,
            PublicText publicText,
            boolean byHand,
            int reopened,
            @Nullable Long mergedInto) {}

    /**
     * @param steps newest first
     * @param expected what was said of its expected end, oldest first
     */
    record WithSteps(
            @JsonUnwrapped Answer outage, List<String> nodes, List<Step> steps, List<Said> expected, Report report) {}

    record Said(
            Instant at,
            String actor,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * @param failed messages that nobody got
     * @param toldOfEnd phones that have the message of its end, or may have it
     * @param secondsToFirstNotice from its beginning to the first message; null: none went out
     * @param callsBefore calls of those affected before the first message
     * @param callsAfter their calls from then to the end
     */
    record Report(
            int affected,
            int told,
            int delivered,
            int failed,
            int toldOfEnd,
            int deflected,
            @Nullable Instant firstNoticeAt,
            @Nullable Long secondsToFirstNotice,
            int callsBefore,
            int callsAfter) {
        static Report of(OutageReport r) {
            return new Report(
                    r.affected(),
                    r.down().told(),
                    r.down().delivered(),
                    r.down().failed(),
                    r.over().told(),
                    r.deflected(),
                    r.firstNoticeAt(),
                    r.timeToFirstNotice().map(Duration::toSeconds).orElse(null),
                    r.callsBefore(),
                    r.callsAfter());
        }
    }

    record Why(@Nullable String why) {}

    record Public(@Nullable String en, @Nullable String ru) {}

    record Step(Instant at, String actor, String what, String detail) {}

    record Declared(@Nullable String node, @Nullable Instant expectedAt) {}

    record Expected(@Nullable Instant expectedAt) {}

    private final JsonMapper json = Json.mapper();
    private final Services services;
    private final Network network;

    public OutagesResource(Services services) {
        this.services = services;
        this.network = services.network();
    }

    @GET
    public Page<Answer> list(
            @QueryParam("open") @Nullable String open,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return Page.of(
                network.listOutages(Query.flag("open", open), paging.before(), paging.fetch()),
                paging,
                outage -> String.valueOf(outage.id()),
                this::answer);
    }

    @GET
    @Path("{id}")
    public WithSteps get(@PathParam("id") long id) {
        Outage outage = find(id);
        return new WithSteps(
                answer(outage),
                outage.nodes().stream().sorted().toList(),
                network.steps(id, STEPS).stream()
                        .map(step ->
                                new Step(step.at(), step.actor(), step.what().word(), step.detail()))
                        .toList(),
                network.expectedHistory(id).stream()
                        .map(change -> new Said(change.at(), change.actor(), change.from(), change.to()))
                        .toList(),
                Report.of(OutageReport.of(services, outage)));
    }

    /** A person or a machine that knows says that this node and all behind it are down: confirmed at once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response declare(@Nullable Declared declared, @Context SecurityContext security) {
        Declared asked = Query.needed("node", declared);
        Outage outage = network.declare(Query.needed("node", asked.node), Caller.actor(security), asked.expectedAt);
        return Response.created(URI.create("outages/" + outage.id()))
                .entity(answer(outage))
                .build();
    }

    /** @param body {@code {"expectedAt":…}}, or nothing */
    @POST
    @Path("{id}/confirm")
    @Consumes(MediaType.WILDCARD)
    public Answer confirm(@PathParam("id") long id, byte[] body, @Context SecurityContext security) {
        find(id);
        Expected expected = body.length == 0 ? null : json.readValue(body, Expected.class);
        Instant at = expected == null ? null : expected.expectedAt;
        return answer(network.confirm(id, Caller.actor(security), at));
    }

    @POST
    @Path("{id}/clear")
    @Consumes(MediaType.WILDCARD)
    public Answer clear(@PathParam("id") long id, @Context SecurityContext security) {
        find(id);
        return answer(network.clear(id, Caller.actor(security)));
    }

    @POST
    @Path("{id}/dismiss")
    @Consumes(MediaType.WILDCARD)
    public Answer dismiss(@PathParam("id") long id, @Context SecurityContext security) {
        find(id);
        return answer(network.dismiss(id, Caller.actor(security)));
    }

    /** Somebody or something made sure that it works. */
    @POST
    @Path("{id}/verify")
    @Consumes(MediaType.WILDCARD)
    public Answer verify(@PathParam("id") long id, @Context SecurityContext security) {
        find(id);
        return answer(network.verify(id, Caller.actor(security)));
    }

    /** Somebody found that it does not work although all seemed to be up. */
    @POST
    @Path("{id}/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer reopen(@PathParam("id") long id, @Nullable Why why, @Context SecurityContext security) {
        find(id);
        return answer(network.reopen(id, Query.needed("why", Query.needed("why", why).why), Caller.actor(security)));
    }

    /** What the public is to read and hear of it, in each language; what is left out is taken back. */
    @PUT
    @Path("{id}/public-text")
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer say(@PathParam("id") long id, @Nullable Public text, @Context SecurityContext security) {
        find(id);
        Public given = Query.needed("en", text);
        return answer(network.setPublicText(
                id,
                new PublicText(Objects.requireNonNullElse(given.en, ""), Objects.requireNonNullElse(given.ru, "")),
                Caller.actor(security)));
    }

    /** When the repair is expected; null takes it back. */
    @PUT
    @Path("{id}/expected")
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer expected(@PathParam("id") long id, @Nullable Expected expected, @Context SecurityContext security) {
        find(id);
        return answer(network.setExpected(id, Query.needed("expectedAt", expected).expectedAt, Caller.actor(security)));
    }

    private Outage find(long id) {
        return network.findOutage(id).orElseThrow(NotFoundException::new);
    }

    private Answer answer(Outage outage) {
        var counts = OutageReport.sum(services, OutageBatches.telling(services.messages(), outage));
        return new Answer(
                outage.id(),
                outage.node(),
                network.tree().find(outage.node()).map(Node::name).orElse(outage.node()),
                outage.state(),
                outage.affected(),
                outage.startedAt(),
                outage.expectedAt(),
                outage.confirmedAt(),
                outage.clearedAt(),
                outage.verifiedAt(),
                counts.told(),
                counts.delivered(),
                services.calls().history().countDeflected(outage.id()),
                outage.note(),
                outage.publicText(),
                outage.byHand(),
                outage.reopened(),
                outage.mergedInto());
    }
}
