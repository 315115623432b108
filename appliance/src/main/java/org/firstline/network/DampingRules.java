package org.firstline.network;

import java.time.Duration;

/**
 * @param holdDown how long a node must stay dead before that is believed
 * @param clearAfter how long it must stay alive before that is believed
 * @param flaps so many deaths within {@code flapWindow} make a node flapping: it is believed only after {@code
 *     flapHold} without change
 * @param reopenWithin a death so soon after the end is the same outage
 * @param mostChildren from so many watched children on, {@code mostShare} of them dead make one outage of their parent
 * @param mostShare of 1.0
 */
public record DampingRules(
        Duration holdDown,
        Duration clearAfter,
        int flaps,
        Duration flapWindow,
        Duration flapHold,
        Duration reopenWithin,
        int mostChildren,
        double mostShare) {
    /** The defaults around a hold-down; recoveries take as long to be believed as deaths. */
    public static DampingRules of(Duration holdDown) {
        return new DampingRules(
                holdDown,
                holdDown,
                4,
                Duration.ofMinutes(15),
                holdDown.multipliedBy(5),
                Duration.ofMinutes(30),
                5,
                0.8);
    }
}
