package org.firstline.quality;

import org.firstline.base.Refused;

/**
 * One thing that an evaluator looks for; "yes" is good.
 *
 * @param weight how much it counts beside the others, 1 to {@value #HEAVIEST}
 * @param critical where the answer is "no", the whole is worth nothing
 */
public record Question(String text, int weight, boolean critical) {
    public static final int HEAVIEST = 100;

    /** Characters. */
    public static final int LONGEST = 300;

    public Question {
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST) throw new Refused("quality.question-text", LONGEST);
        if (weight < 1 || weight > HEAVIEST) throw new Refused("quality.weight", HEAVIEST);
    }
}
