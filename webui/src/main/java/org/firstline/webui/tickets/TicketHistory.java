package org.firstline.webui.tickets;

import java.util.Locale;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.TicketNote;

/** What was said and done about a ticket, in words; people are named where the history holds only their keys. */
public final class TicketHistory {
    private TicketHistory() {}

    public static String sentence(Services services, TicketNote note, Locale locale) {
        String[] parts = note.text().split("\\|", -1);
        if (note.kind() != TicketNote.Kind.SYSTEM || parts.length != 2) return note.sentence(locale);
        String name = switch (parts[0]) {
            case "subscriber" -> subscriber(services, parts[1]);
            case "owner" -> TicketLooks.person(services.people(), parts[1]);
            default -> parts[1];
        };
        String line = parts[0] + "|" + name.replace('|', '/');
        return new TicketNote(note.id(), note.ticket(), note.at(), note.author(), note.kind(), line).sentence(locale);
    }

    private static String subscriber(Services services, String id) {
        if (!id.matches("[0-9]{1,18}")) return id;
        return services.subscribers()
                .find(Long.parseLong(id))
                .map(Subscriber::name)
                .orElse(id);
    }
}
