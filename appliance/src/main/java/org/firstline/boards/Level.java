package org.firstline.boards;

import org.firstline.bridge.panel.Colour;

/**
 * How good or bad a number is. Walls show it by colour and, for those who do not see the colour, by a sign: WARN has an
 * exclamation mark, ALARM two or a frame, and URGENT blinks once a second.
 */
public enum Level {
    GOOD(Colour.GREEN),
    WARN(Colour.AMBER),
    ALARM(Colour.RED),
    /** An alarm that somebody in the room can do something about now. */
    URGENT(Colour.RED);

    private final Colour colour;

    Level(Colour colour) {
        this.colour = colour;
    }

    public Colour colour() {
        return colour;
    }
}
