package org.firstline.web.resources;

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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.firstline.routing.ItemNow;
import org.firstline.routing.Routing;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/items}: what waits in the queues or is talked about, and where a supervising machine sends it. */
@Path("items")
@Produces(MediaType.APPLICATION_JSON)
public final class ItemsResource {
    /**
     * @param id of the call
     * @param position 1 is next; 0 for one that is talked about
     * @param agents whose phones ring, or who talks
     * @param why nobody is offered it, in the words of {@link ItemNow.Reason}; null for one that does not wait
     */
    record Answer(
            String id,
            String queue,
            ItemNow.Phase phase,
            int position,
            int priority,
            Instant queuedAt,
            Map<String, Integer> needs,
            @Nullable String preferred,
            List<String> agents,
            ItemNow.@Nullable Reason why) {
        static Answer of(ItemNow item) {
            String agent = item.agent();
            return new Answer(
                    item.item().id(),
                    item.item().queue(),
                    item.phase(),
                    item.position(),
                    item.item().priority(),
                    item.item().queuedAt(),
                    item.item().needs().levels(),
                    item.item().preferred(),
                    !item.offeredTo().isEmpty() ? item.offeredTo() : agent == null ? List.of() : List.of(agent),
                    item.why() == null ? null : item.why().reason());
        }
    }

    /** @param keepWait false: its wait starts anew; absent is true */
    record Move(@Nullable String queue, @Nullable Boolean keepWait) {}

    record Assign(@Nullable String agent) {}

    private final Routing routing;

    public ItemsResource(Routing routing) {
        this.routing = routing;
    }

    /** By id, which is the order of their birth. */
    @GET
    public Page<Answer> list(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var items = routing.snapshot().items().stream()
                .filter(item -> queue == null || item.item().queue().equals(queue))
                .sorted(Comparator.comparing(item -> item.item().id()))
                .toList();
        return Page.ofKeys(items, Paging.of(limit, cursor), item -> item.item().id(), Answer::of);
    }

    @POST
    @Path("{id}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("id") String id, @Nullable Move move, @Context SecurityContext security) {
        mustBeThere(id);
        String queue = Query.needed("queue", move == null ? null : move.queue());
        boolean keep = move == null || move.keepWait() == null || move.keepWait();
        routing.move(id, queue, keep, Caller.actor(security));
        return Response.accepted().build();
    }

    @POST
    @Path("{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assign(@PathParam("id") String id, @Nullable Assign assign, @Context SecurityContext security) {
        mustBeThere(id);
        String agent = Query.needed("agent", assign == null ? null : assign.agent());
        routing.assign(id, agent, Caller.actor(security));
        return Response.accepted().build();
    }

    private void mustBeThere(String id) {
        if (routing.snapshot().findItem(id).isEmpty()) throw new NotFoundException();
    }
}
