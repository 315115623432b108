package org.firstline.network.rules;

import java.util.ArrayList;
import java.util.List;
import org.firstline.network.alerts.AlertNote;

/**
 * What a message says.
 *
 * @param now to be noted first
 * @param over the ends of what has no duration, to be noted after those
 */
public record Heard(List<AlertNote> now, List<AlertNote> over) {
    public static final Heard NOTHING = new Heard(List.of(), List.of());

    public Heard {
        now = List.copyOf(now);
        over = List.copyOf(over);
    }

    public Heard and(Heard more) {
        var all = new ArrayList<>(now);
        all.addAll(more.now);
        var ends = new ArrayList<>(over);
        ends.addAll(more.over);
        return new Heard(all, ends);
    }
}
