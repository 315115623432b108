package org.firstline.calls;

import java.time.LocalDate;
import java.util.Map;

/**
 * The calls that arrived on one day.
 *
 * @param offered those that entered a queue
 * @param outcomes how many ended each way; a way that none ended is not there
 */
public record DayCount(LocalDate day, int arrived, int offered, Map<Outcome, Integer> outcomes) {
    public DayCount {
        outcomes = Map.copyOf(outcomes);
    }

    public int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
