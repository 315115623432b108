package org.firstline.boards;

import java.time.Instant;
import java.util.List;
import org.firstline.bridge.panel.Frame;

/**
 * A frame as machines and the television page get it: {@code {"name":"main","width":160,"height":90,
 * "asOf":"2026-11-22T09:00:00Z","stale":false,"brightness":100,"rows":["..G.A", …]}}.
 *
 * @param asOf when the facts in it were so
 * @param brightness in per cent of what a wall can, by day or by night as {@link Look} says
 * @param rows text art, from the top
 */
public record BoardJson(
        String name, int width, int height, Instant asOf, boolean stale, int brightness, List<String> rows) {
    static BoardJson of(String name, Frame frame, Instant asOf, boolean stale, int brightness) {
        return new BoardJson(name, frame.width(), frame.height(), asOf, stale, brightness, frame.rows());
    }

    /** The rows with a newline after each, for {@code text/plain}. */
    public String art() {
        return String.join("\n", rows) + "\n";
    }
}
