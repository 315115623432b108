package org.firstline.flows;

import java.util.Map;

/**
 * Where one caller is in a flow.
 *
 * @param step the step that waits for the caller, or the last one
 * @param facts what was known of the caller when the walk began: {@code outage} is {@code yes} or not there
 */
public record Position(String step, Map<String, String> facts) {
    public Position {
        facts = Map.copyOf(facts);
    }
}
