package org.firstline.boards;

import java.util.List;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Caption.Words;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Font;
import org.firstline.bridge.panel.Frame;

/**
 * What a wall shows while it is looked over: everything in each colour, so that dead diodes show; then a rim, a slanting
 * line and an F in the upper left corner, so that modules in the wrong place or turned round do. Two seconds each. Pure.
 */
final class TestPattern {
    static final int STEP_SECONDS = 2;

    private static final List<Colour> WHOLE = List.of(Colour.RED, Colour.GREEN, Colour.AMBER);

    private TestPattern() {}

    /** @param second since it began */
    static Frame frame(int width, int height, long second) {
        int step = (int) (second / STEP_SECONDS % (WHOLE.size() + 1));
        var canvas = new Canvas(width, height);
        if (step < WHOLE.size())
            return canvas.fill(0, 0, width, height, WHOLE.get(step)).frame();
        canvas.fill(0, 0, width, height, Colour.AMBER).fill(1, 1, width - 2, height - 2, Colour.OFF);
        for (int x = 0; x < width; x++) canvas.set(x, x * height / width, Colour.RED);
        if (height >= Font.HEIGHT + 2) canvas.text(2, 1, "F", Colour.GREEN, 1);
        return canvas.frame();
    }

    static Caption caption(long second) {
        int step = (int) (second / STEP_SECONDS % (WHOLE.size() + 1));
        Colour colour = step < WHOLE.size() ? WHOLE.get(step) : Colour.OFF;
        return new Caption(List.of(new Words("TEST 0123456789 ABC АБВ", colour)), List.of(), colour);
    }
}
