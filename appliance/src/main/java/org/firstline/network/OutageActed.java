package org.firstline.network;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, not the box, did something with an outage; as news it is told after the change is durable.
 *
 * @param before null = it was declared by hand
 * @param step what was done, and by whom
 */
public record OutageActed(@Nullable Outage before, Outage after, OutageStep step) {}
