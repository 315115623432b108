package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dial plan. What is not allowed is denied, except emergency numbers, which nothing denies.
 *
 * @param prefix what phones dial before a number outside; empty for none
 * @param region of numbers that do not say their country
 * @param area of numbers that do not say their town; empty where there is none
 * @param allow prefixes with their prices; the longest that fits decides
 * @param deny prefixes that are denied where none that is allowed is longer
 * @param night when nothing but emergencies goes out; null for never
 * @param callerIds the number that calls for a queue show, by the queue's name
 */
public record DialSettings(
        String prefix,
        String region,
        String area,
        List<Rate> allow,
        List<String> deny,
        Limits agent,
        Limits all,
        @Nullable Night night,
        Set<String> emergency,
        Map<String, String> callerIds,
        ZoneId zone) {
    /** The numbers for which people run: of Europe, of America, and of Russia in their two and three digits. */
    public static final Set<String> EMERGENCY = Set.of("112", "911", "01", "02", "03", "101", "102", "103");

    /** @param prefix a plus and at least one digit */
    public record Rate(String prefix, BigDecimal perMinute) {
        public Rate {
            if (!prefix.matches("\\+[0-9]{1,15}")) throw new IllegalArgumentException("not a prefix: " + prefix);
            if (perMinute.signum() < 0) throw new IllegalArgumentException("a price below nothing: " + perMinute);
        }
    }

    /**
     * @param calls at once
     * @param minutesAnHour talked in the sixty minutes before
     * @param spendADay since midnight of the site; zero for no limit
     */
    public record Limits(int calls, int minutesAnHour, BigDecimal spendADay) {}

    /** @param until not included; earlier than {@code from} for a night over midnight */
    public record Night(LocalTime from, LocalTime until) {
        boolean covers(LocalTime at) {
            return from.isBefore(until)
                    ? !at.isBefore(from) && at.isBefore(until)
                    : !at.isBefore(from) || at.isBefore(until);
        }
    }

    public DialSettings {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        emergency = Set.copyOf(emergency);
        callerIds = Map.copyOf(callerIds);
    }

    /** Nothing goes out but emergency calls. */
    public static DialSettings none(String region, ZoneId zone) {
        return new DialSettings(
                "",
                region,
                "",
                List.of(),
                List.of(),
                new Limits(1, 60, BigDecimal.ZERO),
                new Limits(10, 300, BigDecimal.ZERO),
                null,
                EMERGENCY,
                Map.of(),
                zone);
    }
}
