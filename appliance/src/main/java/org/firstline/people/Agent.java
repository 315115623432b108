package org.firstline.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person at work.
 *
 * @param login what she types at the sign-in page, in lower case
 * @param extension the number of her phone and the user of its SIP account; null for one without a phone
 * @param language of her screens: "en" or "ru"
 * @param queues names of the queues that she serves, in no order of preference
 * @param active false: may neither sign in nor register a phone
 */
public record Agent(
        long id,
        String login,
        String name,
        @Nullable String extension,
        Role role,
        String language,
        List<String> queues,
        boolean active) {
    public Agent {
        queues = List.copyOf(queues);
    }
}
