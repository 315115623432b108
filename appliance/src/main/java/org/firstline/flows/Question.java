package org.firstline.flows;

/** What a walk asks of the rest of the house; whoever leads the caller finds the answer and brings it back. */
public sealed interface Question {
    /**
     * Whose number is that? The answer has the facts of the one found, {@code known} = {@code yes} among them, or none.
     *
     * @param number as the caller has typed it
     */
    record WhoIs(Step.By by, String number) implements Question {}

    /** To be opened for the call. The answer has {@code ticket}. */
    record Ticket(String category, String subject) implements Question {}

    /** To be sent to the caller. The answer has {@code done} = {@code yes} where it will be. */
    record Sms(String text) implements Question {}

    /** To be sent to the caller when his outage is over. The answer has {@code done} = {@code yes} where it will be. */
    record WhenFixed() implements Question {}

    /**
     * A mark that the caller gave; to be kept.
     *
     * @param score 1 to 5
     */
    record Score(String question, int score) implements Question {}
}
