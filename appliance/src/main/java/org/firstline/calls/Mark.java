package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller thinks of how he was served: 1 is bad, {@value #BEST} is good.
 *
 * @param question what he was asked: {@link #AFTER_CALL}, or as the step of a flow calls it
 * @param agent who talked with him last; null where nobody did
 */
public record Mark(
        String call,
        String question,
        @Nullable String queue,
        @Nullable String agent,
        int mark,
        Instant givenAt) {
    /** Asked when the agent has hung up. */
    public static final String AFTER_CALL = "after-call";

    public static final int BEST = 5;
    public static final int LONGEST_QUESTION = 60;

    public Mark {
        if (mark < 1 || mark > BEST) throw new IllegalArgumentException("mark " + mark);
        if (question.length() > LONGEST_QUESTION) question = question.substring(0, LONGEST_QUESTION);
    }
}
