package org.firstline.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message, once it was handed to the modem.
 *
 * @param seq from 1
 * @param reference the modem's number for it, which its delivery report carries; null until the network took it
 */
public record MessagePart(
        long message,
        int seq,
        MessageState state,
        @Nullable Integer reference,
        @Nullable Instant sentAt,
        @Nullable Instant doneAt) {}
