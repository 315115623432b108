package org.firstline.routing;

import java.time.Instant;

/** An event of a trace. */
record Timed(Instant at, Event event) {
    @Override
    public String toString() {
        return at + " " + event;
    }
}
