package org.firstline.tickets;

/** Whose turn it is. What may follow what is the table of {@link Lifecycle}. */
public enum TicketState {
    /** Nobody looked yet. */
    NEW,
    /** An agent of the first line works on it. */
    IN_WORK,
    /** The subscriber has to answer or do something. */
    WAITING,
    /** An engineer of the second line works on it. */
    L2,
    /** A crew goes there. */
    FIELD,
    /** The crew says that it is repaired. */
    REPAIRED,
    /** Quality assurance checks all services of the subscriber. */
    QA,
    /** Done; the subscriber may still say that it is not. */
    SOLVED,
    /** Done for good. */
    CLOSED;

    /** True while somebody still has to do something. */
    public boolean isOpen() {
        return this != SOLVED && this != CLOSED;
    }
}
