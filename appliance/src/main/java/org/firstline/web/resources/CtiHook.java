package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Texts;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;
import org.firstline.web.BadRequest;

/**
 * {@code POST /api/v1/cti/TOKEN}: what a site's own PBX tells of its calls in Zammad's way (docs.zammad.org, "Generic
 * CTI"), as a form or as JSON. Each call is one ticket, as a call of the box is: newCall opens it, answer and hangup write
 * into it. Whatever comes after the hangup is passed over, since PBXs repeat themselves. Answered with an empty object:
 * the box decides nothing about another's calls.
 */
@Path("v1/cti/{token}")
public final class CtiHook {
    private static final String AUTHOR = "pbx";
    private static final int LONGEST = 120;

    private final Tickets tickets;
    private final Subscribers subscribers;
    private final Texts texts;

    /** @param language of the tickets */
    public CtiHook(Tickets tickets, Subscribers subscribers, Locale language) {
        this.tickets = tickets;
        this.subscribers = subscribers;
        this.texts = Texts.of("web", language);
    }

    /** @param token was looked at before */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> told(@PathParam("token") String token, byte[] body) {
        var said = CtiEvent.read(new String(body, StandardCharsets.UTF_8));
        boolean in = !said.of("direction").equals("out");
        String other = cut(said.of(in ? "from" : "to"));
        switch (said.of("event")) {
            case "newCall" -> ticket(said, in, other);
            case "answer" -> answered(ticket(said, in, other), said);
            case "hangup" -> ended(ticket(said, in, other), said);
            default -> throw BadRequest.field("event", "web.bad-choice", "event", "newCall, answer, hangup");
        }
        return Map.of();
    }

    /** Also for the first that is heard of a call, where its beginning was lost. */
    private Ticket ticket(CtiEvent said, boolean in, String other) {
        String call = said.call();
        return tickets.findByCall(call).orElseGet(() -> tickets.openForCall(call, fresh(in, other)));
    }

    private NewTicket fresh(boolean in, String other) {
        var fresh = NewTicket.of(texts.get(in ? "web.cti.from" : "web.cti.to", other), "other");
        List<Subscriber> found = subscribers.findByPhone(other);
        return found.size() == 1
                ? fresh.withSubscriber(found.getFirst().id(), found.getFirst().node())
                : fresh;
    }

    private void answered(Ticket ticket, CtiEvent said) {
        if (isOver(ticket)) return;
        String who = cut(said.first("user", "answeringNumber", "to"));
        tickets.note(ticket.id(), AUTHOR, TicketNote.Kind.NOTE, texts.get("web.cti.answered", who));
    }

    private void ended(Ticket ticket, CtiEvent said) {
        if (isOver(ticket)) return;
        String cause = cut(said.of("cause"));
        String text = cause.isEmpty() ? texts.get("web.cti.ended") : texts.get("web.cti.ended.cause", cause);
        tickets.note(ticket.id(), AUTHOR, TicketNote.Kind.CALL, text);
    }

    private boolean isOver(Ticket ticket) {
        return tickets.notes(ticket.id()).stream().anyMatch(note -> note.kind() == TicketNote.Kind.CALL);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
