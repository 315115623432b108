package org.firstline.calls;

import java.util.Map;
import java.util.function.Consumer;
import org.firstline.flows.Question;
import org.jspecify.annotations.Nullable;

/**
 * Port: what a flow asks of the rest of the house, from whose number that is to "send an SMS". Called on "switchboard",
 * so it must return at once and work on another thread.
 */
@FunctionalInterface
public interface FlowAnswers {
    /**
     * @param answer to be told once, from any thread; after {@link CallSettings#lookup} nobody waits for it any more,
     *     though what was asked for may still be done
     */
    void answer(Call call, CallerFacts caller, Question question, Consumer<Answered> answer);

    /**
     * @param facts by the names of {@link org.firstline.flows.Facts}
     * @param caller who it is after all; null where that is as it was
     */
    record Answered(Map<String, String> facts, @Nullable CallerFacts caller) {
        public static final Answered NOTHING = new Answered(Map.of(), null);

        public Answered {
            facts = Map.copyOf(facts);
        }
    }
}
