package org.firstline.quality;

import java.time.Duration;
import org.firstline.base.Refused;

/**
 * How many calls of each agent are judged by a card.
 *
 * @param perWeek calls of each agent in a week, Monday to Sunday; 0: none is picked
 * @param shortest calls with less talk are not picked; whole seconds
 */
public record Sampling(int perWeek, Duration shortest) {
    public static final int MOST = 50;

    /** Seconds. */
    public static final int LONGEST = 3600;

    /** Three a week, of half a minute at least. */
    public static final Sampling USUAL = new Sampling(3, Duration.ofSeconds(30));

    public Sampling {
        if (perWeek < 0 || perWeek > MOST) throw new Refused("quality.per-week", MOST);
        if (shortest.isNegative() || shortest.toSeconds() > LONGEST) throw new Refused("quality.shortest", LONGEST);
        shortest = Duration.ofSeconds(shortest.toSeconds());
    }
}
