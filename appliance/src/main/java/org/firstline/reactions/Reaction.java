package org.firstline.reactions;

import org.firstline.base.Bus;

/** One "when X, do Y": says on the bus what it listens to. */
interface Reaction {
    /** Joins that only pass something on and never wait. */
    String JOINS = "joins";

    /** Joins that read and write rows. */
    String REACTIONS = "reactions";

    void listen(Bus bus);
}
