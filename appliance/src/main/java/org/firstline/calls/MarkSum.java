package org.firstline.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marks that callers of one queue gave one agent.
 *
 * @param counts how many gave 1, 2, 3, 4 and 5
 */
public record MarkSum(
        String question, @Nullable String queue, @Nullable String agent, List<Integer> counts) {
    public MarkSum {
        counts = List.copyOf(counts);
        if (counts.size() != Mark.BEST) throw new IllegalArgumentException("counts of " + counts.size() + " marks");
    }

    public int count() {
        return counts.stream().mapToInt(n -> n).sum();
    }

    /** 0 where nobody gave any. */
    public double average() {
        int sum = 0;
        for (int i = 0; i < counts.size(); i++) sum += (i + 1) * counts.get(i);
        return count() == 0 ? 0 : (double) sum / count();
    }

    /** Both together, as those of this queue and agent; null stands for all. */
    public MarkSum and(MarkSum other, @Nullable String ofQueue, @Nullable String ofAgent) {
        var both = new java.util.ArrayList<Integer>();
        for (int i = 0; i < Mark.BEST; i++) both.add(counts.get(i) + other.counts.get(i));
        return new MarkSum(question, ofQueue, ofAgent, both);
    }
}
