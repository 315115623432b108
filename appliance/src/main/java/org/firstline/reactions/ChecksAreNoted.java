package org.firstline.reactions;

import java.util.Locale;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Texts;
import org.firstline.diagnostics.Check;
import org.firstline.diagnostics.DiagnosticsEvent;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;

/** When a line was checked for a ticket, the ticket keeps what was found, with its time. */
record ChecksAreNoted(Tickets tickets, Locale language) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, DiagnosticsEvent.Done.class, done -> note(done.check()));
    }

    private void note(Check check) {
        Long ticket = check.purpose().ticket();
        if (ticket == null || tickets.find(ticket).isEmpty()) return;
        tickets.note(ticket, check.actor(), TicketNote.Kind.SYSTEM, text(check, language));
    }

    /** One line for the whole and one for each probe. */
    static String text(Check check, Locale language) {
        Texts texts = Texts.of("diagnostics", language);
        return texts.get("check." + check.mark())
                + check.findings().stream()
                        .map(f -> "\n" + texts.get("kind." + f.kind()) + " – " + texts.get("mark." + f.mark()) + ": "
                                + f.sentence(language))
                        .collect(Collectors.joining());
    }
}
