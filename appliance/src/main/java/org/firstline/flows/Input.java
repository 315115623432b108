package org.firstline.flows;

/** What a caller did. */
public sealed interface Input {
    record Digit(char key) implements Input {}

    /** Nothing was pressed for as long as the menu waits. */
    record Silence() implements Input {}

    /** The caller has been in the flow for longer than the house allows. */
    record TooLong() implements Input {}
}
