package org.firstline.messages;

/** What a modem is doing, as people need to know it. */
public enum ModemState {
    /** There is no such device: unplugged, or its line leads nowhere. It is looked for. */
    ABSENT,
    /** The device is there and does not work yet: it waits for its next try, or for a person (a locked SIM card). */
    PRESENT,
    /** It is being set up. */
    INIT,
    /** It sends and receives. */
    READY,
    /** The device works and its sending does not: no network, or messages that it swallowed or refused. It is passed over. */
    DEGRADED,
    /** It hung; its power is being taken away and given back. */
    POWER_CYCLING
}
