package org.firstline.flows;

import java.time.Instant;

/**
 * A version of a flow that was published at some time; never changed.
 *
 * @param note what its maker wrote of it
 */
public record FlowVersion(String flow, int version, String madeBy, Instant madeAt, String note) {}
