package org.firstline.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.boards.Threshold.Held;
import org.jspecify.annotations.Nullable;

/**
 * The level of every measure of every queue, and of every tile that has limits of its own, with its memory of a moment
 * ago. Immutable.
 */
public final class Levels {
    public static final Levels NONE = new Levels(Map.of());

    private record Key(
            Measure measure, String queue, @Nullable Limits limits) {}

    private final Map<Key, Held> held;

    private Levels(Map<Key, Held> held) {
        this.held = held;
    }

    /** What these facts make of the levels; facts that are old change nothing. */
    public Levels step(BoardFacts facts, Instant now) {
        return step(facts, now, List.of());
    }

    /** @param own tiles of which those with limits of their own are looked at as well */
    public Levels step(BoardFacts facts, Instant now, Collection<Tile> own) {
        if (facts.isStale(now)) return this;
        List<QueueFacts> queues = new ArrayList<>(facts.queues());
        facts.queue("").ifPresent(queues::add);
        var next = new HashMap<Key, Held>();
        for (QueueFacts queue : queues)
            for (Measure measure : Measure.values()) {
                var key = new Key(measure, queue.name(), null);
                double badness = Threshold.badness(measure, queue, now);
                next.put(key, Threshold.of(measure).step(held.getOrDefault(key, Held.GOOD), badness, now));
            }
        for (Tile tile : own)
            if (tile instanceof Tile.Figure(Measure measure, String name, Tile.Size size, Limits limits)
                    && limits != null)
                facts.queue(name).ifPresent(queue -> {
                    var key = new Key(measure, name, limits);
                    double figure = Threshold.figure(measure, queue, now);
                    Held before = held.getOrDefault(key, Held.GOOD);
                    next.put(key, Threshold.of(measure, limits).step(before, figure, now));
                });
        return new Levels(Map.copyOf(next));
    }

    /** By the limits of the house. @param queue a name, or empty for all queues together */
    public Level of(Measure measure, String queue) {
        return held.getOrDefault(new Key(measure, queue, null), Held.GOOD).level();
    }

    /** By the tile's own limits where it has any. */
    public Level of(Tile.Figure figure) {
        return held.getOrDefault(new Key(figure.measure(), figure.queue(), figure.limits()), Held.GOOD)
                .level();
    }
}
