package org.firstline.people;

/** What happened among people; published after commit. Its actor is the login of who did it, a token's name, or "system". */
public sealed interface PeopleEvent {
    String actor();

    /** Somebody was added. */
    record Joined(Agent agent, String actor) implements PeopleEvent {}

    /** Name, extension, role, language, queues or being active changed. */
    record Changed(Agent before, Agent agent, String actor) implements PeopleEvent {}

    /** A new password, and with it a new SIP secret: sessions and registrations of the old one should end. */
    record PasswordSet(Agent agent, String actor) implements PeopleEvent {}

    /** A machine or a screen may ask from now on. */
    record TokenIssued(String name, TokenScope scope, String actor) implements PeopleEvent {}

    /** This token is good for nothing from now on. */
    record TokenRevoked(Token token, String actor) implements PeopleEvent {}
}
