package org.firstline.flows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Places the boxes of a flow: each step below all that lead to it, in the order of their exits; pure. */
public final class Layout {
    public static final int WIDTH = 200;
    public static final int HEIGHT = 64;
    private static final int GAP_X = 40;
    private static final int GAP_Y = 64;
    private static final int MARGIN = 24;

    private Layout() {}

    /** All boxes where they look best. */
    public static Sketch arrange(Sketch sketch) {
        return new Sketch(sketch.start(), sketch.fallback(), sketch.steps(), spots(sketch));
    }

    /** Those that have no place get one; the others stay. */
    public static Sketch complete(Sketch sketch) {
        if (sketch.spots().keySet().containsAll(sketch.steps().keySet())) return sketch;
        if (sketch.spots().isEmpty()) return arrange(sketch);
        var spots = new HashMap<>(sketch.spots());
        int below = spots.values().stream().mapToInt(Spot::y).max().orElse(0) + HEIGHT + GAP_Y;
        int x = MARGIN;
        for (String key : sketch.steps().keySet())
            if (!spots.containsKey(key)) {
                spots.put(key, new Spot(x, below));
                x += WIDTH + GAP_X;
            }
        return new Sketch(sketch.start(), sketch.fallback(), sketch.steps(), spots);
    }

    private static Map<String, Spot> spots(Sketch sketch) {
        var down = new LinkedHashMap<String, List<String>>();
        look(sketch, sketch.start(), new HashSet<>(), down);
        sketch.steps().keySet().forEach(key -> look(sketch, key, new HashSet<>(), down));
        var rows = new LinkedHashMap<String, Integer>();
        down.keySet().forEach(key -> rows.put(key, 0));
        // no way down is longer than there are steps
        for (int i = 0; i < rows.size(); i++)
            down.forEach((from, targets) ->
                    targets.forEach(to -> rows.merge(to, rows.getOrDefault(from, 0) + 1, Math::max)));
        return placed(rows);
    }

    /** Notes what each step leads down to; arrows back to a step on the way here are left out, so that all ways end. */
    private static void look(Sketch sketch, String key, Set<String> way, Map<String, List<String>> down) {
        Step step = sketch.steps().get(key);
        if (step == null || down.containsKey(key)) return;
        way.add(key);
        var targets = step.targets()
                .distinct()
                .filter(t -> sketch.steps().containsKey(t) && !way.contains(t))
                .toList();
        down.put(key, targets);
        targets.forEach(target -> look(sketch, target, way, down));
        way.remove(key);
    }

    private static Map<String, Spot> placed(Map<String, Integer> rows) {
        var byRow = new HashMap<Integer, List<String>>();
        rows.forEach((key, row) ->
                byRow.computeIfAbsent(row, r -> new java.util.ArrayList<>()).add(key));
        int widest = byRow.values().stream().mapToInt(List::size).max().orElse(1);
        var spots = new HashMap<String, Spot>();
        byRow.forEach((row, keys) -> {
            int left = MARGIN + (widest - keys.size()) * (WIDTH + GAP_X) / 2;
            for (int i = 0; i < keys.size(); i++)
                spots.put(keys.get(i), new Spot(left + i * (WIDTH + GAP_X), MARGIN + row * (HEIGHT + GAP_Y)));
        });
        return spots;
    }
}
