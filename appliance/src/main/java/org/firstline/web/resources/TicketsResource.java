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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.firstline.tickets.Tickets;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/tickets}: what subscribers need. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
public final class TicketsResource {
    /** @param notes oldest first */
    record WithNotes(@JsonUnwrapped Ticket ticket, List<Note> notes) {}

    /** @param text in the caller's language where the box wrote it itself */
    record Note(long id, Instant at, String author, TicketNote.Kind kind, String text) {
        static Note of(TicketNote note, Locale locale) {
            return new Note(note.id(), note.at(), note.author(), note.kind(), note.sentence(locale));
        }
    }

    /** @param text becomes the first note */
    record Fresh(
            @Nullable String subject,
            @Nullable String category,
            @Nullable Priority priority,
            @Nullable Long subscriber,
            @Nullable String text) {}

    record Said(@Nullable String text) {}

    record Move(@Nullable TicketState state) {}

    private final Tickets tickets;
    private final Subscribers subscribers;

    public TicketsResource(Tickets tickets, Subscribers subscribers) {
        this.tickets = tickets;
        this.subscribers = subscribers;
    }

    @GET
    public Page<Ticket> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("open") @Nullable String open,
            @QueryParam("subscriber") @Nullable String subscriber,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("outage") @Nullable String outage,
            @QueryParam("category") @Nullable String category,
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new TicketFilter(
                Query.choice("state", TicketState.class, state),
                Query.flag("open", open),
                Query.number("subscriber", subscriber),
                owner,
                Query.number("outage", outage),
                category,
                search);
        var paging = Paging.of(limit, cursor);
        return Page.of(
                tickets.list(filter, paging.before(), paging.fetch()),
                paging,
                ticket -> String.valueOf(ticket.id()),
                ticket -> ticket);
    }

    @GET
    @Path("{id}")
    public WithNotes get(@PathParam("id") long id, @Context HttpHeaders headers) {
        return answer(find(id), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response post(@Nullable Fresh fresh, @Context SecurityContext security, @Context HttpHeaders headers) {
        Fresh asked = Query.needed("subject", fresh);
        var ticket = NewTicket.of(Query.needed("subject", asked.subject), Query.needed("category", asked.category));
        if (asked.priority != null) ticket = ticket.withPriority(asked.priority);
        if (asked.subscriber != null) {
            long whose = asked.subscriber;
            var subscriber = subscribers
                    .find(whose)
                    .orElseThrow(() -> BadRequest.field("subscriber", "web.no-subscriber", whose));
            ticket = ticket.withSubscriber(whose, subscriber.node());
        }
        Ticket opened = tickets.open(ticket);
        if (asked.text != null && !asked.text.isBlank())
            tickets.note(opened.id(), Caller.actor(security), TicketNote.Kind.NOTE, asked.text);
        return Response.created(URI.create("tickets/" + opened.id()))
                .entity(answer(tickets.get(opened.id()), headers))
                .build();
    }

    @POST
    @Path("{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response note(
            @PathParam("id") long id,
            @Nullable Said said,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        find(id);
        String text = Query.needed("text", said == null ? null : said.text);
        TicketNote note = tickets.note(id, Caller.actor(security), TicketNote.Kind.NOTE, text);
        return Response.status(Response.Status.CREATED)
                .entity(Note.of(note, locale(headers)))
                .build();
    }

    @PUT
    @Path("{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    public WithNotes move(
            @PathParam("id") long id,
            @Nullable Move move,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        find(id);
        TicketState to = Query.needed("state", move == null ? null : move.state);
        return answer(tickets.move(id, to, Caller.actor(security)), headers);
    }

    private Ticket find(long id) {
        return tickets.find(id).orElseThrow(NotFoundException::new);
    }

    private WithNotes answer(Ticket ticket, HttpHeaders headers) {
        Locale locale = locale(headers);
        return new WithNotes(
                ticket,
                tickets.notes(ticket.id()).stream()
                        .map(note -> Note.of(note, locale))
                        .toList());
    }

    private static Locale locale(HttpHeaders headers) {
        return Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
