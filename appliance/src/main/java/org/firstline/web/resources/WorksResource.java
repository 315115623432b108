package org.firstline.web.resources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstline.base.PublicText;
import org.firstline.reactions.ProofOfNotice;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.firstline.works.GivenNotice;
import org.firstline.works.NewWork;
import org.firstline.works.Notice;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkKind;
import org.firstline.works.WorkStep;
import org.firstline.works.Works;
import org.jspecify.annotations.Nullable;

/** {@code /api/works}: what is planned, goes on or is over; the plan's changes, and the proof of who was told when. */
@Path("works")
@Produces(MediaType.APPLICATION_JSON)
public final class WorksResource {
    record Plan(
            @Nullable Set<String> nodes,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable WorkKind kind,
            @Nullable String textEn,
            @Nullable String textRu,
            @Nullable String note,
            @Nullable Set<Notice> notices) {}

    record Window(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String why) {}

    record Why(@Nullable String why) {}

    /** @param steps newest first */
    record Whole(@JsonUnwrapped PlannedWork work, String area, List<GivenNotice> given, List<WorkStep> steps) {}

    private final Services services;
    private final Works works;

    public WorksResource(Services services) {
        this.services = services;
        this.works = services.works();
    }

    /** The newest first. */
    @GET
    public Page<PlannedWork> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return Page.of(
                works.list(paging.before(), paging.fetch()), paging, work -> String.valueOf(work.id()), work -> work);
    }

    @GET
    @Path("{id}")
    public Whole get(@PathParam("id") long id) {
        PlannedWork work = find(id);
        return new Whole(work, new WorkPlaces(services.network()).area(work), works.given(id), works.steps(id));
    }

    /** Who was told when, and whether it came: one line for each phone and notice. */
    @GET
    @Path("{id}/proof")
    public Page<ProofOfNotice> proof(@PathParam("id") long id) {
        return Page.whole(ProofOfNotice.of(services.messages(), find(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response plan(@Nullable Plan plan, @Context SecurityContext security) {
        Plan asked = Query.needed("nodes", plan);
        Set<String> nodes = Query.needed("nodes", asked.nodes);
        for (String node : nodes)
            if (services.network().find(node).isEmpty()) throw BadRequest.field("nodes", "network.unknown-node", node);
        Set<Notice> notices = Objects.requireNonNullElse(asked.notices, Notice.CHOICE);
        if (!Notice.CHOICE.containsAll(notices))
            throw BadRequest.field("notices", "web.bad-choice", "notices", "h72, h24, h2, started, done");
        PlannedWork work = works.plan(
                new NewWork(
                        Objects.requireNonNullElse(asked.kind, WorkKind.MAINTENANCE),
                        nodes,
                        Query.needed("from", asked.from),
                        Query.needed("until", asked.until),
                        new PublicText(text(asked.textEn), text(asked.textRu)),
                        text(asked.note),
                        notices),
                Caller.actor(security));
        return Response.created(URI.create("works/" + work.id())).entity(work).build();
    }

    @POST
    @Path("{id}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public PlannedWork move(@PathParam("id") long id, @Nullable Window to, @Context SecurityContext security) {
        find(id);
        Window asked = Query.needed("from", to);
        return works.move(
                id,
                Query.needed("from", asked.from),
                Query.needed("until", asked.until),
                text(asked.why),
                Caller.actor(security));
    }

    /** They take longer than was told, or less. */
    @POST
    @Path("{id}/extend")
    @Consumes(MediaType.APPLICATION_JSON)
    public PlannedWork extend(@PathParam("id") long id, @Nullable Window to, @Context SecurityContext security) {
        find(id);
        return works.extend(id, Query.needed("until", Query.needed("until", to).until), Caller.actor(security));
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public PlannedWork cancel(@PathParam("id") long id, @Nullable Why why, @Context SecurityContext security) {
        find(id);
        return works.cancel(id, why == null ? "" : text(why.why), Caller.actor(security));
    }

    @POST
    @Path("{id}/start")
    @Consumes(MediaType.WILDCARD)
    public PlannedWork start(@PathParam("id") long id, @Context SecurityContext security) {
        find(id);
        return works.begin(id, Caller.actor(security));
    }

    @POST
    @Path("{id}/finish")
    @Consumes(MediaType.WILDCARD)
    public PlannedWork finish(@PathParam("id") long id, @Context SecurityContext security) {
        find(id);
        return works.finish(id, Caller.actor(security));
    }

    private PlannedWork find(long id) {
        return works.find(id).orElseThrow(NotFoundException::new);
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
