package org.firstline.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket that lived before this box did: history of the demo town, or of the system that it replaces. */
public record PastTicket(
        NewTicket ticket,
        TicketState state,
        @Nullable String call,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant solvedAt,
        List<Note> notes) {
    /** A note of it. */
    public record Note(Instant at, String author, TicketNote.Kind kind, String text) {}

    public PastTicket {
        notes = List.copyOf(notes);
        if (changedAt.isBefore(openedAt)) throw new IllegalArgumentException("changed before it was opened");
        if (state.isOpen() != (solvedAt == null)) throw new IllegalArgumentException("solved or not? " + state);
    }
}
