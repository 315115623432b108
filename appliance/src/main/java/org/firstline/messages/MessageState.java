package org.firstline.messages;

import java.util.Collection;

/** The life of a message, and of each of its parts. */
public enum MessageState {
    /** Waits for its turn, or for its next try. */
    QUEUED,
    /** Waits for the morning, or for a person who paused its batch. */
    HELD,
    /** The modem has it, or has some of its parts. */
    SENDING,
    /** The network took all of it. */
    SENT,
    /** The phone has all of it. */
    DELIVERED,
    /** The network refused it, or could not deliver it. */
    FAILED,
    /** It may have gone out: the modem or the box stopped before there was an answer. A person decides. */
    UNKNOWN,
    /** Called off before it went out. */
    CANCELLED;

    /** Nothing more will happen by itself, except that a late delivery report may still settle UNKNOWN. */
    public boolean isFinal() {
        return this == DELIVERED || this == FAILED || this == UNKNOWN || this == CANCELLED;
    }

    boolean isAccepted() {
        return this == SENT || this == DELIVERED;
    }

    /** The state of a message of so many parts, from those of its parts that were handed to the modem. */
    static MessageState of(int parts, Collection<MessageState> tried) {
        if (tried.contains(FAILED)) return FAILED;
        if (tried.contains(UNKNOWN)) return UNKNOWN;
        long accepted = tried.stream().filter(MessageState::isAccepted).count();
        if (accepted == parts) return tried.contains(SENT) ? SENT : DELIVERED;
        return accepted > 0 || tried.contains(SENDING) ? SENDING : QUEUED;
    }
}
