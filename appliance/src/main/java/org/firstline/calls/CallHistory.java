package org.firstline.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Db;

/** What the rows tell of calls that are over, for reports, boards and whoever asks who called before. Any thread. */
public final class CallHistory {
    /** The longest stretch of {@link #countByDay}. */
    public static final int MAX_DAYS = 400;

    /** What {@link #arrivals} gives at most. */
    public static final int MAX_ARRIVALS = 2000;
    /** Answered calls that are read at once: three weeks of a site with 16,000 calls a week. */
    public static final int MAX_TALKED = 50_000;

    private static final int CHUNK = 500;

    private final Db db;

    CallHistory(Db db) {
        this.db = db;
    }

    /** The last call from this number that is over; none for an empty number. */
    public Optional<Call> findLastEnded(String caller) {
        return caller.isEmpty() ? Optional.empty() : db.tx(h -> CallRows.findLastEnded(h, caller));
    }

    /**
     * When the last call came of each number that has called since then, hidden ones left out; calls in progress do not
     * count. The latest {@code most} numbers, the earliest first.
     */
    public Map<String, Instant> lastOf(Instant since, int most) {
        return db.tx(h -> CallRows.lastOf(h, since, most));
    }

    /** How many calls ended as {@link Outcome#DEFLECTED} by this outage. */
    public int countDeflected(long outage) {
        return db.tx(h -> CallRows.count(h, outage, Outcome.DEFLECTED));
    }

    /**
     * The numbers from which somebody called who sat behind this outage and was led through a flow; hidden ones too.
     *
     * @param from earlier calls do not count
     */
    public Set<String> callersOf(long outage, Instant from) {
        return db.tx(h -> CallRows.callers(h, outage, from));
    }

    /** Who called from outside in this time, whoever of them is known; at most {@value #MAX_ARRIVALS}, the earliest first. */
    public List<Arrival> arrivals(Instant from, Instant until) {
        return db.tx(h -> CallRows.arrivals(h, from, until, MAX_ARRIVALS));
    }

    /** Answered calls that came in this time and are over, at most {@value #MAX_TALKED}, the earliest first. */
    public List<Talked> talked(Instant from, Instant until) {
        return db.tx(h -> CallRows.talked(h, from, until, MAX_TALKED));
    }

    /** What became of the calls of each of these days, at most {@value #MAX_DAYS}, both ends included. */
    public List<DayCount> countByDay(LocalDate first, LocalDate last, ZoneId zone) {
        var days = new ArrayList<DayCount>();
        for (LocalDate day : first.datesUntil(last.plusDays(1)).limit(MAX_DAYS).toList()) {
            var from = day.atStartOfDay(zone).toInstant();
            var until = day.plusDays(1).atStartOfDay(zone).toInstant();
            var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
            int arrived = 0;
            int offered = 0;
            for (var counted : db.tx(h -> CallRows.counts(h, from, until))) {
                outcomes.put(counted.outcome(), counted.arrived());
                arrived += counted.arrived();
                offered += counted.queued();
            }
            days.add(new DayCount(day, arrived, offered, outcomes));
        }
        return days;
    }

    /** Stores finished calls of the past; no news. */
    public void record(List<Call> finished) {
        for (int i = 0; i < finished.size(); i += CHUNK) {
            var chunk = finished.subList(i, Math.min(i + CHUNK, finished.size()));
            db.run(h -> CallRows.insert(h, chunk));
        }
    }
}
