package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts of each queue, by the day and by the minute in which an item entered. Confined to its owner. Keeps two
 * days, for items that wait over midnight, and the minutes of the last half hour.
 */
final class DayBook {
    /** One queue's day. */
    record Page(String queue, LocalDate day) {}

    /** One queue's minute. @param minute since the epoch */
    record Slot(String queue, long minute) {}

    /** What rows hold, or what they are to hold. */
    record Counts(Map<Page, Tally> days, Map<Slot, Tally> minutes) {
        boolean isEmpty() {
            return days.isEmpty() && minutes.isEmpty();
        }
    }

    static final int MINUTES = 30;

    private final ZoneId zone;
    private final Map<Page, Tally> days = new HashMap<>();
    private final Map<String, TreeMap<Long, Tally>> minutes = new HashMap<>();
    private final Set<Page> unsavedDays = new HashSet<>();
    private final Set<Slot> unsavedMinutes = new HashSet<>();

    /**
     * @param saved what rows hold of today and yesterday, and of the last half hour; items that were in a queue when the
     *     box went down left it then, and count as overflowed
     */
    DayBook(ZoneId zone, Counts saved) {
        this.zone = zone;
        saved.days.forEach((page, tally) -> add(page, withoutTheLost(tally)));
        saved.minutes.forEach((slot, tally) -> add(slot, withoutTheLost(tally)));
    }

    private static Tally withoutTheLost(Tally tally) {
        Tally left = tally;
        for (int lost = tally.inQueue(); lost > 0; lost--) left = left.plus(Tally.overflowed(Duration.ZERO));
        return left;
    }

    void entered(String queue, Instant at) {
        add(queue, at, Tally.entered());
    }

    void answered(String queue, Instant since, int within, Instant at) {
        add(queue, since, Tally.answered(wait(since, at), within));
    }

    void left(String queue, Instant since, String reason, int within, Instant at) {
        Duration wait = wait(since, at);
        add(queue, since, Routing.isOverflow(reason) ? Tally.overflowed(wait) : Tally.abandoned(wait, within));
    }

    Tally today(String queue, Instant now) {
        return days.getOrDefault(new Page(queue, day(now)), Tally.ZERO);
    }

    /** Of items that entered in this minute or the thirty before it. */
    Tally lastHalfHour(String queue, Instant now) {
        var sum = Tally.ZERO;
        var ofQueue = minutes.get(queue);
        if (ofQueue == null) return sum;
        for (Tally tally : ofQueue.tailMap(minute(now) - MINUTES).values()) sum = sum.plus(tally);
        return sum;
    }

    /** What changed since the last call; forgets what is too old to matter. */
    Counts takeUnsaved(Instant now) {
        if (unsavedDays.isEmpty() && unsavedMinutes.isEmpty()) return new Counts(Map.of(), Map.of());
        var changedDays = new HashMap<Page, Tally>();
        for (Page page : unsavedDays) changedDays.put(page, days.getOrDefault(page, Tally.ZERO));
        unsavedDays.clear();
        var changedMinutes = new HashMap<Slot, Tally>();
        for (Slot slot : unsavedMinutes) {
            Tally tally = minutes.getOrDefault(slot.queue, new TreeMap<>()).get(slot.minute);
            if (tally != null) changedMinutes.put(slot, tally);
        }
        unsavedMinutes.clear();
        LocalDate yesterday = day(now).minusDays(1);
        days.keySet().removeIf(page -> page.day.isBefore(yesterday));
        for (var ofQueue : minutes.values())
            ofQueue.headMap(minute(now) - MINUTES).clear();
        return new Counts(changedDays, changedMinutes);
    }

    private void add(String queue, Instant entered, Tally one) {
        add(new Page(queue, day(entered)), one);
        add(new Slot(queue, minute(entered)), one);
    }

    private void add(Page page, Tally one) {
        days.merge(page, one, Tally::plus);
        unsavedDays.add(page);
    }

    private void add(Slot slot, Tally one) {
        minutes.computeIfAbsent(slot.queue, q -> new TreeMap<>()).merge(slot.minute, one, Tally::plus);
        unsavedMinutes.add(slot);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    private static Duration wait(Instant since, Instant at) {
        Duration wait = Duration.between(since, at);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
