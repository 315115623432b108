package org.firstline.messages;

import org.jspecify.annotations.Nullable;

/** News of messages; published after commit. */
public sealed interface MessageEvent {
    /** A message came into a new state; also a new single message. A batch's new rows are not told one by one. */
    record Changed(Message message) implements MessageEvent {}

    /** A batch got rows, or its unsent rows were cancelled. */
    record BatchChanged(Batch batch) implements MessageEvent {}

    /** A text came in, whole; whose phone it came from is not known yet. */
    record Arrived(ReceivedMessage message) implements MessageEvent {}

    /**
     * It is known whose phone a text came from. The texts "1" and "2" alone answer a question and are for whoever asked;
     * all else is seen to.
     *
     * @param subscriber null for a stranger
     */
    record Received(ReceivedMessage message, @Nullable Long subscriber) implements MessageEvent {}
}
