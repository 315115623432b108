package org.firstline.quality;

import java.util.List;

/**
 * How one person's work was judged.
 *
 * @param agent her login
 * @param mean of the scores, in percent
 * @param disputes of her evaluations that she disputed, answered or not
 * @param changed of these, where the answers were changed
 */
public record AgentSum(String agent, int evaluations, double mean, int criticalFails, int disputes, int changed) {
    /** @param hers at least one */
    static AgentSum of(String agent, List<Evaluation> hers) {
        return new AgentSum(
                agent,
                hers.size(),
                hers.stream().mapToInt(one -> one.score().percent()).average().orElseThrow(),
                count(hers, one -> one.score().criticalFail()),
                count(hers, one -> one.dispute() != DisputeState.NONE),
                count(hers, one -> one.dispute() == DisputeState.CHANGED));
    }

    private static int count(List<Evaluation> all, java.util.function.Predicate<Evaluation> which) {
        return (int) all.stream().filter(which).count();
    }
}
