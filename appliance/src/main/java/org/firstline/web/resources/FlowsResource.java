package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.Locale;
import org.firstline.flows.FlowChange;
import org.firstline.flows.FlowInfo;
import org.firstline.flows.FlowText;
import org.firstline.flows.FlowVersion;
import org.firstline.flows.Flows;
import org.firstline.flows.NumberRule;
import org.firstline.flows.Sketch;
import org.firstline.web.Caller;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/flows}: the decision trees that callers walk, as text, with drafts and versions. */
@Path("flows")
@Produces(MediaType.APPLICATION_JSON)
public final class FlowsResource {
    record Fresh(@Nullable String name) {}

    record Note(@Nullable String note) {}

    record Flaw(String step, String code, String sentence) {}

    /** @param called what was dialled, @param trunk over which; empty stands for any */
    record Rule(
            @Nullable String called,
            @Nullable String trunk,
            @Nullable String flow) {}

    private final Flows flows;

    public FlowsResource(Flows flows) {
        this.flows = flows;
    }

    @GET
    public List<FlowInfo> list() {
        return flows.list();
    }

    /** A flow of one step, to be drawn. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable Fresh fresh, @Context SecurityContext security) {
        String name = Query.needed("name", fresh == null ? null : fresh.name());
        FlowInfo made = flows.create(name, Caller.actor(security));
        return Response.created(URI.create("flows/" + name)).entity(made).build();
    }

    @GET
    @Path("{name}")
    public FlowInfo get(@PathParam("name") String name) {
        return flows.get(name);
    }

    /** What is being drawn, as text; the published version where nothing is. */
    @GET
    @Path("{name}/draft")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String draft(@PathParam("name") String name) {
        return FlowText.write(flows.draft(name).sketch());
    }

    /** Another draft, as text; answers with what keeps it from being published. */
    @PUT
    @Path("{name}/draft")
    @Consumes(MediaType.TEXT_PLAIN)
    public List<Flaw> draw(@PathParam("name") String name, String text, @Context SecurityContext security) {
        Sketch sketch = FlowText.read(text);
        flows.saveDraft(name, sketch, flows.draft(name).at(), Caller.actor(security));
        return flows.check(sketch).stream()
                .map(p -> new Flaw(p.step(), p.code(), p.sentence(Locale.ENGLISH)))
                .toList();
    }

    /** The draft becomes the next version. */
    @POST
    @Path("{name}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    public FlowVersion publish(@PathParam("name") String name, @Nullable Note note, @Context SecurityContext security) {
        String words = note == null || note.note() == null ? "" : note.note();
        return flows.publish(name, words, Caller.actor(security));
    }

    @GET
    @Path("{name}/versions")
    public List<FlowVersion> versions(@PathParam("name") String name) {
        return flows.versions(flows.get(name).name());
    }

    /** Callers who come from now on walk this version again. */
    @POST
    @Path("{name}/versions/{version}/publish")
    public FlowInfo rollBack(
            @PathParam("name") String name, @PathParam("version") int version, @Context SecurityContext security) {
        flows.rollBack(name, version, Caller.actor(security));
        return flows.get(name);
    }

    /** Who did what to the flow, newest first. */
    @GET
    @Path("{name}/history")
    public List<FlowChange> history(@PathParam("name") String name) {
        return flows.history(flows.get(name).name());
    }

    /** Which calls walk which flow; what no rule fits walks "main". */
    @GET
    @Path("numbers")
    public List<NumberRule> numbers() {
        return flows.numbers();
    }

    @PUT
    @Path("numbers")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<NumberRule> number(@Nullable List<Rule> rules, @Context SecurityContext security) {
        flows.setNumbers(
                Query.needed("rules", rules).stream()
                        .map(r -> new NumberRule(
                                r.called() == null ? "" : r.called(),
                                r.trunk() == null ? "" : r.trunk(),
                                Query.needed("flow", r.flow())))
                        .toList(),
                Caller.actor(security));
        return flows.numbers();
    }

    /** How many callers came through each step of the published version, and where they left. */
    @GET
    @Path("{name}/report")
    public org.firstline.flows.FlowReport report(
            @PathParam("name") String name,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        var begin = Query.needed("from", Query.instant("from", from));
        var end = Query.needed("until", Query.instant("until", until));
        return flows.report(name, flows.get(name).published(), begin, end);
    }
}
