package org.firstline.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables {@code phone_call} and {@code phone_call_beat}. */
final class CallRows {
    private static final String COLUMNS =
            "id, direction, caller, called, category, queue, agent, outcome, ticket, subscriber, outage,"
                    + " arrived_at, menu_at, queued_at, offered_at, answered_at, ended_at, disposition";

    private CallRows() {}

    static void insert(Handle h, Collection<Call> calls) {
        if (calls.isEmpty()) return;
        PreparedBatch batch = h.prepareBatch("insert into phone_call (" + COLUMNS
                + ") values (:id, :direction, :caller, :called, :category, :queue, :agent, :outcome, :ticket,"
                + " :subscriber, :outage, :arrivedAt, :menuAt, :queuedAt, :offeredAt, :answeredAt, :endedAt,"
                + " :disposition)");
        for (Call call : calls) bind(batch, call).add();
        batch.execute();
    }

    static void update(Handle h, Collection<Call> calls) {
        if (calls.isEmpty()) return;
        PreparedBatch batch =
                h.prepareBatch("update phone_call set category = :category, queue = :queue, agent = :agent, outcome ="
                        + " :outcome, ticket = :ticket, subscriber = :subscriber, outage = :outage, menu_at = :menuAt,"
                        + " queued_at = :queuedAt, offered_at = :offeredAt, answered_at = :answeredAt, ended_at ="
                        + " :endedAt, disposition = :disposition where id = :id");
        for (Call call : calls) bind(batch, call).add();
        batch.execute();
    }

    static Optional<Call> find(Handle h, String id) {
        return h.createQuery("select " + COLUMNS + " from phone_call where id = :id")
                .bind("id", id)
                .map((rs, _) -> call(rs))
                .findOne();
    }

    static Optional<Call> findLastEnded(Handle h, String caller) {
        return h.createQuery("select " + COLUMNS + " from phone_call where caller = :caller and outcome <> :open"
                        + " order by id desc fetch first 1 rows only")
                .bind("caller", caller)
                .bind("open", Outcome.IN_PROGRESS.name())
                .map((rs, _) -> call(rs))
                .findOne();
    }

    /** As {@link CallHistory#lastOf}. */
    static Map<String, Instant> lastOf(Handle h, Instant since, int most) {
        var last = new LinkedHashMap<String, Instant>();
        h.createQuery("select caller, max(arrived_at) from phone_call where arrived_at >= :since and outcome <> :open"
                        + " and caller <> '' group by caller order by 2 desc fetch first " + most + " rows only")
                .bind("since", since)
                .bind("open", Outcome.IN_PROGRESS.name())
                .map((rs, _) -> Map.entry(rs.getString(1), rs.getTimestamp(2).toInstant()))
                .list()
                .reversed()
                .forEach(e -> last.put(e.getKey(), e.getValue()));
        return last;
    }

