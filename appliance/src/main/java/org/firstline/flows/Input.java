package org.firstline.flows;

import java.util.Map;

/** What a caller did, or what became of what the walk asked for. */
public sealed interface Input {
    record Digit(char key) implements Input {}

    /** Nothing was pressed for as long as the step waits. */
    record Silence() implements Input {}

    /** The caller has been in the flow for longer than the house allows. */
    record TooLong() implements Input {}

    /** The words are over, after {@link Walk.GoOn}. */
    record Spoken() implements Input {}

    /** What was found out, or done; no facts where nothing was, or where it took too long. */
    record Answer(Map<String, String> facts) implements Input {
        public static final Answer NONE = new Answer(Map.of());

        public Answer {
            facts = Map.copyOf(facts);
        }
    }

    /** Nobody answered where the caller was to be transferred. */
    record NoTransfer() implements Input {}
}
