package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.firstline.calls.Call;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Calls;
import org.firstline.calls.Outcome;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/calls}: the call detail records, those of calls in progress as they are now. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
public final class CallsResource {
    private final Calls calls;

    public CallsResource(Calls calls) {
        this.calls = calls;
    }

    @GET
    public Page<Call> list(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("subscriber") @Nullable String subscriber,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new CallFilter(
                queue,
                agent,
                Query.choice("outcome", Outcome.class, outcome),
                Query.number("subscriber", subscriber),
                Query.instant("from", from),
                Query.instant("until", until));
        var paging = Paging.of(limit, cursor);
        return Page.of(calls.list(filter, paging.cursor(), paging.fetch()), paging, Call::id, call -> call);
    }

    @GET
    @Path("{id}")
    public Call get(@PathParam("id") String id) {
        return calls.find(id).orElseThrow(NotFoundException::new);
    }
}