    /** Which of these calls have a row. */
    static List<String> known(Handle h, Collection<String> ids) {
        var found = new ArrayList<String>();
        for (String id : ids)
            h.createQuery("select id from phone_call where id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(found::add);
        return found;
    }

    /** Calls whose rows were never closed, oldest first. */
    static List<Call> open(Handle h) {
        return h.createQuery("select " + COLUMNS + " from phone_call where outcome = :outcome")
                .bind("outcome", Outcome.IN_PROGRESS.name())
                .map((rs, _) -> call(rs))
                .list();
    }

    static List<Call> list(Handle h, CallFilter filter, @Nullable String before, int limit) {
        var where = new ArrayList<String>();
        if (before != null) where.add("id < :before");
        if (filter.queue() != null) where.add("queue = :queue");
        if (filter.agent() != null) where.add("agent = :agent");
        if (filter.outcome() != null) where.add("outcome = :outcome");
        if (filter.subscriber() != null) where.add("subscriber = :subscriber");
        if (filter.from() != null) where.add("arrived_at >= :from");
        if (filter.until() != null) where.add("arrived_at < :until");
        var query = h.createQuery("select " + COLUMNS + " from phone_call"
                + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by id desc fetch first " + limit + " rows only");
        if (before != null) query.bind("before", before);
        if (filter.queue() != null) query.bind("queue", filter.queue());
        if (filter.agent() != null) query.bind("agent", filter.agent());
        if (filter.outcome() != null) query.bind("outcome", filter.outcome().name());
        if (filter.subscriber() != null) query.bind("subscriber", filter.subscriber());
        if (filter.from() != null) query.bind("from", filter.from());
        if (filter.until() != null) query.bind("until", filter.until());
        return query.map((rs, _) -> call(rs)).list();
    }

    static int count(Handle h, long outage, Outcome outcome) {
        return h.createQuery("select count(*) from phone_call where outage = :outage and outcome = :outcome")
                .bind("outage", outage)
                .bind("outcome", outcome.name())
                .mapTo(Integer.class)
                .one();
    }

    static Set<String> callers(Handle h, long outage, Instant from) {
        return new HashSet<>(
                h.createQuery("select distinct caller from phone_call where outage = :outage and menu_at is not null"
                                + " and arrived_at >= :from")
                        .bind("outage", outage)
                        .bind("from", from)
                        .mapTo(String.class)
                        .list());
    }

    static List<Arrival> arrivals(Handle h, Instant from, Instant until, int limit) {
        return h.createQuery("select subscriber, arrived_at from phone_call where arrived_at >= :from"
                        + " and arrived_at < :until and direction = 'IN' and subscriber is not null"
                        + " order by arrived_at fetch first " + limit + " rows only")
                .bind("from", from)
                .bind("until", until)
                .map((rs, _) -> new Arrival(rs.getLong(1), rs.getTimestamp(2).toInstant()))
                .list();
    }

    /** Calls that arrived in this time, were answered by an agent and are over. */
    static List<Talked> talked(Handle h, Instant from, Instant until, int limit) {
        return h.createQuery("select c.id, c.agent, c.queue, c.ticket, c.arrived_at, c.answered_at, c.ended_at, r.state"
                        + " from phone_call c left join phone_recording r on r.call_id = c.id"
                        + " where c.arrived_at >= :from and c.arrived_at < :until and c.outcome = 'ANSWERED'"
                        + " and c.agent is not null order by c.arrived_at fetch first " + limit + " rows only")
                .bind("from", from)
                .bind("until", until)
                .map((rs, _) -> new Talked(
                        rs.getString("id"),
                        rs.getString("agent"),
                        rs.getString("queue"),
                        number(rs, "ticket"),
                        rs.getTimestamp("arrived_at").toInstant(),
                        Duration.between(
                                rs.getTimestamp("answered_at").toInstant(),
                                rs.getTimestamp("ended_at").toInstant()),
                        isKept(rs.getString("state"))))
                .list();
    }

    /** How calls that arrived in this time ended, by whether they were queued. */
    static List<Counted> counts(Handle h, Instant from, Instant until) {
        return h.createQuery("select outcome, count(*), count(queued_at) from phone_call"
                        + " where arrived_at >= :from and arrived_at < :until group by outcome")
                .bind("from", from)
                .bind("until", until)
                .map((rs, _) -> new Counted(Outcome.valueOf(rs.getString(1)), rs.getInt(2), rs.getInt(3)))
                .list();
    }

    record Counted(Outcome outcome, int arrived, int queued) {}

    static void beat(Handle h, Instant now) {
        int there = h.createUpdate("update phone_call_beat set beat_at = :now where id = 1")
                .bind("now", now)
                .execute();
        if (there == 0)
            h.createUpdate("insert into phone_call_beat (id, beat_at) values (1, :now)")
                    .bind("now", now)
                    .execute();
    }

    static Optional<Instant> lastBeat(Handle h) {
        return h.createQuery("select beat_at from phone_call_beat where id = 1")
                .map((rs, _) -> rs.getTimestamp(1).toInstant())
                .findOne();
    }

    private static boolean isKept(@Nullable String recording) {
        return recording != null && Recording.State.valueOf(recording).isKept();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Call call) {
        return statement
                .bind("id", call.id())
                .bind("direction", call.direction().name())
                .bind("caller", call.caller())
                .bind("called", call.called())
                .bind("category", call.category())
                .bindByType("queue", call.queue(), String.class)
                .bindByType("agent", call.agent(), String.class)
                .bind("outcome", call.outcome().name())
                .bindByType("ticket", call.ticket(), Long.class)
                .bindByType("subscriber", call.subscriber(), Long.class)
                .bindByType("outage", call.outage(), Long.class)
                .bind("arrivedAt", call.arrivedAt())
                .bindByType("menuAt", call.menuAt(), Instant.class)
                .bindByType("queuedAt", call.queuedAt(), Instant.class)
                .bindByType("offeredAt", call.offeredAt(), Instant.class)
                .bindByType("answeredAt", call.answeredAt(), Instant.class)
                .bindByType("endedAt", call.endedAt(), Instant.class)
                .bindByType("disposition", call.disposition(), String.class);
    }

    private static Call call(ResultSet rs) throws SQLException {
        return new Call(
                rs.getString("id"),
                Call.Way.valueOf(rs.getString("direction")),
                rs.getString("caller"),
                rs.getString("called"),
                rs.getString("category"),
                rs.getString("queue"),
                rs.getString("agent"),
                Outcome.valueOf(rs.getString("outcome")),
                number(rs, "ticket"),
                number(rs, "subscriber"),
                number(rs, "outage"),
                rs.getTimestamp("arrived_at").toInstant(),
                moment(rs, "menu_at"),
                moment(rs, "queued_at"),
                moment(rs, "offered_at"),
                moment(rs, "answered_at"),
                moment(rs, "ended_at"),
                rs.getString("disposition"));
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
