package org.firstline.flows;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What the house has that a flow may name.
 *
 * @param languages that callers hear: "en", "ru"
 * @param queues by name
 * @param prompts whether there is a recording, or a sentence, of this name in that language
 */
public record Stock(List<String> languages, Set<String> queues, BiPredicate<String, String> prompts) {
    public Stock {
        languages = List.copyOf(languages);
        queues = Set.copyOf(queues);
    }
}
