package org.firstline.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which the box writes to nobody but those whom it must; a pure rule. Where the clock is moved, the hours
 * follow the clock.
 *
 * @param from when they begin, and {@code until} when they end; the same time means that there are none
 * @param evening up to when news of an outage may go out that began by day and is over by then
 * @param zone the site's
 */
public record QuietHours(LocalTime from, LocalTime until, LocalTime evening, ZoneId zone) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

    /** 21:00 to 09:00, and 22:00 for outages: what people take for decent. */
    public static QuietHours usual(ZoneId zone) {
        return new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0), LocalTime.of(22, 0), zone);
    }

    public static QuietHours none(ZoneId zone) {
        return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
    }

    /**
     * @param text {@code 21:00-09:00}, or {@code never}
     * @throws IllegalArgumentException saying what it should be
     */
    public static QuietHours parse(String text, LocalTime evening, ZoneId zone) {
        if (text.equals("never")) return none(zone);
        var m = RANGE.matcher(text);
        if (!m.matches()) throw new IllegalArgumentException("must be two times as 21:00-09:00, or never");
        return new QuietHours(time(m.group(1)), time(m.group(2)), evening, zone);
    }

    /** @throws IllegalArgumentException for what is no time of a day as 22:00 */
    public static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time as 22:00", e);
        }
    }

    public boolean isNever() {
        return from.equals(until);
    }

    /** Whether a message of this kind may go out now. */
    public boolean mayGo(Hours hours, Instant now) {
        return hours == Hours.ANY || !isWithin(now.atZone(zone).toLocalTime(), start(hours), until);
    }

    /** The first instant, from now on, at which it may go out. */
    public Instant next(Hours hours, Instant now) {
        return mayGo(hours, now) ? now : first(until, now);
    }

    /** Until when it may go out, if it may now; empty for ever. */
    public Optional<Instant> end(Hours hours, Instant now) {
        return hours == Hours.ANY || isNever() ? Optional.empty() : Optional.of(first(start(hours), now));
    }

    /** When something that may go out now may not any more, or the other way round; empty: never. */
    public Optional<Instant> change(Instant now) {
        if (isNever()) return Optional.empty();
        return Stream.of(from, start(Hours.EVENING), until)
                .map(time -> first(time, now))
                .min(Instant::compareTo);
    }

    /** The hours of news of an outage that is going on. */
    public Hours ofOutage(Instant began, @Nullable Instant expected) {
        if (expected == null || !mayGo(Hours.DAY, began)) return Hours.DAY;
        LocalDate day = began.atZone(zone).toLocalDate();
        return expected.isBefore(at(day, evening).getFirst()) ? Hours.EVENING : Hours.DAY;
    }

    /** The hours of the news that an outage is over. */
    public Hours ofRestored(Instant began) {
        return mayGo(Hours.DAY, began) ? Hours.EVENING : Hours.DAY;
    }

    /** When the quiet begins; an evening's limit outside of the quiet hours changes nothing. */
    private LocalTime start(Hours hours) {
        boolean longer = hours == Hours.EVENING && (isWithin(evening, from, until) || evening.equals(until));
        return longer ? evening : from;
    }

    private static boolean isWithin(LocalTime time, LocalTime from, LocalTime until) {
        if (from.equals(until)) return false;
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** The next time that clocks show this after now. */
    private Instant first(LocalTime time, Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .flatMap(one -> at(one, time).stream())
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    /** Twice where clocks go back; for a time that they jump over, the instant of the jump. */
    private List<Instant> at(LocalDate day, LocalTime time) {
        var local = day.atTime(time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty())
            return List.of(zone.getRules().getTransition(local).getInstant());
        return offsets.stream().map(local::toInstant).toList();
    }
}
