package org.firstline.webui.flows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.firstline.flows.Exit;
import org.firstline.flows.Layout;
import org.firstline.flows.Sketch;
import org.firstline.flows.Spot;
import org.firstline.flows.Step;
import org.jspecify.annotations.Nullable;

/** A sketch under somebody's hands, with what can be undone; at most {@value #MOST} changes. */
final class Editing {
    static final int MOST = 100;
    static final Sketch EMPTY = new Sketch("", "", Map.of());

    /** The page that keeps and draws every change. */
    interface Page {
        void changed(Sketch sketch);

        void at(String step);

        Sketch sketch();
    }

    private final @Nullable Page page;
    private final Deque<Sketch> before = new ArrayDeque<>();
    private final Deque<Sketch> after = new ArrayDeque<>();
    private Sketch sketch;

    Editing(Sketch sketch, @Nullable Page page) {
        this.sketch = Layout.complete(sketch);
        this.page = page;
    }

    Sketch sketch() {
        return sketch;
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void change(Sketch next) {
        Sketch complete = Layout.complete(next);
        if (complete.equals(sketch)) return;
        before.push(sketch);
        if (before.size() > MOST) before.removeLast();
        after.clear();
        show(complete);
    }

    void undo() {
        if (before.isEmpty()) return;
        after.push(sketch);
        show(before.pop());
    }

    void redo() {
        if (after.isEmpty()) return;
        before.push(sketch);
        show(after.pop());
    }

    private void show(Sketch next) {
        sketch = next;
        if (page != null) page.changed(next);
    }

    void arrange() {
        change(Layout.arrange(sketch));
    }

    void move(String key, int x, int y) {
        if (!sketch.steps().containsKey(key)) return;
        var spots = new HashMap<>(sketch.spots());
        spots.put(key, new Spot(x, y));
        change(new Sketch(sketch.start(), sketch.fallback(), sketch.steps(), spots));
    }

    void put(String key, Step step) {
        var steps = new LinkedHashMap<>(sketch.steps());
        steps.put(key, step);
        change(new Sketch(sketch.start(), sketch.fallback(), steps, sketch.spots()));
    }

    void connect(String key, String exit, String target) {
        Step step = sketch.steps().get(key);
        if (step != null && (target.isEmpty() || sketch.steps().containsKey(target)))
            put(key, Exit.led(step, exit, target));
    }

    /** A new step of this kind below another; returns its key. */
    String add(String kind, String near) {
        int n = 1;
        while (sketch.steps().containsKey(kind + "-" + n)) n++;
        String key = kind + "-" + n;
        var steps = new LinkedHashMap<>(sketch.steps());
        steps.put(key, Steps.fresh(kind));
        var spots = new HashMap<>(sketch.spots());
        Spot by = spots.get(near);
        if (by != null) spots.put(key, free(by));
        change(new Sketch(sketch.start(), sketch.fallback(), steps, spots));
        return key;
    }

    private Spot free(Spot by) {
        int y = by.y() + Layout.HEIGHT + 64;
        int x = by.x();
        while (taken(x, y)) x += Layout.WIDTH + 40;
        return new Spot(x, y);
    }

    private boolean taken(int x, int y) {
        return sketch.spots().values().stream()
                .anyMatch(s -> Math.abs(s.x() - x) < Layout.WIDTH && Math.abs(s.y() - y) < Layout.HEIGHT);
    }

    /** Without this step; what led to it has loose ends then. */
    void remove(String key) {
        if (!sketch.steps().containsKey(key) || sketch.steps().size() == 1) return;
        var steps = new LinkedHashMap<String, Step>();
        sketch.steps().forEach((k, step) -> {
            if (!k.equals(key)) steps.put(k, step.retargeted(t -> t.equals(key) ? "" : t));
        });
        var spots = new HashMap<>(sketch.spots());
        spots.remove(key);
        change(new Sketch(gone(sketch.start(), key), gone(sketch.fallback(), key), steps, spots));
    }

    private static String gone(String named, String key) {
        return named.equals(key) ? "" : named;
    }

    /** Gives the step another key everywhere; false where that one is taken or no key. */
    boolean rename(String key, String to) {
        if (to.equals(key)) return true;
        if (sketch.steps().containsKey(to) || !Sketch.NAME.matcher(to).matches()) return false;
        var steps = new LinkedHashMap<String, Step>();
        sketch.steps()
                .forEach((k, step) -> steps.put(k.equals(key) ? to : k, step.retargeted(t -> t.equals(key) ? to : t)));
        var spots = new HashMap<>(sketch.spots());
        spots.put(to, Objects.requireNonNullElse(spots.remove(key), new Spot(0, 0)));
        change(new Sketch(
                sketch.start().equals(key) ? to : sketch.start(),
                sketch.fallback().equals(key) ? to : sketch.fallback(),
                steps,
                spots));
        return true;
    }

    void start(String key) {
        change(new Sketch(key, sketch.fallback(), sketch.steps(), sketch.spots()));
    }

    void fallback(String key) {
        change(new Sketch(sketch.start(), key, sketch.steps(), sketch.spots()));
    }
}
