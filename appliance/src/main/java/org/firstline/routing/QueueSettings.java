package org.firstline.routing;

import java.time.Duration;
import java.util.Locale;
import org.firstline.base.Refused;

/**
 * How a queue works.
 *
 * @param name stable, for machines: "internet"
 * @param titleEn for people who read English
 * @param titleRu for people who read Russian
 * @param ring how long an offer rings before it counts as not answered
 * @param wrapUp how long after an item the agent is left in peace; zero: not at all
 * @param serviceLevelSeconds an answer within this is a good one
 * @param notAgain for so long an item is not offered again to who missed it, while somebody else is free
 */
public record QueueSettings(
        String name,
        String titleEn,
        String titleRu,
        Duration ring,
        Duration wrapUp,
        int serviceLevelSeconds,
        Duration notAgain,
        Strategy strategy) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws Refused when a value is out of its bounds, in a sentence that says which */
    public QueueSettings {
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,39}")) throw new Refused("routing.queue-name", name);
        if (titleEn.isBlank() || titleRu.isBlank() || titleEn.length() > 80 || titleRu.length() > 80)
            throw new Refused("routing.queue-title");
        if (ring.compareTo(Duration.ofSeconds(3)) < 0 || ring.compareTo(Duration.ofMinutes(5)) > 0)
            throw new Refused("routing.queue-ring");
        if (wrapUp.isNegative() || wrapUp.compareTo(LONGEST) > 0) throw new Refused("routing.queue-wrap-up");
        if (serviceLevelSeconds < 1 || serviceLevelSeconds > 3600) throw new Refused("routing.queue-service-level");
        if (notAgain.isNegative() || notAgain.compareTo(LONGEST) > 0) throw new Refused("routing.queue-not-again");
    }

    /** Ring 15 s, wrap-up 10 s, 20 s of service level, half a minute of rest from a missed item, longest idle. */
    public static QueueSettings of(String name, String titleEn, String titleRu) {
        return new QueueSettings(
                name,
                titleEn,
                titleRu,
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                20,
                Duration.ofSeconds(30),
                new Strategy.LongestIdle());
    }

    public QueueSettings withWrapUp(Duration length) {
        return new QueueSettings(name, titleEn, titleRu, ring, length, serviceLevelSeconds, notAgain, strategy);
    }

    public QueueSettings withRing(Duration length) {
        return new QueueSettings(name, titleEn, titleRu, length, wrapUp, serviceLevelSeconds, notAgain, strategy);
    }

    /** The title in this language, English where there is none. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("ru") ? titleRu : titleEn;
    }
}
