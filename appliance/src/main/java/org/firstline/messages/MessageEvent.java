package org.firstline.messages;

import java.time.Instant;

/** News of messages; published after commit. */
public sealed interface MessageEvent {
    /** A message came into a new state; also a new single message. A batch's new rows are not told one by one. */
    record Changed(Message message) implements MessageEvent {}

    /** A batch got rows, or its unsent rows were cancelled. */
    record BatchChanged(Batch batch) implements MessageEvent {}

    /**
     * A text came in, whole.
     *
     * @param stop the writer wants no more messages
     */
    record Received(long id, String from, String text, Instant at, boolean stop) implements MessageEvent {}
}
