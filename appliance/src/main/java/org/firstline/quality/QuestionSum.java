package org.firstline.quality;

import org.jspecify.annotations.Nullable;

/**
 * How one question of a card was answered, in all versions that asked it in these words.
 *
 * @param critical in the newest of them
 */
public record QuestionSum(long card, String question, boolean critical, int yes, int no, int notApplicable) {
    /** The share of "yes" where it applied, 0 to 1; null where it never did. */
    public @Nullable Double good() {
        return yes + no == 0 ? null : (double) yes / (yes + no);
    }

    QuestionSum and(Answer answer) {
        return switch (answer) {
            case YES -> new QuestionSum(card, question, critical, yes + 1, no, notApplicable);
            case NO -> new QuestionSum(card, question, critical, yes, no + 1, notApplicable);
            case NOT_APPLICABLE -> new QuestionSum(card, question, critical, yes, no, notApplicable + 1);
        };
    }
}
