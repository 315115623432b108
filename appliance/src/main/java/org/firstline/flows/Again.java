package org.firstline.flows;

import java.util.List;

/**
 * What happens when a caller presses what was not asked for, or nothing at all.
 *
 * @param times how often more he is asked, 0 to {@value #MOST}
 * @param prompts what he hears in front of the question then: "there is no such choice"
 */
public record Again(int times, List<Prompt> prompts) {
    public static final int MOST = 5;
    public static final Again NEVER = new Again(0, List.of());

    public Again {
        prompts = List.copyOf(prompts);
        if (times < 0 || times > MOST) throw new IllegalArgumentException("asked again " + times + " times");
    }
}
