package org.firstline.quality;

import org.jspecify.annotations.Nullable;

/** What happened to cards and evaluations; published when it is durable. */
public sealed interface QualityEvent {
    /** @param before null for a new one */
    record CardSaved(@Nullable Scorecard before, Scorecard after, String actor) implements QualityEvent {}

    record Evaluated(Evaluation evaluation) implements QualityEvent {}

    record Disputed(Evaluation evaluation, String reason) implements QualityEvent {}

    /** A dispute was answered. */
    record Answered(Evaluation before, Evaluation after, String actor, String text) implements QualityEvent {}
}
