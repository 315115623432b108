package org.firstline.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message, once it was handed to the modem.
 *
 * @param seq from 1
 * @param modem the name of the modem that had it last; empty for what is older than modems' names
 * @param reference what its delivery report will carry; null until the network took it
 */
public record MessagePart(
        long message,
        int seq,
        MessageState state,
        String modem,
        @Nullable String reference,
        @Nullable Instant sentAt,
        @Nullable Instant doneAt) {}
