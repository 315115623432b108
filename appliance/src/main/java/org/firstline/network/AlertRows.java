package org.firstline.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.firstline.network.alerts.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of alerts and of payloads that could not be understood. */
final class AlertRows {
    private static final String SELECT = "select a.id, a.source, a.alert_key, a.node, a.hosts, a.name, a.severity,"
            + " a.is_open, a.means_down, a.summary, a.times, a.first_seen, a.last_seen, a.cleared_at from alert a ";

    private AlertRows() {}

    static Optional<Alert> find(Handle h, String source, String key) {
        return h.createQuery(SELECT + "where a.source = :source and a.alert_key = :key")
                .bind("source", source)
                .bind("key", key)
                .map((rs, ctx) -> alert(rs))
                .findOne();
    }

    static List<Alert> open(Handle h) {
        return h.createQuery(SELECT + "where a.is_open = true order by a.id")
                .map((rs, ctx) -> alert(rs))
                .list();
    }

    static List<Alert> list(Handle h, AlertFilter filter, @Nullable Long before, int limit) {
        String where = switch (filter) {
            case ALL -> "a.id < :before";
            case OPEN -> "a.is_open = true and a.id < :before";
            case UNMATCHED -> "a.is_open = true and a.node is null and a.id < :before";
        };
        return h.createQuery(SELECT + "where " + where + " order by a.id desc fetch first " + limit + " rows only")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .map((rs, ctx) -> alert(rs))
                .list();
    }

    /** @return the alert with its new id */
    static Alert insert(Handle h, Alert a) {
        long id = Db.insert(bind(
                h.createUpdate("insert into alert (source, alert_key, node, hosts, name, severity, is_open,"
                                + " means_down, summary, times, first_seen, last_seen, cleared_at) values (:source, :key,"
                                + " :node, :hosts, :name, :severity, :open, :meansDown, :summary, :times, :firstSeen,"
                                + " :lastSeen, :clearedAt)")
                        .bind("source", a.source())
                        .bind("key", a.key()),
                a));
        return withId(a, id);
    }

    static void update(Handle h, Alert a) {
        bind(
                        h.createUpdate(
                                "update alert set node = :node, hosts = :hosts, name = :name, severity = :severity,"
                                        + " is_open = :open, means_down = :meansDown, summary = :summary, times = :times,"
                                        + " first_seen = :firstSeen, last_seen = :lastSeen, cleared_at = :clearedAt where id = :id"),
                        a)
                .bind("id", a.id())
                .execute();
    }

    /** @return how many alerts were forgotten that were taken back before this moment */
    static int deleteClearedBefore(Handle h, Instant before) {
        return h.createUpdate("delete from alert where is_open = false and cleared_at < :before")
                .bind("before", before)
                .execute();
    }

    static void keepMalformed(Handle h, MalformedPayload payload, int most) {
        h.createUpdate("insert into malformed_alert (source, received_at, reason, size, body)"
                        + " values (:source, :at, :reason, :size, :body)")
                .bind("source", payload.source())
                .bind("at", payload.receivedAt())
                .bind("reason", payload.reason())
                .bind("size", payload.size())
                .bind("body", Base64.getEncoder().encodeToString(payload.body()))
                .execute();
        h.createQuery("select m.id from malformed_alert m order by m.id desc offset " + most
                        + " rows fetch first 1 rows only")
                .mapTo(Long.class)
                .findOne()
                .ifPresent(last -> h.createUpdate("delete from malformed_alert where id <= :last")
                        .bind("last", last)
                        .execute());
    }

    static List<MalformedPayload> malformed(Handle h, int limit) {
        return h.createQuery("select m.id, m.source, m.received_at, m.reason, m.size, m.body from malformed_alert m"
                        + " order by m.id desc fetch first " + limit + " rows only")
                .map((rs, ctx) -> new MalformedPayload(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getString(4),
                        rs.getInt(5),
                        Base64.getDecoder().decode(rs.getString(6))))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Alert a) {
        return statement
                .bind("node", a.node())
                .bind("hosts", String.join("\n", a.hosts()))
                .bind("name", a.name())
                .bind("severity", a.severity().name())
                .bind("open", a.open())
                .bind("meansDown", a.meansDown())
                .bind("summary", a.summary())
                .bind("times", a.times())
                .bind("firstSeen", a.firstSeen())
                .bind("lastSeen", a.lastSeen())
                // bound as what it is, so that Derby knows the type of a null
                .bind("clearedAt", a.clearedAt() == null ? null : Timestamp.from(a.clearedAt()));
    }

    private static Alert withId(Alert a, long id) {
        return new Alert(
                id,
                a.source(),
                a.key(),
                a.node(),
                a.hosts(),
                a.name(),
                a.severity(),
                a.open(),
                a.meansDown(),
                a.summary(),
                a.times(),
                a.firstSeen(),
                a.lastSeen(),
                a.clearedAt());
    }

    private static Alert alert(ResultSet rs) throws SQLException {
        var cleared = rs.getTimestamp(14);
        String hosts = rs.getString(5);
        return new Alert(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                hosts.isEmpty() ? List.of() : List.of(hosts.split("\n")),
                rs.getString(6),
                Severity.valueOf(rs.getString(7)),
                rs.getBoolean(8),
                rs.getBoolean(9),
                rs.getString(10),
                rs.getInt(11),
                rs.getTimestamp(12).toInstant(),
                rs.getTimestamp(13).toInstant(),
                cleared == null ? null : cleared.toInstant());
    }
}
