package org.firstline.calls.sip;

import java.util.Locale;

/** Who sends (RFC 3264 §6.1), from the view of whoever wrote the description. */
enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** What to answer to this offer, being willing to do anything. */
    Direction answer() {
        return switch (this) {
            case SENDRECV -> SENDRECV;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case INACTIVE -> INACTIVE;
        };
    }

    /** This, as far as the other allows it. */
    Direction within(Direction limit) {
        boolean send = sends() && limit.sends();
        boolean hear = hears() && limit.hears();
        return send ? hear ? SENDRECV : SENDONLY : hear ? RECVONLY : INACTIVE;
    }

    boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** Whether whoever wrote this wants to hear us; if not, we are on hold. */
    boolean hears() {
        return this == SENDRECV || this == RECVONLY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
