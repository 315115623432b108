package org.firstline.messages;

import java.time.Instant;
import java.util.List;

/** A batch of which nothing is left to do, told from memory: of a box that takes over a site, or of one made up. */
public record PastBatch(String key, String title, int priority, Instant createdAt, List<Sent> messages) {
    public PastBatch {
        messages = List.copyOf(messages);
    }

    /**
     * One that went out.
     *
     * @param reason empty where it was delivered, else as {@link Message#reason}
     */
    public record Sent(Recipient recipient, String reason, Instant sentAt, Instant doneAt) {
        public Sent {
            if (doneAt.isBefore(sentAt)) throw new IllegalArgumentException("done before it was sent");
        }

        MessageState state() {
            return reason.isEmpty() ? MessageState.DELIVERED : MessageState.FAILED;
        }
    }
}
