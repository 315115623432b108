package org.firstline.flows;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Places the boxes of a flow: each step a row below the first that leads to it, in the order of its exits; pure. */
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
        var rows = new LinkedHashMap<String, Integer>();
        var next = new ArrayDeque<String>();
        Stream.concat(Stream.of(sketch.start()), sketch.steps().keySet().stream())
                .filter(sketch.steps()::containsKey)
                .forEach(root -> {
                    if (rows.putIfAbsent(root, root.equals(sketch.start()) ? 0 : lonely(rows)) != null) return;
                    next.add(root);
                    while (!next.isEmpty()) {
                        String key = next.remove();
                        Step step = sketch.steps().get(key);
                        if (step == null) continue;
                        for (String target : step.targets().distinct().toList())
                            if (sketch.steps().containsKey(target)
                                    && rows.putIfAbsent(target, rows.getOrDefault(key, 0) + 1) == null)
                                next.add(target);
                    }
                });
        return placed(rows);
    }

    private static int lonely(Map<String, Integer> rows) {
        return rows.values().stream().mapToInt(row -> row).max().orElse(-1) + 1;
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
