package org.firstline.flows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code flow}, {@code flow_version}, {@code flow_change}, {@code flow_number} and {@code flow_walk}. */
final class FlowRows {
    private FlowRows() {}

    static List<FlowInfo> list(Handle h) {
        return h.createQuery("select name, published, draft_by, draft_at from flow order by name")
                .map((rs, ctx) -> info(rs))
                .list();
    }

    static Optional<FlowInfo> find(Handle h, String name) {
        return h.createQuery("select name, published, draft_by, draft_at from flow where name = :name")
                .bind("name", name)
                .map((rs, ctx) -> info(rs))
                .findOne();
    }

    static void insert(Handle h, String name) {
        h.createUpdate("insert into flow (name, published) values (:name, 0)")
                .bind("name", name)
                .execute();
    }

    static Optional<String> draft(Handle h, String name) {
        return h.createQuery("select draft from flow where name = :name and draft is not null")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    /** False where the draft has been changed since {@code seen}. */
    static boolean saveDraft(Handle h, String name, String text, String by, Instant at, @Nullable Instant seen) {
        return h.createUpdate("update flow set draft = :draft, draft_by = :by, draft_at = :at where name = :name and "
                                + (seen == null ? "draft_at is null" : "draft_at = :seen"))
                        .bind("draft", text)
                        .bind("by", by)
                        .bind("at", at)
                        .bind("name", name)
                        .bindByType("seen", seen, Instant.class)
                        .execute()
                == 1;
    }

    static void dropDraft(Handle h, String name) {
        h.createUpdate("update flow set draft = null, draft_by = null, draft_at = null where name = :name")
                .bind("name", name)
                .execute();
    }

    static void publish(Handle h, String name, int version) {
        h.createUpdate("update flow set published = :version where name = :name")
                .bind("version", version)
                .bind("name", name)
                .execute();
    }

    static int lastVersion(Handle h, String name) {
        return h.createQuery("select coalesce(max(version), 0) from flow_version where flow = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }

    static void insertVersion(Handle h, FlowVersion version, String text) {
        h.createUpdate("insert into flow_version (flow, version, body, made_by, made_at, note)"
                        + " values (:flow, :version, :body, :by, :at, :note)")
                .bind("flow", version.flow())
                .bind("version", version.version())
                .bind("body", text)
                .bind("by", version.madeBy())
                .bind("at", version.madeAt())
                .bind("note", version.note())
                .execute();
    }

    static Optional<String> text(Handle h, String name, int version) {
        return h.createQuery("select body from flow_version where flow = :name and version = :version")
                .bind("name", name)
                .bind("version", version)
                .mapTo(String.class)
                .findOne();
    }

    static List<FlowVersion> versions(Handle h, String name, int limit) {
        return h.createQuery("select flow, version, made_by, made_at, note from flow_version where flow = :name"
                        + " order by version desc fetch first " + limit + " rows only")
                .bind("name", name)
                .map((rs, ctx) -> new FlowVersion(
                        rs.getString("flow"),
                        rs.getInt("version"),
                        rs.getString("made_by"),
                        rs.getTimestamp("made_at").toInstant(),
                        rs.getString("note")))
                .list();
    }

    static void insertChange(Handle h, String name, FlowChange change) {
        h.createUpdate("insert into flow_change (flow, happened_at, actor, what, version)"
                        + " values (:flow, :at, :actor, :what, :version)")
                .bind("flow", name)
                .bind("at", change.at())
                .bind("actor", change.actor())
                .bind("what", change.what())
                .bind("version", change.version())
                .execute();
    }

    static List<FlowChange> changes(Handle h, String name, int limit) {
        return h.createQuery("select happened_at, actor, what, version from flow_change where flow = :name"
                        + " order by id desc fetch first " + limit + " rows only")
                .bind("name", name)
                .map((rs, ctx) -> new FlowChange(
                        rs.getTimestamp("happened_at").toInstant(),
                        rs.getString("actor"),
                        rs.getString("what"),
                        rs.getInt("version")))
                .list();
    }

    static List<NumberRule> numbers(Handle h) {
        return h.createQuery("select called, trunk, flow from flow_number order by called, trunk")
                .map((rs, ctx) -> new NumberRule(rs.getString("called"), rs.getString("trunk"), rs.getString("flow")))
                .list();
    }

    static void saveNumbers(Handle h, List<NumberRule> rules) {
        h.execute("delete from flow_number");
        for (NumberRule rule : rules)
            h.createUpdate("insert into flow_number (called, trunk, flow) values (:called, :trunk, :flow)")
                    .bind("called", rule.called())
                    .bind("trunk", rule.trunk())
                    .bind("flow", rule.flow())
                    .execute();
    }

    static void insertWalks(Handle h, List<Guide.Walked> walks) {
        var batch = h.prepareBatch("insert into flow_walk (call_id, flow, version, walked_at, trail)"
                + " values (:call, :flow, :version, :at, :trail)");
        for (Guide.Walked walk : walks)
            batch.bind("call", walk.call())
                    .bind("flow", walk.flow())
                    .bind("version", walk.version())
                    .bind("at", walk.at())
                    .bind("trail", walk.trail())
                    .add();
        batch.execute();
    }

    static List<Guide.Walked> walksOf(Handle h, String call) {
        return h.createQuery("select call_id, flow, version, walked_at, trail from flow_walk where call_id = :call"
                        + " order by id")
                .bind("call", call)
                .map((rs, ctx) -> new Guide.Walked(
                        rs.getString("call_id"),
                        rs.getString("flow"),
                        rs.getInt("version"),
                        rs.getString("trail"),
                        rs.getTimestamp("walked_at").toInstant()))
                .list();
    }

    static List<String> trails(Handle h, String flow, int version, Instant from, Instant until, int limit) {
        return h.createQuery("select trail from flow_walk where flow = :flow and version = :version"
                        + " and walked_at >= :from and walked_at < :until order by walked_at desc fetch first " + limit
                        + " rows only")
                .bind("flow", flow)
                .bind("version", version)
                .bind("from", from)
                .bind("until", until)
                .mapTo(String.class)
                .list();
    }

    private static FlowInfo info(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("draft_at");
        return new FlowInfo(
                rs.getString("name"),
                rs.getInt("published"),
                rs.getString("draft_by"),
                at == null ? null : at.toInstant());
    }
}
