package org.firstline.flows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One node of a {@link Flow}; others are named by their key in it. */
public sealed interface Step {
    /** Says something and goes on. A digit pressed meanwhile is taken by the next {@link Menu}. */
    record Say(List<Prompt> prompts, String next) implements Step {
        public Say {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Says something and waits for one digit, which interrupts the prompts.
     *
     * @param choices where each digit leads; 0-9, * or #
     * @param otherwise where any other digit leads, and silence
     * @param silence how long to wait after the last word
     */
    record Menu(List<Prompt> prompts, Map<Character, String> choices, String otherwise, Duration silence)
            implements Step {
        public Menu {
            prompts = List.copyOf(prompts);
            choices = Map.copyOf(choices);
            if (!choices.keySet().stream().allMatch(c -> "0123456789*#".indexOf(c) >= 0))
                throw new IllegalArgumentException("not on a telephone's keys: " + choices.keySet());
            if (silence.isNegative() || silence.compareTo(Duration.ofMinutes(1)) > 0)
                throw new IllegalArgumentException("silence of " + silence);
        }
    }

    /**
     * Goes where a fact about the caller leads.
     *
     * @param cases where each value of the fact leads
     * @param otherwise for any other value, and where the fact is not known
     */
    record Branch(String fact, Map<String, String> cases, String otherwise) implements Step {
        public Branch {
            cases = Map.copyOf(cases);
        }
    }

    /** The end of the flow: the caller waits for a person. The category is the one of the ticket to come. */
    record Queue(String queue, String category) implements Step {}

    /** The end of the flow, and of the call. */
    record HangUp() implements Step {}

    /** Where it may lead. */
    default Stream<String> targets() {
        return switch (this) {
            case Say say -> Stream.of(say.next);
            case Menu menu -> Stream.concat(menu.choices.values().stream(), Stream.of(menu.otherwise));
            case Branch branch -> Stream.concat(branch.cases.values().stream(), Stream.of(branch.otherwise));
            case Queue _, HangUp _ -> Stream.empty();
        };
    }

    /** True where the flow ends. */
    default boolean isLast() {
        return targets().findAny().isEmpty();
    }
}
