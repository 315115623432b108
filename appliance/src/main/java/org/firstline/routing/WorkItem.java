package org.firstline.routing;

import java.time.Instant;

/**
 * Something that waits for a person.
 *
 * @param id of the call, chat or whatever it is
 * @param priority the higher goes first; 0 is usual
 * @param queuedAt since when it waits, to the nanosecond; it keeps this through every missed offer
 */
public record WorkItem(String id, String queue, int priority, Instant queuedAt) {}
