package org.firstline.flows;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/** Refuses what could not be walked to an end from each of its steps. */
record FlowCheck(Map<String, Step> steps) {
    void run(String start, String fallback) {
        if (steps.size() > Flow.MAX_STEPS) throw new Refused("flows.too-large", Flow.MAX_STEPS);
        if (!steps.containsKey(start)) throw new Refused("flows.no-step", start);
        Step last = steps.get(fallback);
        if (last == null) throw new Refused("flows.no-step", fallback);
        if (!last.isLast()) throw new Refused("flows.fallback-goes-on", fallback);
        steps.forEach(
                (key, step) -> step.targets().filter(t -> !steps.containsKey(t)).forEach(unknown -> {
                    throw new Refused("flows.unknown-target", key, unknown);
                }));
        for (String key : steps.keySet()) {
            if (reach(key, false).contains(key)) throw new Refused("flows.endless", key);
            if (!isLast(key) && reach(key, true).stream().noneMatch(this::isLast))
                throw new Refused("flows.dead-end", key);
        }
        var reached = reach(start, true);
        for (String key : steps.keySet())
            if (!reached.contains(key) && !key.equals(start) && !key.equals(fallback))
                throw new Refused("flows.unreachable", key);
    }

    private boolean isLast(String key) {
        Step step = steps.get(key);
        return step != null && step.isLast();
    }

    /**
     * The steps that lead on from here, which are {@code from} itself only where a circle leads back to it.
     *
     * @param throughMenus whether also those behind a menu, where the walk waits for the caller
     */
    private Set<String> reach(String from, boolean throughMenus) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(from);
        while (!next.isEmpty()) {
            @Nullable Step step = steps.get(next.remove());
            if (step == null || step instanceof Step.Menu && !throughMenus) continue;
            step.targets().filter(seen::add).forEach(next::add);
        }
        return seen;
    }
}
