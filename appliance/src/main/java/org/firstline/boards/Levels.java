package org.firstline.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.boards.Threshold.Held;

/** The level of every measure of every queue, with its memory of a moment ago. Immutable. */
public final class Levels {
    public static final Levels NONE = new Levels(Map.of());

    private record Key(Measure measure, String queue) {}

    private final Map<Key, Held> held;

    private Levels(Map<Key, Held> held) {
        this.held = held;
    }

    /** What these facts make of the levels; facts that are old change nothing. */
    public Levels step(BoardFacts facts, Instant now) {
        if (facts.isStale(now)) return this;
        List<QueueFacts> queues = new ArrayList<>(facts.queues());
        facts.queue("").ifPresent(queues::add);
        var next = new HashMap<Key, Held>();
        for (QueueFacts queue : queues)
            for (Measure measure : Measure.values()) {
                var key = new Key(measure, queue.name());
                double badness = Threshold.badness(measure, queue, now);
                next.put(key, Threshold.of(measure).step(held.getOrDefault(key, Held.GOOD), badness, now));
            }
        return new Levels(Map.copyOf(next));
    }

    /** @param queue a name, or empty for all queues together */
    public Level of(Measure measure, String queue) {
        return held.getOrDefault(new Key(measure, queue), Held.GOOD).level();
    }
}
