package org.firstline.bridge.panel.chip;

import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;

/** How a digit of bars looks in diodes: seven by seven, its dot in the column after them. Pure. */
final class Bars {
    /** For each segment a to n, then the dot, pairs of column and row. */
    private static final String[] DIODES = {
        "10 20 30 40 50",
        "61 62",
        "64 65",
        "16 26 36 46 56",
        "04 05",
        "01 02",
        "13 23",
        "43 53",
        "11 22",
        "31 32",
        "51 42",
        "15 24",
        "34 35",
        "55 44",
        "76"
    };

    private Bars() {}

    static void draw(Canvas canvas, int left, int bits) {
        for (int segment = 0; segment < DIODES.length; segment++) {
            if ((bits >> segment & 1) == 0) continue;
            for (String diode : DIODES[segment].split(" "))
                canvas.set(left + diode.charAt(0) - '0', diode.charAt(1) - '0', Colour.RED);
        }
    }
}
