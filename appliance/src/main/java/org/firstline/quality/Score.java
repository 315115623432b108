package org.firstline.quality;

import java.util.List;
import org.firstline.base.Refused;

/**
 * What answers are worth.
 *
 * @param percent 0 to 100: the weight of "yes" in that of "yes" and "no"; 100 only where nothing was "no", and 0 only
 *     where nothing was "yes" or something critical was "no"
 * @param criticalFail something critical was "no"
 */
public record Score(int percent, boolean criticalFail) {
    public static final int FULL = 100;

    /** @throws Refused where a question has no answer, or nothing applied */
    public static Score of(List<Question> questions, List<Answer> answers) {
        if (questions.size() != answers.size()) throw new Refused("quality.answers", questions.size());
        long good = 0;
        long all = 0;
        boolean failed = false;
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (answers.get(i) == Answer.NOT_APPLICABLE) continue;
            all += question.weight();
            if (answers.get(i) == Answer.YES) good += question.weight();
            else failed |= question.critical();
        }
        if (all == 0) throw new Refused("quality.nothing-applied");
        return failed ? new Score(0, true) : new Score(percent(good, all), false);
    }

    /** To the nearest, but nothing short of all is all, and nothing more than none is none. */
    private static int percent(long good, long all) {
        if (good == 0) return 0;
        if (good == all) return FULL;
        return (int) Math.clamp((2 * FULL * good + all) / (2 * all), 1, FULL - 1);
    }
}
