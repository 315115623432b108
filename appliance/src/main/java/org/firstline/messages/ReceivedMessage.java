package org.firstline.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that came in.
 *
 * @param from a number or a sender's name, as the network gave it
 * @param stop the writer wants no more messages (STOP, СТОП)
 * @param raw the octets in hexadecimal when the message could not be read, else empty
 * @param problem what is wrong with it, in the decoder's words; empty when nothing
 * @param sentAt by the service centre's clock; null when it gave none
 */
public record ReceivedMessage(
        long id,
        String from,
        String text,
        boolean stop,
        String raw,
        String problem,
        @Nullable Instant sentAt,
        Instant receivedAt) {}
