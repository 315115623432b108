package org.firstline.tickets;

/** What happened to tickets; published after commit. */
public sealed interface TicketEvent {
    Ticket ticket();

    /** It is new. */
    record Opened(Ticket ticket) implements TicketEvent {}

    /** State, owner or another field changed. */
    record Changed(Ticket before, Ticket ticket, String actor) implements TicketEvent {}

    /** Somebody added a note. */
    record Noted(Ticket ticket, TicketNote note) implements TicketEvent {}
}
