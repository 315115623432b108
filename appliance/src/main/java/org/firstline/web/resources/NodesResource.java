package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.firstline.network.Affected;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.NodeState;
import org.firstline.network.NodeView;
import org.firstline.subscribers.Subscribers;
import org.firstline.web.Json;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.jspecify.annotations.Nullable;

/** {@code /api/nodes}: the network tree, with who is behind each node and how it does. */
@Path("nodes")
@Produces(MediaType.APPLICATION_JSON)
public final class NodesResource {
    /**
     * @param second another uplink, as in a ring
     * @param subscribers served by it and by everything below it, closed contracts left out
     * @param affected services that would be gone with it, by kind; only where one node is asked for
     * @param alerts how many are open on it
     * @param outage the open one that it is down in
     */
    record Answer(
            String id,
            @Nullable String parent,
            String host,
            String name,
            String kind,
            @Nullable String second,
            int subscribers,
            @Nullable Map<String, Integer> affected,
            NodeState state,
            int alerts,
            @Nullable Long outage) {
        static Answer of(NodeView view, int subscribers, @Nullable Map<String, Integer> affected) {
            Node node = view.node();
            return new Answer(
                    node.id(),
                    node.parent(),
                    node.host(),
                    node.name(),
                    node.kind(),
                    node.second(),
                    subscribers,
                    affected,
                    view.state(),
                    view.alerts(),
                    view.outage());
        }
    }

    private final Network network;
    private final Subscribers subscribers;

    public NodesResource(Network network, Subscribers subscribers) {
        this.network = network;
        this.subscribers = subscribers;
    }

    /**
     * By id.
     *
     * @param parent only the nodes directly below this one; empty for those at the top
     * @param search part of id, name or host
     */
    @GET
    public Page<Answer> list(
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var found = parent == null
                ? network.list(search == null ? "" : search, paging.cursor(), paging.fetch())
                : network.children(parent.isEmpty() ? null : parent);
        Map<String, Integer> behind = network.tree().below(subscribers.countsByPlaces());
        return Page.ofKeys(
                found,
                paging,
                view -> view.node().id(),
                view -> Answer.of(view, behind.getOrDefault(view.node().id(), 0), null));
    }

    @GET
    @Path("{id}")
    public Answer get(@PathParam("id") String id) {
        return network.find(id)
                .map(view ->
                        Answer.of(view, subscribers.countServedBy(network.tree().subtree(id)), affected(id)))
                .orElseThrow(NotFoundException::new);
    }

    private Map<String, Integer> affected(String id) {
        var words = new TreeMap<String, Integer>();
        new Affected<>(network.tree(), subscribers.servicesByNode())
                .of(id)
                .forEach((kind, many) -> words.put(Json.word(kind), many));
        return words;
    }
}
