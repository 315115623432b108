package org.firstline.flows;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where callers went in one version of a flow, and where they left it; pure.
 *
 * @param walks how many callers that is
 * @param steps by key; steps that nobody came to are absent
 */
public record FlowReport(int walks, Map<String, Counts> steps) {
    /** Nobody. */
    public static final FlowReport NONE = new FlowReport(0, Map.of());

    /**
     * @param entered how often callers came to the step
     * @param hungUp how many of them hung up there
     * @param ended for how many the flow ended there: the queue, the message, the end of the call
     * @param pressed how often which key was pressed, {@code -} being silence
     * @param next how often callers went on to which step
     */
    public record Counts(int entered, int hungUp, int ended, Map<String, Integer> pressed, Map<String, Integer> next) {
        public Counts {
            pressed = Map.copyOf(pressed);
            next = Map.copyOf(next);
        }
    }

    public FlowReport {
        steps = Map.copyOf(steps);
    }

    /** @param trails as {@link Trail} wrote them */
    public static FlowReport of(Collection<String> trails) {
        var counting = new TreeMap<String, Counting>();
        for (String trail : trails) {
            Counting before = null;
            String key = "";
            for (Trail.Visit visit : Trail.read(trail)) {
                if (before != null) before.next.merge(visit.step(), 1, Integer::sum);
                key = visit.step();
                before = counting.computeIfAbsent(key, k -> new Counting());
                before.entered++;
                for (String one : visit.pressed()) before.pressed.merge(one, 1, Integer::sum);
                if (visit.hungUp()) before.hungUp++;
            }
            if (before != null && !trail.endsWith("!")) before.ended++;
        }
        var steps = new TreeMap<String, Counts>();
        counting.forEach((key, c) -> steps.put(key, new Counts(c.entered, c.hungUp, c.ended, c.pressed, c.next)));
        return new FlowReport(trails.size(), steps);
    }

    private static final class Counting {
        private int entered;
        private int hungUp;
        private int ended;
        private final Map<String, Integer> pressed = new TreeMap<>();
        private final Map<String, Integer> next = new TreeMap<>();
    }
}
