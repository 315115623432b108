package org.firstline.network;

import java.time.Instant;

/**
 * One line of an outage's history.
 *
 * @param actor a person's login, or "box"
 * @param detail the node, the time, the reason or the text; may be empty
 */
public record OutageStep(long outage, Instant at, String actor, StepKind what, String detail) {
    static final String BOX = "box";
}
