package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.firstline.network.Network;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.web.BadRequest;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.jspecify.annotations.Nullable;

/** {@code /api/subscribers}: the customers, as the last import left them. */
@Path("subscribers")
@Produces(MediaType.APPLICATION_JSON)
public final class SubscribersResource {
    record Count(int count) {}

    private final Subscribers subscribers;
    private final Network network;

    public SubscribersResource(Subscribers subscribers, Network network) {
        this.subscribers = subscribers;
        this.network = network;
    }

    /**
     * By name; those of a phone or behind a node newest first.
     *
     * @param phone in any form; whose it is
     * @param node who is served by it or by anything behind it, closed contracts left out
     */
    @GET
    public Page<Subscriber> list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("node") @Nullable String node,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        Long after = paging.before();
        if (given(search) + given(phone) + given(node) > 1) throw BadRequest.field("search", "web.one-filter");
        List<Subscriber> found;
        if (phone != null && !phone.isEmpty()) found = newest(subscribers.findByPhone(phone), after, paging);
        else if (node != null && !node.isEmpty()) found = newest(servedBy(node), after, paging);
        else found = subscribers.list(search == null ? "" : search, after, paging.fetch());
        return Page.of(found, paging, subscriber -> String.valueOf(subscriber.id()), subscriber -> subscriber);
    }

    private static int given(@Nullable String filter) {
        return filter == null || filter.isEmpty() ? 0 : 1;
    }

    private List<Subscriber> servedBy(String node) {
        return subscribers.servedBy(network.tree().subtree(node));
    }

    private static List<Subscriber> newest(List<Subscriber> all, @Nullable Long before, Paging paging) {
        return all.stream()
                .filter(subscriber -> before == null || subscriber.id() < before)
                .sorted(Comparator.comparingLong(Subscriber::id).reversed())
                .limit(paging.fetch())
                .toList();
    }

    /** All of them, closed ones too; or those that a node and what is behind it serve. */
    @GET
    @Path("count")
    public Count counted(@QueryParam("node") @Nullable String node) {
        return new Count(
                node == null || node.isEmpty()
                        ? subscribers.count()
                        : subscribers.countServedBy(network.tree().subtree(node)));
    }

    @GET
    @Path("{id}")
    public Subscriber get(@PathParam("id") long id) {
        return subscribers.find(id).orElseThrow(NotFoundException::new);
    }
}
