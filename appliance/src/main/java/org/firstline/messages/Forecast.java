package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When so many parts will be out, at this pace and within these hours; a pure rule. */
final class Forecast {
    /** A run that takes longer has no end worth notice. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Forecast() {}

    /** @return empty where it would take more than a year */
    static Optional<Instant> end(long parts, SendRate pace, Hours hours, QuietHours quiet, Instant now) {
        double left = parts;
        double today = pace.perDay() == 0 ? Double.POSITIVE_INFINITY : pace.leftToday();
        Instant at = now;
        LocalDate day = day(quiet, now);
        while (at.isBefore(now.plus(LONGEST))) {
            at = left == 0 ? at : quiet.next(hours, at);
            if (!day(quiet, at).equals(day)) {
                day = day(quiet, at);
                today = pace.perDay() == 0 ? Double.POSITIVE_INFINITY : pace.perDay();
            }
            Instant stop = stop(quiet, hours, at, day);
            double can = Math.min(today, pace.perSecond() * seconds(at, stop));
            if (left <= can) return Optional.of(at.plusMillis(Math.round(1000 * left / pace.perSecond())));
            left -= can;
            today -= can;
            at = stop;
        }
        return Optional.empty();
    }

    private static LocalDate day(QuietHours quiet, Instant at) {
        return at.atZone(quiet.zone()).toLocalDate();
    }

    private static Instant stop(QuietHours quiet, Hours hours, Instant at, LocalDate day) {
        Instant midnight = day.plusDays(1).atStartOfDay(quiet.zone()).toInstant();
        return quiet.end(hours, at).filter(end -> end.isBefore(midnight)).orElse(midnight);
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toMillis() / 1000.0;
    }
}
