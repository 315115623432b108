package org.firstline.quality;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened to an evaluation.
 *
 * @param actor login, or name of a machine's token
 * @param text the comment, the reason, or the answer to it
 * @param answers as they were after it
 */
public record Step(
        long evaluation, Instant at, String actor, Kind kind, String text, List<Answer> answers, Score score) {
    /** What happened. */
    public enum Kind {
        EVALUATED,
        DISPUTED,
        UPHELD,
        CHANGED
    }

    public Step {
        answers = List.copyOf(answers);
    }

    Step of(long number) {
        return new Step(number, at, actor, kind, text, answers, score);
    }

    static Step of(Evaluation after, Instant at, String actor, Kind kind, String text) {
        return new Step(after.id(), at, actor, kind, text, after.answers(), after.score());
    }
}
