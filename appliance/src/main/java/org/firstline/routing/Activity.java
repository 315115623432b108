package org.firstline.routing;

/** Where the switch has an agent. */
public enum Activity {
    IDLE,
    /** An item is offered to her: her phone rings. */
    RESERVED,
    TALKING,
    /** Work after the item; nothing is offered from any queue. */
    WRAP_UP
}
