package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/tickets.json}: osTicket's way to open a ticket (docs.osticket.com, "Tickets API"), which LibreNMS and
 * many scripts speak, with a token in {@code X-API-Key}. Answered 201 with the ticket's number as text. What osTicket
 * would need (name, e-mail) is taken where it is there; attachments are named in the ticket and not kept.
 */
@Path("tickets.json")
public final class OsTicketHook {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NOTE = 7_500;

    private final Tickets tickets;
    private final Subscribers subscribers;
    private final Locale language;

    /** @param language of the words that the box adds */
    public OsTicketHook(Tickets tickets, Subscribers subscribers, Locale language) {
        this.tickets = tickets;
        this.subscribers = subscribers;
        this.language = language;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    public Response open(byte[] body, @Context SecurityContext security) {
        JsonNode said = read(body);
        String message = DataUrl.text(said.path("message").asString(""));
        String subject = said.path("subject").asString("").strip();
        if (subject.isEmpty()) subject = message.lines().findFirst().orElse("").strip();
        if (subject.isEmpty()) throw BadRequest.field("subject", "web.missing", "subject");
        String actor = Caller.actor(security);
        Ticket ticket = tickets.open(of(said.path("phone").asString(""), cut(subject, LONGEST_SUBJECT)));
        tickets.note(ticket.id(), actor, TicketNote.Kind.NOTE, cut(note(said, message), LONGEST_NOTE));
        return Response.status(201).entity(Long.toString(ticket.id())).build();
    }

    private NewTicket of(String phone, String subject) {
        var fresh = NewTicket.of(subject, "other");
        List<Subscriber> found = phone.isBlank() ? List.of() : subscribers.findByPhone(phone);
        return found.size() == 1
                ? fresh.withSubscriber(found.getFirst().id(), found.getFirst().node())
                : fresh;
    }

    private String note(JsonNode said, String message) {
        var texts = Texts.of("web", language);
        var lines = new ArrayList<String>();
        for (String field : List.of("name", "email", "phone", "ip")) {
            String text = said.path(field).asString("").strip();
            if (!text.isEmpty()) lines.add(texts.get("web.osticket." + field, text));
        }
        var files = new ArrayList<String>();
        for (JsonNode file : said.path("attachments")) files.addAll(file.propertyNames());
        if (!files.isEmpty()) lines.add(texts.get("web.osticket.attachments", String.join(", ", files)));
        if (!message.isBlank()) lines.add("\n" + message.strip());
        return lines.isEmpty() ? texts.get("web.osticket.empty") : String.join("\n", lines);
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode root = Json.mapper().readTree(body);
            if (root.isObject()) return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw BadRequest.line(line, "web.bad-json", "", line);
        }
        throw BadRequest.line(1, "web.bad-json", "", 1);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
