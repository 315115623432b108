package org.firstline.messages;

import java.time.Instant;

/**
 * One notice of one thing to many phones.
 *
 * @param key what makes it the same batch: {@code outage-17-down}
 * @param title for people
 * @param paused a person holds it
 */
public record Batch(long id, String key, String title, int priority, Instant createdAt, boolean paused) {}
