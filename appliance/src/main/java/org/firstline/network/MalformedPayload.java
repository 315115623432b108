package org.firstline.network;

import java.time.Instant;

/**
 * A body that could not be understood, kept for a look.
 *
 * @param reason the place and the fault
 * @param size of the whole body in octets
 * @param body its first octets
 */
@SuppressWarnings("ArrayRecordComponent")
public record MalformedPayload(long id, String source, Instant receivedAt, String reason, int size, byte[] body) {}
