package org.firstline.reactions;

import org.firstline.base.Bus;

/** One "when X, do Y": says on the bus what it listens to. */
interface Reaction {
    /** Joins that only pass something on and never wait, for rows as little as for anything: calls are on the same thread. */
    String JOINS = "joins";

    /** Joins that read and write rows. */
    String REACTIONS = "reactions";

    void listen(Bus bus);
}
