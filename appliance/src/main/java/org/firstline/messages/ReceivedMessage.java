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
 * @param handling what became of it
 * @param subscriber whose phone it came from; null for a stranger
 * @param ticket the one that has it
 * @param answer the number of the message that answered it
 */
public record ReceivedMessage(
        long id,
        String from,
        String text,
        boolean stop,
        String raw,
        String problem,
        @Nullable Instant sentAt,
        Instant receivedAt,
        Handling handling,
        @Nullable Long subscriber,
        @Nullable Long ticket,
        @Nullable Long answer) {
    /** One that has just come in. */
    ReceivedMessage(
            long id,
            String from,
            String text,
            boolean stop,
            String raw,
            String problem,
            @Nullable Instant sentAt,
            Instant receivedAt) {
        this(id, from, text, stop, raw, problem, sentAt, receivedAt, Handling.NEW, null, null, null);
    }

    ReceivedMessage withId(long number) {
        return new ReceivedMessage(
                number, from, text, stop, raw, problem, sentAt, receivedAt, handling, subscriber, ticket, answer);
    }
}
