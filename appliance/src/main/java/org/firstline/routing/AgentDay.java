package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent's day so far: stretches that follow one another without a gap from midnight (or from when she was first
 * known) until now. So what they add up to without {@link Presence#LOGGED_OUT} is her login time.
 *
 * @param answered items that she answered, or took over from somebody else
 * @param missed offers that she let ring, declined, or that did not reach her phone
 * @param besides what belongs to no answered item: calls that she made, with their wrap-up, was asked in, or listened to
 */
public record AgentDay(String agent, List<Stretch> stretches, int answered, int missed, Duration besides) {
    /** @param reason of a break or of not being ready; empty otherwise */
    public record Stretch(Instant from, Instant until, Presence presence, String reason) {
        public Duration length() {
            return Duration.between(from, until);
        }
    }

    /** The sums of a day, without its stretches. */
    public record Figures(Map<Presence, Duration> spent, int answered, int missed, Duration besides) {
        public Duration in(Presence one) {
            return spent.getOrDefault(one, Duration.ZERO);
        }

        /** All but logged out. */
        public Duration login() {
            Duration sum = Duration.ZERO;
            for (var part : spent.entrySet()) if (part.getKey() != Presence.LOGGED_OUT) sum = sum.plus(part.getValue());
            return sum;
        }

        /** Average handling time: talk about answered items, and wrap-up, for each of them; null before the first. */
        public @Nullable Duration averageHandling() {
            return answered == 0
                    ? null
                    : in(Presence.TALKING)
                            .minus(besides)
                            .plus(in(Presence.WRAP_UP))
                            .dividedBy(answered);
        }

        /** Talk and wrap-up, of that and waiting ready for an item; null while there was none of either. */
        public @Nullable Double occupancy() {
            Duration busy = in(Presence.TALKING).plus(in(Presence.WRAP_UP));
            long all = busy.plus(in(Presence.READY)).toMillis();
            return all == 0 ? null : (double) busy.toMillis() / all;
        }
    }

    public AgentDay {
        stretches = List.copyOf(stretches);
    }

    public Figures figures() {
        var spent = new EnumMap<Presence, Duration>(Presence.class);
        for (Stretch stretch : stretches) spent.merge(stretch.presence, stretch.length(), Duration::plus);
        return new Figures(Map.copyOf(spent), answered, missed, besides);
    }
}
