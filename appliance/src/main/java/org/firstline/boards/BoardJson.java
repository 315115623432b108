package org.firstline.boards;

import java.time.Instant;
import java.util.List;
import org.firstline.bridge.panel.Frame;

/**
 * A frame as machines and the television page get it: {@code {"name":"main","width":160,"height":90,
 * "asOf":"2026-11-22T09:00:00Z","stale":false,"rows":["..G.A", …]}}.
 *
 * @param asOf when the facts in it were so
 * @param rows text art, from the top
 */
public record BoardJson(String name, int width, int height, Instant asOf, boolean stale, List<String> rows) {
    static BoardJson of(String name, Frame frame, Instant asOf, boolean stale) {
        return new BoardJson(name, frame.width(), frame.height(), asOf, stale, frame.rows());
    }

    /** The rows with a newline after each, for {@code text/plain}. */
    public String art() {
        return String.join("\n", rows) + "\n";
    }
}
