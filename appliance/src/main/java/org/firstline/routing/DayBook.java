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

    private static final int MINUTES = 30;

    private final ZoneId zone;
    private final Map<Page, Tally> days = new HashMap<>();
    private final Map<String, TreeMap<Long, Tally>> minutes = new HashMap<>();
    private final Set<Page> unsaved = new HashSet<>();

    /**
     * @param saved what rows hold of today and yesterday; items that were in a queue when the box went down left it
     *     then, and count as overflowed
     */
    DayBook(ZoneId zone, Map<Page, Tally> saved) {
        this.zone = zone;
        saved.forEach((page, tally) -> {
            days.put(page, tally);
            for (int lost = tally.inQueue(); lost > 0; lost--) add(page, Tally.overflowed(Duration.ZERO));
        });
    }

    void entered(WorkItem item) {
        add(item, Tally.entered());
    }

    void answered(WorkItem item, int within, Instant at) {
        add(item, Tally.answered(wait(item, at), within));
    }

    void left(WorkItem item, String reason, int within, Instant at) {
        Duration wait = wait(item, at);
        add(item, Routing.isOverflow(reason) ? Tally.overflowed(wait) : Tally.abandoned(wait, within));
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
    Map<Page, Tally> takeUnsaved(Instant now) {
        var changed = new HashMap<Page, Tally>();
        for (Page page : unsaved) changed.put(page, days.getOrDefault(page, Tally.ZERO));
        unsaved.clear();
        LocalDate yesterday = day(now).minusDays(1);
        days.keySet().removeIf(page -> page.day.isBefore(yesterday));
        for (var ofQueue : minutes.values())
            ofQueue.headMap(minute(now) - MINUTES).clear();
        return changed;
    }

    private void add(WorkItem item, Tally one) {
        add(new Page(item.queue(), day(item.queuedAt())), one);
        minutes.computeIfAbsent(item.queue(), q -> new TreeMap<>()).merge(minute(item.queuedAt()), one, Tally::plus);
    }

    private void add(Page page, Tally one) {
        days.merge(page, one, Tally::plus);
        unsaved.add(page);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    private static Duration wait(WorkItem item, Instant at) {
        Duration wait = Duration.between(item.queuedAt(), at);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
