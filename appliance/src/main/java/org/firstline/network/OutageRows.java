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
import org.firstline.base.PublicText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of outages. */
final class OutageRows {
    private static final String SELECT = "select o.id, o.node, o.state, o.affected, o.started_at, o.expected_at,"
            + " o.confirmed_at, o.cleared_at, o.verified_at, o.note, o.public_en, o.public_ru, o.by_hand, o.reopened,"
            + " o.merged_into from outage o ";

    private OutageRows() {}

    static Optional<Outage> find(Handle h, long id) {
        return h.createQuery(SELECT + "where o.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> outage(rs))
                .findOne()
                .map(o -> withNodes(h, o));
    }

    /** @param openOnly those about which somebody still has to do something */
    static List<Outage> list(Handle h, boolean openOnly, @Nullable Long before, int limit) {
        String open = openOnly ? "o.state in ('SUSPECTED', 'CONFIRMED', 'RESTORING') and " : "";
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

    /** Those that alerts or time can still touch: open, being checked, muted, or ended after this moment and not merged. */
    static List<Outage> live(Handle h, Instant endedAfter) {
        return h
                .createQuery(SELECT + "where o.state in ('SUSPECTED', 'CONFIRMED', 'RESTORING') or o.muted = true"
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
                                        + " cleared_at, verified_at, note, public_en, public_ru, by_hand, reopened,"
                                        + " merged_into, muted) values (:id, :node, :state, :affected, :startedAt,"
                                        + " :expectedAt, :confirmedAt, :clearedAt, :verifiedAt, :note, :publicEn,"
                                        + " :publicRu, :byHand, :reopened, :mergedInto, :muted)"),
                        o)
                .bind("startedAt", o.startedAt())
                .bind("muted", false)
                .execute();
        addNodes(h, o.id(), o.nodes());
    }

    static void update(Handle h, Outage o) {
        bind(
                        h.createUpdate("update outage set node = :node, state = :state, affected = :affected,"
                                + " expected_at = :expectedAt, confirmed_at = :confirmedAt, cleared_at = :clearedAt,"
                                + " verified_at = :verifiedAt, note = :note, public_en = :publicEn, public_ru = :publicRu,"
                                + " by_hand = :byHand, reopened = :reopened, merged_into = :mergedInto where id = :id"),
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
                .bind("what", step.what().word())
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
                        StepKind.of(rs.getString(4)),
                        rs.getString(5)))
                .list();
    }

    static void addExpected(Handle h, ExpectedChange change) {
        h.createUpdate("insert into outage_expected (outage, happened_at, actor, from_at, to_at)"
                        + " values (:outage, :at, :actor, :from, :to)")
                .bind("outage", change.outage())
                .bind("at", change.at())
                .bind("actor", change.actor())
                .bind("from", timestamp(change.from()))
                .bind("to", timestamp(change.to()))
                .execute();
    }

    /** The oldest first. */
    static List<ExpectedChange> expected(Handle h, long id, int limit) {
        return h.createQuery("select e.outage, e.happened_at, e.actor, e.from_at, e.to_at from outage_expected e"
                        + " where e.outage = :id order by e.id fetch first " + limit + " rows only")
                .bind("id", id)
                .map((rs, ctx) -> new ExpectedChange(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        instant(rs.getTimestamp(4)),
                        instant(rs.getTimestamp(5))))
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
                .bind("verifiedAt", timestamp(o.verifiedAt()))
                .bind("note", o.note())
                .bind("publicEn", o.publicText().en())
                .bind("publicRu", o.publicText().ru())
                .bind("byHand", o.byHand())
                .bind("reopened", o.reopened())
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
        long into = rs.getLong(15);
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
                instant(rs.getTimestamp(9)),
                rs.getString(10),
                new PublicText(rs.getString(11), rs.getString(12)),
                rs.getBoolean(13),
                rs.getInt(14),
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
