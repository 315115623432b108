package org.firstline.diagnostics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code line_check} and {@code line_finding}. */
final class CheckRows {
    private static final String ALL =
            "select id, subscriber, ticket, outage, actor, started_at, done_at from line_check ";

    private CheckRows() {}

    static void insert(Handle h, Check check) {
        Instant done = check.doneAt();
        if (done == null) throw new IllegalArgumentException("a check that runs is not kept");
        h.createUpdate("""
            insert into line_check (id, subscriber, ticket, outage, actor, started_at, done_at)
            values (:id, :subscriber, :ticket, :outage, :actor, :started, :done)\
            """)
                .bind("id", check.id())
                .bind("subscriber", check.subscriber())
                .bind("ticket", check.purpose().ticket())
                .bind("outage", check.purpose().outage())
                .bind("actor", check.actor())
                .bind("started", Timestamp.from(check.startedAt()))
                .bind("done", Timestamp.from(done))
                .execute();
        for (Finding f : check.findings())
            h.createUpdate("""
                insert into line_finding (check_id, kind, mark, reason, args, took_ms)
                values (:check, :kind, :mark, :reason, :args, :took)\
                """)
                    .bind("check", check.id())
                    .bind("kind", f.kind().name())
                    .bind("mark", f.mark().name())
                    .bind("reason", f.reason())
                    .bind("args", String.join("|", f.args()))
                    .bind("took", f.took().toMillis())
                    .execute();
    }

    static Optional<Check> find(Handle h, String id) {
        return h.createQuery(ALL + "where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> check(rs))
                .findOne()
                .map(check -> check.with(findings(h, id)));
    }

    static List<Check> list(Handle h, long subscriber, int limit) {
        return h
                .createQuery(ALL + "where subscriber = :subscriber order by id desc fetch first :limit rows only")
                .bind("subscriber", subscriber)
                .bind("limit", limit)
                .map((rs, ctx) -> check(rs))
                .list()
                .stream()
                .map(check -> check.with(findings(h, check.id())))
                .toList();
    }

    static int deleteBefore(Handle h, Instant before) {
        return h.createUpdate("delete from line_check where done_at < :before")
                .bind("before", Timestamp.from(before))
                .execute();
    }

    private static List<Finding> findings(Handle h, String check) {
        return h.createQuery("select kind, mark, reason, args, took_ms from line_finding where check_id = :check")
                .bind("check", check)
                .map((rs, ctx) -> new Finding(
                        ProbeKind.valueOf(rs.getString("kind")),
                        Mark.valueOf(rs.getString("mark")),
                        rs.getString("reason"),
                        args(rs.getString("args")),
                        Duration.ofMillis(rs.getLong("took_ms"))))
                .list();
    }

    private static List<String> args(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|", -1));
    }

    private static Check check(ResultSet rs) throws SQLException {
        return new Check(
                rs.getString("id"),
                rs.getLong("subscriber"),
                new Purpose(number(rs, "ticket"), number(rs, "outage")),
                rs.getString("actor"),
                rs.getTimestamp("started_at").toInstant(),
                rs.getTimestamp("done_at").toInstant(),
                new ArrayList<>());
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long number = rs.getLong(column);
        return rs.wasNull() ? null : number;
    }
}
