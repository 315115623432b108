package org.firstline.calls;

import java.time.Instant;

/** Somebody who is known called from outside. */
public record Arrival(long subscriber, Instant at) {}
