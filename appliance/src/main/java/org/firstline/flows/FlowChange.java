package org.firstline.flows;

import java.time.Instant;

/**
 * One line of a flow's history.
 *
 * @param what "created", "published", "rolled-back" or "discarded"
 */
public record FlowChange(Instant at, String actor, String what, int version) {}
