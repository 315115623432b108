package org.firstline.quality;

import java.util.List;

/**
 * An evaluation of the past with its whole history.
 *
 * @param evaluation as it is now; its number is given when it is written
 * @param steps the oldest first, beginning with the evaluation itself
 */
public record PastEvaluation(Evaluation evaluation, List<Step> steps) {
    public PastEvaluation {
        steps = List.copyOf(steps);
    }
}
