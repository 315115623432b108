package org.firstline.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of how a call or a ticket was handled.
 *
 * @param version of the card that it was made with
 * @param ticket the one that the call led to, or itself
 * @param agent login of the judged
 * @param evaluator login, or name of a machine's token
 * @param at when the call came or the ticket was opened
 * @param answers one for each question of that version, as they are now
 */
public record Evaluation(
        long id,
        long card,
        int version,
        Subject subject,
        @Nullable Long ticket,
        String agent,
        String evaluator,
        Instant at,
        Instant judgedAt,
        List<Answer> answers,
        Score score,
        String comment,
        DisputeState dispute) {
    /** Characters of a comment, a reason or an answer to it. */
    public static final int LONGEST_TEXT = 2000;

    public Evaluation {
        answers = List.copyOf(answers);
    }

    Evaluation withId(long number) {
        return new Evaluation(
                number, card, version, subject, ticket, agent, evaluator, at, judgedAt, answers, score, comment,
                dispute);
    }

    Evaluation with(DisputeState state) {
        return with(answers, score, state);
    }

    Evaluation with(List<Answer> others, Score worth, DisputeState state) {
        return new Evaluation(
                id, card, version, subject, ticket, agent, evaluator, at, judgedAt, others, worth, comment, state);
    }
}
