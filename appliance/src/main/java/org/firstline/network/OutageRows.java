package org.firstline.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of outages. */
final class OutageRows {
    private static final String SELECT = "select o.id, o.node, o.state, o.affected, o.started_at, o.expected_at,"
            + " o.confirmed_at, o.cleared_at, o.note, o.by_hand, o.merged_into from outage o ";

    private OutageRows() {}

    static Optional<Outage> find(Handle h, long id) {
        return h.createQuery(SELECT + "where o.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> outage(rs))
                .findOne()
                .map(o -> withNodes(h, o));
    }

    static List<Outage> list(Handle h, boolean openOnly, @Nullable Long before, int limit) {
        String open = openOnly ? "o.state in ('SUSPECTED', 'CONFIRMED') and " : "";
        return h
                .createQuery(SELECT + "where " + open + "o.id < :before order by o.id desc fetch first " + limit
                        + " rows only")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .map((rs, ctx) -> outage(rs))
                .list()
                .stream()
                .map(o -> withNodes(h, o))
                .toList();
    }

    /** Those that alerts can still touch: open, muted, or ended after this moment and not merged. */
    static List<Outage> live(Handle h, Instant endedAfter) {
        return h
                .createQuery(SELECT + "where o.state in ('SUSPECTED', 'CONFIRMED') or o.muted = true"
                        + " or (o.state <> 'MERGED' and o.cleared_at > :after) order by o.id")
                .bind("after", endedAfter)
                .map((rs, ctx) -> outage(rs))
                .list()
                .stream()
                .map(o -> withNodes(h, o))
                .toList();
    }

    static Set<Long> muted(Handle h) {
        return new HashSet<>(h.createQuery("select o.id from outage o where o.muted = true")
                .mapTo(Long.class)
                .list());
    }

    static long lastId(Handle h) {
        return h.createQuery("select coalesce(max(id), 0) from outage")
                .mapTo(Long.class)
                .one();
    }

    static void insert(Handle h, Outage o) {
        bind(
                        h.createUpdate(
                                "insert into outage (id, node, state, affected, started_at, expected_at, confirmed_at,"
                                        + " cleared_at, note, by_hand, merged_into, muted) values (:id, :node, :state, :affected,"
                                        + " :startedAt, :expectedAt, :confirmedAt, :clearedAt, :note, :byHand, :mergedInto, :muted)"),
                        o)
                .bind("startedAt", o.startedAt())
                .bind("byHand", o.byHand())
                .bind("muted", false)
                .execute();
        addNodes(h, o.id(), o.nodes());
    }

    static void update(Handle h, Outage o) {
        bind(
                        h.createUpdate("update outage set node = :node, state = :state, affected = :affected,"
                                + " expected_at = :expectedAt, confirmed_at = :confirmedAt, cleared_at = :clearedAt,"
                                + " note = :note, merged_into = :mergedInto where id = :id"),
                        o)
                .execute();
    }

    static void mute(Handle h, long id, boolean muted) {
        h.createUpdate("update outage set muted = :muted where id = :id")
                .bind("muted", muted)
                .bind("id", id)
                .execute();
    }

    static void addNodes(Handle h, long id, Collection<String> nodes) {
        if (nodes.isEmpty()) return;
        var batch = h.prepareBatch("insert into outage_node (outage, node) values (:outage, :node)");
        nodes.forEach(node -> batch.bind("outage", id).bind("node", node).add());
        batch.execute();
    }

    static void addStep(Handle h, OutageStep step) {
        h.createUpdate("insert into outage_step (outage, happened_at, actor, what, detail)"
                        + " values (:outage, :at, :actor, :what, :detail)")
                .bind("outage", step.outage())
                .bind("at", step.at())
                .bind("actor", step.actor())
                .bind("what", step.what())
                .bind("detail", step.detail())
                .execute();
    }

    /** The newest first. */
    static List<OutageStep> steps(Handle h, long id, int limit) {
        return h.createQuery("select s.outage, s.happened_at, s.actor, s.what, s.detail from outage_step s"
                        + " where s.outage = :id order by s.id desc fetch first " + limit + " rows only")
                .bind("id", id)
                .map((rs, ctx) -> new OutageStep(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5)))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Outage o) {
        return statement
                .bind("id", o.id())
                .bind("node", o.node())
                .bind("state", o.state().name())
                .bind("affected", o.affected())
                .bind("expectedAt", timestamp(o.expectedAt()))
                .bind("confirmedAt", timestamp(o.confirmedAt()))
                .bind("clearedAt", timestamp(o.clearedAt()))
                .bind("note", o.note())
                .bind("mergedInto", o.mergedInto());
    }

    private static Outage withNodes(Handle h, Outage o) {
        var nodes = new HashSet<>(h.createQuery("select n.node from outage_node n where n.outage = :id")
                .bind("id", o.id())
                .mapTo(String.class)
                .list());
        return o.grown(o.node(), nodes);
    }

    private static Outage outage(ResultSet rs) throws SQLException {
        long into = rs.getLong(11);
        Long mergedInto = rs.wasNull() ? null : into;
        return new Outage(
                rs.getLong(1),
                rs.getString(2),
                Set.of(),
                OutageState.valueOf(rs.getString(3)),
                rs.getInt(4),
                rs.getTimestamp(5).toInstant(),
                instant(rs.getTimestamp(6)),
                instant(rs.getTimestamp(7)),
                instant(rs.getTimestamp(8)),
                rs.getString(9),
                rs.getBoolean(10),
                mergedInto);
    }

    /** Bound as what it is, so that Derby knows the type of a null. */
    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
