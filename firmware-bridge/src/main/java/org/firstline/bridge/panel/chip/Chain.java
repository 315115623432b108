package org.firstline.bridge.panel.chip;

/**
 * How modules of 8x8 diodes are put together: in bands one below the other, each band from the same side.
 *
 * @param across modules in a band
 * @param bands of modules, from the top
 * @param turn by which each module was mounted clockwise: 0, 90, 180 or 270 degrees
 * @param fromRight whether the module that is nearest to the box stands at the right end
 */
public record Chain(int across, int bands, int turn, boolean fromRight) {
    public static final int SIDE = 8;

    /** More would not fit into one transaction of a spidev at its default size, and be slow besides. */
    public static final int MOST = 64;

    public Chain {
        if (across < 1 || bands < 1 || across * bands > MOST)
            throw new IllegalArgumentException(across + "x" + bands + " modules, not 1 to " + MOST);
        if (turn != 0 && turn != 90 && turn != 180 && turn != 270)
            throw new IllegalArgumentException("turn " + turn + ", not 0, 90, 180 or 270");
    }

    int modules() {
        return across * bands;
    }

    int width() {
        return across * SIDE;
    }

    int height() {
        return bands * SIDE;
    }

    /** Which module, counted from the box, shows this diode. */
    int module(int x, int y) {
        int column = x / SIDE;
        return y / SIDE * across + (fromRight ? across - 1 - column : column);
    }

    /** The module's own row of this diode, from its own top. */
    int row(int x, int y) {
        return switch (turn) {
            case 90 -> SIDE - 1 - x % SIDE;
            case 180 -> SIDE - 1 - y % SIDE;
            case 270 -> x % SIDE;
            default -> y % SIDE;
        };
    }

    /** The module's own column of this diode, from its own left. */
    int column(int x, int y) {
        return switch (turn) {
            case 90 -> y % SIDE;
            case 180 -> SIDE - 1 - x % SIDE;
            case 270 -> SIDE - 1 - y % SIDE;
            default -> x % SIDE;
        };
    }
}
