package org.firstline.flows;

/** Where the box of a step stands on the drawing, in its pixels. Whoever walks does not care. */
public record Spot(int x, int y) {
    public static final int LAST = 20_000;

    public Spot {
        x = Math.clamp(x, 0, LAST);
        y = Math.clamp(y, 0, LAST);
    }
}
