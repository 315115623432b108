package org.firstline.network;

import java.time.Instant;

/**
 * One line of an outage's history.
 *
 * @param actor a person's login, or "box"
 * @param what "suspected", "confirmed", "grew", "merged", "cleared", "reopened", "dismissed", "expected", "noted"
 * @param detail the node, the time or the text; may be empty
 */
public record OutageStep(long outage, Instant at, String actor, String what, String detail) {
    static final String BOX = "box";
}
