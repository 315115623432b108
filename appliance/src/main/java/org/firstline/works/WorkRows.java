package org.firstline.works;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Db;
import org.firstline.base.PublicText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables {@code planned_work}, its nodes, steps and notices. */
final class WorkRows {
    private static final String SELECT = "select w.id, w.kind, w.state, w.from_at, w.until_at, w.revision, w.text_en,"
            + " w.text_ru, w.note, w.reason, w.notices, w.planned_at, w.planned_by, w.started_at, w.ended_at"
            + " from planned_work w ";

    private WorkRows() {}

    static PlannedWork insert(Handle h, PlannedWork work) {
        long id = Db.insert(bind(
                        h.createUpdate("insert into planned_work (kind, state, from_at, until_at, revision, text_en,"
                                + " text_ru, note, reason, notices, planned_at, planned_by, started_at, ended_at) values"
                                + " (:kind, :state, :from, :until, :revision, :textEn, :textRu, :note, :reason, :notices,"
                                + " :plannedAt, :plannedBy, :startedAt, :endedAt)"),
                        work)
                .bind("kind", work.kind().name())
                .bind("textEn", work.text().en())
                .bind("textRu", work.text().ru())
                .bind("note", work.note())
                .bind("notices", words(work.notices()))
                .bind("plannedAt", work.plannedAt())
                .bind("plannedBy", work.plannedBy()));
        var nodes = h.prepareBatch("insert into planned_work_node (work_id, node) values (:work, :node)");
        work.nodes().forEach(node -> nodes.bind("work", id).bind("node", node).add());
        nodes.execute();
        add(h, new WorkStep(id, work.plannedAt(), work.plannedBy(), WorkStepKind.PLANNED));
        return work.withId(id);
    }

    static void update(Handle h, PlannedWork work, WorkStep step) {
        bind(
                        h.createUpdate("update planned_work set state = :state, from_at = :from, until_at = :until,"
                                + " revision = :revision, reason = :reason, started_at = :startedAt, ended_at = :endedAt"
                                + " where id = :id"),
                        work)
                .bind("id", work.id())
                .execute();
        add(h, step);
    }

    /** The newest first. */
    static List<WorkStep> steps(Handle h, long work, int limit) {
        return h.createQuery("select s.work_id, s.happened_at, s.actor, s.what from planned_work_step s"
                        + " where s.work_id = :work order by s.id desc fetch first " + limit + " rows only")
                .bind("work", work)
                .map((rs, ctx) -> new WorkStep(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        WorkStepKind.of(rs.getString(4))))
                .list();
    }

    private static void add(Handle h, WorkStep step) {
        h.createUpdate("insert into planned_work_step (work_id, happened_at, actor, what)"
                        + " values (:work, :at, :actor, :what)")
                .bind("work", step.work())
                .bind("at", step.at())
                .bind("actor", step.actor())
                .bind("what", step.what().word())
                .execute();
    }

    /** Those that are not over, and those that ended after this moment and have not said so. */
    static List<PlannedWork> live(Handle h, Instant endedAfter) {
        return works(
                h,
                h.createQuery(SELECT + "where w.state in ('PLANNED', 'RUNNING') or (w.ended_at > :after and not exists"
                                + " (select 1 from planned_work_notice n where n.work_id = w.id and n.notice ="
                                + " w.state)) order by w.id")
                        .bind("after", endedAfter)
                        .map((rs, ctx) -> work(rs))
                        .list());
    }

    static List<PlannedWork> between(Handle h, Instant from, Instant until, int limit) {
        return works(
                h,
                h.createQuery(SELECT + "where w.from_at < :until and w.until_at > :from order by w.from_at, w.id"
                                + " fetch first " + limit + " rows only")
                        .bind("from", from)
                        .bind("until", until)
                        .map((rs, ctx) -> work(rs))
                        .list());
    }

    static List<PlannedWork> list(Handle h, @Nullable Long before, int limit) {
        return works(
                h,
                h.createQuery(SELECT + "where w.id < :before order by w.id desc fetch first " + limit + " rows only")
                        .bind("before", before == null ? Long.MAX_VALUE : before)
                        .map((rs, ctx) -> work(rs))
                        .list());
    }

    static Optional<PlannedWork> find(Handle h, long id) {
        return h.createQuery(SELECT + "where w.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> work(rs))
                .findOne()
                .map(work -> withNodes(h, work));
    }

    /** @return false where that was known */
    static boolean addGiven(Handle h, GivenNotice given) {
        boolean known = given(h, given.work()).stream()
                .anyMatch(g -> g.notice() == given.notice() && g.revision() == given.revision());
        if (known) return false;
        h.createUpdate("insert into planned_work_notice (work_id, revision, notice, given_at, phones)"
                        + " values (:work, :revision, :notice, :at, :phones)")
                .bind("work", given.work())
                .bind("revision", given.revision())
                .bind("notice", given.notice().name())
                .bind("at", given.at())
                .bind("phones", given.phones())
                .execute();
        return true;
    }

    static List<GivenNotice> given(Handle h, long work) {
        return h.createQuery("select n.work_id, n.revision, n.notice, n.given_at, n.phones from planned_work_notice n"
                        + " where n.work_id = :work order by n.given_at, n.revision, n.notice")
                .bind("work", work)
                .map((rs, ctx) -> new GivenNotice(
                        rs.getLong(1),
                        rs.getInt(2),
                        Notice.valueOf(rs.getString(3)),
                        rs.getTimestamp(4).toInstant(),
                        rs.getInt(5)))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PlannedWork work) {
        return statement
                .bind("state", work.state().name())
                .bind("from", work.from())
                .bind("until", work.until())
                .bind("revision", work.revision())
                .bind("reason", work.reason())
                .bind("startedAt", timestamp(work.startedAt()))
                .bind("endedAt", timestamp(work.endedAt()));
    }

    private static List<PlannedWork> works(Handle h, List<PlannedWork> bare) {
        return bare.stream().map(work -> withNodes(h, work)).toList();
    }

    private static PlannedWork withNodes(Handle h, PlannedWork work) {
        var nodes = new HashSet<>(h.createQuery("select n.node from planned_work_node n where n.work_id = :work")
                .bind("work", work.id())
                .mapTo(String.class)
                .list());
        return work.at(nodes);
    }

    private static PlannedWork work(ResultSet rs) throws SQLException {
        return new PlannedWork(
                rs.getLong(1),
                WorkKind.valueOf(rs.getString(2)),
                WorkState.valueOf(rs.getString(3)),
                Set.of(),
                rs.getTimestamp(4).toInstant(),
                rs.getTimestamp(5).toInstant(),
                rs.getInt(6),
                new PublicText(rs.getString(7), rs.getString(8)),
                rs.getString(9),
                rs.getString(10),
                notices(rs.getString(11)),
                rs.getTimestamp(12).toInstant(),
                rs.getString(13),
                instant(rs.getTimestamp(14)),
                instant(rs.getTimestamp(15)));
    }

    private static String words(Collection<Notice> notices) {
        return notices.stream().sorted().map(Notice::name).collect(Collectors.joining(" "));
    }

    private static Set<Notice> notices(String words) {
        return words.isEmpty()
                ? Set.of()
                : Arrays.stream(words.split(" ")).map(Notice::valueOf).collect(Collectors.toSet());
    }

    /** Bound as what it is, so that Derby knows the type of a null. */
    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
