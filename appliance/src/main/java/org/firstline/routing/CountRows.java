package org.firstline.routing;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.firstline.routing.DayBook.Page;
import org.firstline.routing.DayBook.Slot;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables routing_day and routing_minute. */
final class CountRows {
    private static final String SET = """
        set offered = :offered, answered = :answered, answered_in = :answeredIn, abandoned = :abandoned,
          abandoned_in = :abandonedIn, short_abandoned = :shortAbandoned, overflowed = :overflowed,
          waited_ms = :waited, longest_ms = :longest\n\
        """;
    private static final String NAMES = """
        offered, answered, answered_in, abandoned, abandoned_in, short_abandoned, overflowed, waited_ms,
        longest_ms)\n\
        """;
    private static final String VALUES = """
        :offered, :answered, :answeredIn, :abandoned, :abandonedIn, :shortAbandoned, :overflowed, :waited, :longest)\
        """;

    private CountRows() {}

    static Map<Page, Tally> days(Handle h, LocalDate from) {
        var days = new HashMap<Page, Tally>();
        h.createQuery("select * from routing_day where entry_day >= :from")
                .bind("from", Date.valueOf(from))
                .map((rs, ctx) -> days.put(
                        new Page(rs.getString("queue"), rs.getDate("entry_day").toLocalDate()), tally(rs)))
                .list();
        return days;
    }

    static void putDay(Handle h, Page page, Tally tally) {
        String[] sql = {
            "update routing_day " + SET + " where queue = :queue and entry_day = :day",
            "insert into routing_day (queue, entry_day, " + NAMES + " values (:queue, :day, " + VALUES
        };
        for (String attempt : sql) {
            int rows = bind(h.createUpdate(attempt), tally)
                    .bind("queue", page.queue())
                    .bind("day", Date.valueOf(page.day()))
                    .execute();
            if (rows > 0) return;
        }
    }

    /** @param from minutes since the epoch */
    static Map<Slot, Tally> minutes(Handle h, long from) {
        var minutes = new HashMap<Slot, Tally>();
        h.createQuery("select * from routing_minute where entry_minute >= :from")
                .bind("from", from)
                .map((rs, ctx) -> minutes.put(new Slot(rs.getString("queue"), rs.getLong("entry_minute")), tally(rs)))
                .list();
        return minutes;
    }

    static void putMinute(Handle h, Slot slot, Tally tally) {
        String[] sql = {
            "update routing_minute " + SET + " where queue = :queue and entry_minute = :minute",
            "insert into routing_minute (queue, entry_minute, " + NAMES + " values (:queue, :minute, " + VALUES
        };
        for (String attempt : sql) {
            int rows = bind(h.createUpdate(attempt), tally)
                    .bind("queue", slot.queue())
                    .bind("minute", slot.minute())
                    .execute();
            if (rows > 0) return;
        }
    }

    static void deleteMinutes(Handle h, long before) {
        h.createUpdate("delete from routing_minute where entry_minute < :before")
                .bind("before", before)
                .execute();
    }

    private static Tally tally(ResultSet rs) throws SQLException {
        return new Tally(
                rs.getInt("offered"),
                rs.getInt("answered"),
                rs.getInt("answered_in"),
                rs.getInt("abandoned"),
                rs.getInt("abandoned_in"),
                rs.getInt("short_abandoned"),
                rs.getInt("overflowed"),
                Duration.ofMillis(rs.getLong("waited_ms")),
                Duration.ofMillis(rs.getLong("longest_ms")));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Tally t) {
        return statement
                .bind("offered", t.offered())
                .bind("answered", t.answered())
                .bind("answeredIn", t.answeredIn())
                .bind("abandoned", t.abandoned())
                .bind("abandonedIn", t.abandonedIn())
                .bind("shortAbandoned", t.shortAbandoned())
                .bind("overflowed", t.overflowed())
                .bind("waited", t.waited().toMillis())
                .bind("longest", t.longestWait().toMillis());
    }
}
