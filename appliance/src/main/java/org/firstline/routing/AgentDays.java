package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.routing.AgentDay.Figures;
import org.firstline.routing.AgentDay.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * What each agent did today, by the log of her moves: kept as sums, so that asking for them at every redraw costs little,
 * and as the stretches that they are made of, at most {@value #MOST} a day and agent. Any thread.
 */
final class AgentDays {
    /** Where she is since then; what a row of the log says. */
    record Move(String agent, Instant at, Presence presence, String reason, Cause cause) {
        static Move of(Decision.AgentMoved moved) {
            AgentNow after = moved.after();
            return new Move(after.agent(), moved.at(), Presence.of(after), after.reason(), moved.cause());
        }
    }

    /** A new state every 10 s for 14 hours; from then on stretches join the last one, and only the sums go on. */
    static final int MOST = 5000;

    private static final class Day {
        final LocalDate date;
        final Stretches stretches;
        final Map<Presence, Duration> spent = new EnumMap<>(Presence.class);
        Instant since;
        Presence presence;
        String reason;
        int answered;
        int missed;
        /** Whether she talks about no item of hers, since when such talk had come to {@link #before}. */
        boolean engaged;
        /** It was she who called, so that what she writes up then is about no item of hers either. */
        boolean called;

        Duration besides = Duration.ZERO;
        Duration before = Duration.ZERO;

        Day(LocalDate date, Instant since, Presence presence, String reason) {
            this.date = date;
            this.stretches = new Stretches(since);
            this.since = since;
            this.presence = presence;
            this.reason = reason;
        }

        void close(Instant at) {
            Instant until = at.isBefore(since) ? since : at;
            if (until.equals(since)) return;
            spent.merge(presence, Duration.between(since, until), Duration::plus);
            besides = besides(until);
            if (stretches.size() < MOST) stretches.add(until, presence, reason);
            else stretches.extend(until);
            since = until;
        }

        Duration besides(Instant until) {
            boolean her = presence == Presence.TALKING || called && presence == Presence.WRAP_UP;
            boolean counts = engaged && her && until.isAfter(since);
            return counts ? besides.plus(Duration.between(since, until)) : besides;
        }

        /** Which talk is about an item: who wraps up after another talk has taken over a caller of a queue. */
        void talks(Move move) {
            boolean over = move.presence != Presence.TALKING && !(called && move.presence == Presence.WRAP_UP);
            if (move.cause == Cause.ENGAGED || move.cause == Cause.CALLED) {
                engaged = true;
                called = move.cause == Cause.CALLED;
                before = besides;
            } else if (move.cause == Cause.ACCEPTED || over) {
                engaged = false;
            }
        }

        /** Before the stretch that ends is counted. */
        void takesOver(Move move) {
            if (!engaged || called || move.presence != Presence.WRAP_UP) return;
            engaged = false;
            besides = before;
            answered++;
        }
    }

    private final ZoneId zone;
    private final Map<String, Day> days = new HashMap<>();

    /** @param before of each agent the last move before today, and those of today, oldest first */
    AgentDays(ZoneId zone, List<Move> before) {
        this.zone = zone;
        before.forEach(this::add);
    }

    synchronized void add(Move move) {
        Day day = days.get(move.agent);
        if (day == null) {
            day = new Day(date(move.at), move.at, move.presence, move.reason);
            days.put(move.agent, day);
        } else {
            day = today(move.agent, day, move.at);
            if (day.presence != move.presence || !day.reason.equals(move.reason)) {
                day.takesOver(move);
                day.close(move.at);
                day.presence = move.presence;
                day.reason = move.reason;
            }
        }
        day.talks(move);
        if (move.cause == Cause.ACCEPTED) day.answered++;
        if (move.cause == Cause.MISSED) day.missed++;
    }

    synchronized AgentDay day(String agent, Instant now) {
        Day day = at(agent, now);
        if (day == null) return new AgentDay(agent, List.of(), 0, 0, Duration.ZERO);
        List<Stretch> stretches = day.stretches.list();
        if (now.isAfter(day.since)) stretches.add(new Stretch(day.since, now, day.presence, day.reason));
        return new AgentDay(agent, stretches, day.answered, day.missed, day.besides(now));
    }

    synchronized Figures figures(String agent, Instant now) {
        Day day = at(agent, now);
        if (day == null) return new Figures(Map.of(), 0, 0, Duration.ZERO);
        var spent = new EnumMap<>(day.spent);
        if (now.isAfter(day.since)) spent.merge(day.presence, Duration.between(day.since, now), Duration::plus);
        return new Figures(Map.copyOf(spent), day.answered, day.missed, day.besides(now));
    }

    private @Nullable Day at(String agent, Instant now) {
        Day day = days.get(agent);
        return day == null ? null : today(agent, day, now);
    }

    /** Her day at this moment: at midnight a new one begins in the state in which the old one ended. */
    private Day today(String agent, Day day, Instant at) {
        LocalDate date = date(at);
        if (!date.isAfter(day.date)) return day;
        var next = new Day(date, date.atStartOfDay(zone).toInstant(), day.presence, day.reason);
        next.engaged = day.engaged;
        next.called = day.called;
        days.put(agent, next);
        return next;
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
