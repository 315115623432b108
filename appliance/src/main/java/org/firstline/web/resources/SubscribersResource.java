package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstline.diagnostics.Check;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.LineFacts;
import org.firstline.diagnostics.Purpose;
import org.firstline.network.Network;
import org.firstline.reactions.SubscriberLines;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.Tickets;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Json;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/subscribers}: the customers, as the last import left them. */
@Path("subscribers")
@Produces(MediaType.APPLICATION_JSON)
public final class SubscribersResource {
    private static final int LATEST_CHECKS = 50;

    /** Longer than any probe may wait for its turn and then work. */
    private static final int CHECK_SECONDS = 75;

    record Count(int count) {}

    /** @param ticket that keeps what is found */
    record Asked(@Nullable Long ticket) {}

    /** As in {@link LineFacts}; what is left out is empty. @param subscriber not read: the path says it */
    record Line(
            @Nullable Long subscriber,
            @Nullable String login,
            @Nullable String address,
            @Nullable String host,
            @Nullable String port,
            @Nullable String onu,
            @Nullable String profile) {}

    private final JsonMapper json = Json.mapper();
    private final Subscribers subscribers;
    private final Network network;
    private final Tickets tickets;
    private final Diagnostics diagnostics;

    public SubscribersResource(Subscribers subscribers, Network network, Tickets tickets, Diagnostics diagnostics) {
        this.subscribers = subscribers;
        this.network = network;
        this.tickets = tickets;
        this.diagnostics = diagnostics;
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

    /**
     * Checks his line and answers when every probe has, or has had its time. The caller's thread waits.
     *
     * @param body {@code {"ticket":…}}, or nothing
     */
    @POST
    @Path("{id}/check")
    @Consumes(MediaType.WILDCARD)
    public CheckAnswer check(
            @PathParam("id") long id, byte[] body, @Context SecurityContext security, @Context HttpHeaders headers)
            throws InterruptedException {
        Subscriber subscriber = get(id);
        Asked asked = body.length == 0 ? null : json.readValue(body, Asked.class);
        Long ticket = asked == null ? null : asked.ticket;
        if (ticket != null) tickets.get(ticket);
        var locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var over = new CountDownLatch(1);
        Check begun = diagnostics.start(
                SubscriberLines.target(diagnostics, network.tree(), subscriber),
                Purpose.ticket(ticket),
                Caller.actor(security),
                check -> over.countDown());
        if (!over.await(CHECK_SECONDS, TimeUnit.SECONDS)) throw new ServiceUnavailableException();
        return CheckAnswer.of(diagnostics.find(begun.id()).orElseThrow(), locale);
    }

    /** The latest checks, newest first. */
    @GET
    @Path("{id}/checks")
    public Page<CheckAnswer> checks(@PathParam("id") long id, @Context HttpHeaders headers) {
        get(id);
        var locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Page.whole(diagnostics.list(id, LATEST_CHECKS).stream()
                .map(check -> CheckAnswer.of(check, locale))
                .toList());
    }

    /** How his line is attached. */
    @GET
    @Path("{id}/line")
    public LineFacts line(@PathParam("id") long id) {
        get(id);
        return diagnostics.facts(id);
    }

    @PUT
    @Path("{id}/line")
    @Consumes(MediaType.APPLICATION_JSON)
    public LineFacts putLine(@PathParam("id") long id, @Nullable Line line) {
        get(id);
        Line said = Query.needed("login", line);
        var facts = new LineFacts(
                id,
                text(said.login),
                text(said.address),
                text(said.host),
                text(said.port),
                text(said.onu),
                text(said.profile));
        diagnostics.put(List.of(facts));
        return facts;
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
