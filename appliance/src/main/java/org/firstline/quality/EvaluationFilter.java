package org.firstline.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which evaluations a list shows; null means all.
 *
 * @param agent login of the judged
 * @param evaluator login of who judged
 * @param from what was judged happened from this moment on
 * @param until and before this one
 */
public record EvaluationFilter(
        @Nullable Long card,
        @Nullable String agent,
        @Nullable String evaluator,
        @Nullable DisputeState dispute,
        @Nullable Subject subject,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final EvaluationFilter ALL = new EvaluationFilter(null, null, null, null, null, null, null);

    /** Those of one person. */
    public static EvaluationFilter of(String agent) {
        return new EvaluationFilter(null, agent, null, null, null, null, null);
    }

    /** Those of one call or ticket. */
    public static EvaluationFilter of(Subject subject) {
        return new EvaluationFilter(null, null, null, null, subject, null, null);
    }

    /** Those to which somebody is to answer. */
    public static EvaluationFilter disputed() {
        return new EvaluationFilter(null, null, null, DisputeState.OPEN, null, null, null);
    }

    /** Those of what happened in this time, by one card or all. */
    public static EvaluationFilter between(@Nullable Long card, Instant from, Instant until) {
        return new EvaluationFilter(card, null, null, null, null, from, until);
    }
}
