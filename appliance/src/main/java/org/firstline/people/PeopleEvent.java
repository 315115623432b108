package org.firstline.people;

/** What happened among people; published after commit. */
public sealed interface PeopleEvent {
    /** Somebody was added. */
    record Joined(Agent agent) implements PeopleEvent {}

    /** Name, extension, role, language, queues or being active changed. */
    record Changed(Agent before, Agent agent) implements PeopleEvent {}

    /** A new password, and with it a new SIP secret: sessions and registrations of the old one should end. */
    record PasswordSet(Agent agent) implements PeopleEvent {}

    /** This token is good for nothing from now on. */
    record TokenRevoked(Token token) implements PeopleEvent {}
}
