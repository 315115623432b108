package org.firstline.flows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what could not be walked to an end, or would leave a caller without words; pure. */
public final class FlowCheck {
    private final Sketch sketch;
    private final List<Problem> problems = new ArrayList<>();

    private FlowCheck(Sketch sketch) {
        this.sketch = sketch;
    }

    /** What keeps the sketch from being a flow at all; none where every step can be walked to an end. */
    public static List<Problem> shape(Sketch sketch) {
        var check = new FlowCheck(sketch);
        check.ends();
        if (check.problems.isEmpty()) check.ways();
        return List.copyOf(check.problems);
    }

    /** What keeps it from being published in this house: its shape, then the words and queues that are not there. */
    public static List<Problem> all(Sketch sketch, Stock stock) {
        var problems = new ArrayList<>(shape(sketch));
        sketch.steps().forEach((key, step) -> new StockCheck(stock, problems).check(key, step));
        return List.copyOf(problems);
    }

    private void ends() {
        var steps = sketch.steps();
        if (steps.size() > Sketch.MAX_STEPS) found("", "flows.too-large", Sketch.MAX_STEPS);
        if (!steps.containsKey(sketch.start())) found("", "flows.no-step", sketch.start());
        Step last = steps.get(sketch.fallback());
        if (last == null) found("", "flows.no-step", sketch.fallback());
        else if (!last.isLast()) found(sketch.fallback(), "flows.fallback-goes-on", sketch.fallback());
        steps.forEach((key, step) -> {
            if (!Sketch.NAME.matcher(key).matches()) found(key, "flows.bad-name", key);
            step.targets().distinct().filter(t -> !steps.containsKey(t)).forEach(unknown -> {
                if (unknown.isEmpty()) found(key, "flows.loose-end", key);
                else found(key, "flows.unknown-target", key, unknown);
            });
        });
    }

    private void ways() {
        for (String key : sketch.steps().keySet()) {
            if (reach(key, false).contains(key)) found(key, "flows.endless", key);
            if (!isLast(key) && reach(key, true).stream().noneMatch(this::isLast)) found(key, "flows.dead-end", key);
        }
        var reached = reach(sketch.start(), true);
        for (String key : sketch.steps().keySet())
            if (!reached.contains(key) && !key.equals(sketch.start()) && !key.equals(sketch.fallback()))
                found(key, "flows.unreachable", key);
    }

    private void found(String step, String code, Object... args) {
        problems.add(Problem.of(step, code, args));
    }

    private boolean isLast(String key) {
        Step step = sketch.steps().get(key);
        return step != null && step.isLast();
    }

    /**
     * The steps that lead on from here, which are {@code from} itself only where a circle leads back to it.
     *
     * @param throughKeys whether also those behind a step that waits for what the caller presses
     */
    private Set<String> reach(String from, boolean throughKeys) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(from);
        while (!next.isEmpty()) {
            @Nullable Step step = sketch.steps().get(next.remove());
            if (step == null || step.listens() && !throughKeys) continue;
            step.targets().filter(seen::add).forEach(next::add);
        }
        return seen;
    }
}
