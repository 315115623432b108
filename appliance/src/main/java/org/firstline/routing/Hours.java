package org.firstline.routing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * When a queue is open, by the clock on the site's wall: a week, and days that differ from it. Where the wall clock jumps
 * or repeats an hour, the hours follow the clock. Pure.
 *
 * @param text as people write it: "mon-fri 08:00-20:00; sat,sun 09:00-13:00 14:00-18:00"; a span may run over midnight
 *     ("22:00-06:00") and belongs to the day that it begins on. "" is always
 * @param exceptions days that differ: "2026-01-01; 2026-12-31 09:00-15:00"; without spans the day is closed
 */
public record Hours(String text, String exceptions) {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public static final Hours ALWAYS = new Hours("", "");

    /** For lists of exceptions and weeks; longer is refused. */
    public static final int LONGEST = 2000;

    private static final int DAY = 24 * 60;
    private static final int DAYS_AHEAD = 400;

    /** Minutes of the day; the end may be in the day after. */
    private record Span(int from, int to) {}

    private record Plan(Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> days) {
        List<Span> of(LocalDate day) {
            List<Span> special = days.get(day);
            return special == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : special;
        }
    }

    /** @throws Refused when it cannot be read, with the piece that cannot */
    public Hours {
        text = text.strip().toLowerCase(Locale.ROOT);
        exceptions = exceptions.strip();
        if (text.length() > LONGEST || exceptions.length() > LONGEST) throw new Refused("routing.hours-long", LONGEST);
        plan(text, exceptions);
    }

    public boolean isAlways() {
        return text.isEmpty() && exceptions.isEmpty();
    }

    public boolean isOpen(Instant at, ZoneId zone) {
        return isAlways() || isOpen(plan(text, exceptions), LocalDateTime.ofInstant(at, zone));
    }

    private static boolean isOpen(Plan plan, LocalDateTime wall) {
        LocalDate day = wall.toLocalDate();
        int minute = wall.getHour() * 60 + wall.getMinute();
        for (Span span : plan.of(day)) if (span.from <= minute && minute < span.to) return true;
        for (Span span : plan.of(day.minusDays(1)))
            if (span.from <= minute + DAY && minute + DAY < span.to) return true;
        return false;
    }

    /** The first moment from this one on at which it is open; empty when that is more than a year away. */
    public Optional<Instant> opensAt(Instant from, ZoneId zone) {
        if (isOpen(from, zone)) return Optional.of(from);
        Plan plan = plan(text, exceptions);
        LocalDate today = LocalDate.ofInstant(from, zone);
        Instant first = null;
        for (LocalDate day = today.minusDays(1); day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            for (Span span : plan.of(day))
                for (Instant at : instants(day.atStartOfDay().plusMinutes(span.from), zone))
                    if (!at.isBefore(from)
                            && isOpen(plan, LocalDateTime.ofInstant(at, zone))
                            && (first == null || at.isBefore(first))) first = at;
            Instant back = clockGoesBack(day, zone);
            if (back != null
                    && !back.isBefore(from)
                    && isOpen(plan, LocalDateTime.ofInstant(back, zone))
                    && (first == null || back.isBefore(first))) first = back;
            if (first != null && day.isAfter(today)) break;
        }
        return Optional.ofNullable(first);
    }

    /** The moments at which the wall shows this: two in an hour that repeats; the jump, in one that is left out. */
    private static List<Instant> instants(LocalDateTime wall, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty())
            return List.of(zone.getRules().getTransition(wall).getInstant());
        return offsets.stream().map(wall::toInstant).toList();
    }

    private static @Nullable Instant clockGoesBack(LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition next = zone.getRules().nextTransition(start.minusSeconds(1));
        boolean here = next != null
                && next.isOverlap()
                && next.getInstant().isBefore(day.plusDays(1).atStartOfDay(zone).toInstant());
        return here ? next.getInstant() : null;
    }

    private static Plan plan(String text, String exceptions) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        if (text.isEmpty()) for (DayOfWeek day : DayOfWeek.values()) week.put(day, List.of(new Span(0, DAY)));
        for (String part : text.split(";")) {
            String[] words = part.strip().split("\\s+");
            if (words[0].isEmpty()) continue;
            List<Span> spans = spans(words);
            if (spans.isEmpty()) throw new Refused("routing.hours", part.strip());
            for (DayOfWeek day : days(words[0])) week.merge(day, spans, Hours::both);
        }
        var days = new TreeMap<LocalDate, List<Span>>();
        for (String part : exceptions.split(";")) {
            String[] words = part.strip().split("\\s+");
            if (words[0].isEmpty()) continue;
            try {
                days.merge(LocalDate.parse(words[0]), spans(words), Hours::both);
            } catch (DateTimeException e) {
                throw new Refused("routing.hours", part.strip());
            }
        }
        return new Plan(week, days);
    }

    private static List<Span> both(List<Span> some, List<Span> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<DayOfWeek> days(String words) {
        var days = new ArrayList<DayOfWeek>();
        for (String word : words.split(",")) {
            String[] ends = word.split("-", 2);
            int first = NAMES.indexOf(ends[0]);
            int last = NAMES.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0) throw new Refused("routing.hours", word);
            for (int day = first; ; day = (day + 1) % 7) {
                days.add(DayOfWeek.of(day + 1));
                if (day == last) break;
            }
        }
        return days;
    }

    private static List<Span> spans(String[] words) {
        var spans = new ArrayList<Span>();
        for (int i = 1; i < words.length; i++) {
            if (!words[i].matches("[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]"))
                throw new Refused("routing.hours", words[i]);
            int from = minutes(words[i].substring(0, 5));
            int to = minutes(words[i].substring(6));
            if (from >= DAY || to > DAY || from == to) throw new Refused("routing.hours", words[i]);
            spans.add(new Span(from, to > from ? to : to + DAY));
        }
        return spans;
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
