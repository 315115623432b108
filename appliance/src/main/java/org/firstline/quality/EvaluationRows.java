package org.firstline.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The tables {@code quality_evaluation} and {@code quality_step}. */
final class EvaluationRows {
    private static final String SELECT = "select id, card_id, version, subject, ticket, agent, evaluator, happened_at,"
            + " judged_at, answers, percent, critical_fail, remark, dispute from quality_evaluation";

    private EvaluationRows() {}

    /** With its first step. */
    static Evaluation insert(Handle h, Evaluation one) {
        Evaluation kept = one.withId(put(h, one));
        add(h, Step.of(kept, one.judgedAt(), one.evaluator(), Step.Kind.EVALUATED, one.comment()));
        return kept;
    }

    static void insert(Handle h, PastEvaluation past) {
        long id = put(h, past.evaluation());
        past.steps().forEach(step -> add(h, step.of(id)));
    }

    private static long put(Handle h, Evaluation one) {
        return Db.insert(h.createUpdate("insert into quality_evaluation (card_id, version, subject, ticket, agent,"
                        + " evaluator, happened_at, judged_at, answers, percent, critical_fail, remark, dispute)"
                        + " values (:card, :version, :subject, :ticket, :agent, :evaluator, :at, :judgedAt, :answers,"
                        + " :percent, :fail, :comment, :dispute)")
                .bind("card", one.card())
                .bind("version", one.version())
                .bind("subject", one.subject().key())
                .bindByType("ticket", one.ticket(), Long.class)
                .bind("agent", one.agent())
                .bind("evaluator", one.evaluator())
                .bind("at", one.at())
                .bind("judgedAt", one.judgedAt())
                .bind("answers", Answer.written(one.answers()))
                .bind("percent", one.score().percent())
                .bind("fail", one.score().criticalFail())
                .bind("comment", one.comment())
                .bind("dispute", one.dispute().name()));
    }

    /** Where its dispute is still as it was; false where somebody was faster. */
    static boolean update(Handle h, DisputeState before, Evaluation after, Step step) {
        int changed = h.createUpdate("update quality_evaluation set answers = :answers, percent = :percent,"
                        + " critical_fail = :fail, dispute = :dispute where id = :id and dispute = :before")
                .bind("answers", Answer.written(after.answers()))
                .bind("percent", after.score().percent())
                .bind("fail", after.score().criticalFail())
                .bind("dispute", after.dispute().name())
                .bind("id", after.id())
                .bind("before", before.name())
                .execute();
        if (changed == 1) add(h, step);
        return changed == 1;
    }

    static void add(Handle h, Step step) {
        h.createUpdate("insert into quality_step (evaluation_id, happened_at, actor, what, remark, answers, percent,"
                        + " critical_fail) values (:evaluation, :at, :actor, :what, :text, :answers, :percent, :fail)")
                .bind("evaluation", step.evaluation())
                .bind("at", step.at())
                .bind("actor", step.actor())
                .bind("what", step.kind().name())
                .bind("text", step.text())
                .bind("answers", Answer.written(step.answers()))
                .bind("percent", step.score().percent())
                .bind("fail", step.score().criticalFail())
                .execute();
    }

    /** The oldest first. */
    static List<Step> steps(Handle h, long evaluation) {
        return h.createQuery("select evaluation_id, happened_at, actor, what, remark, answers, percent, critical_fail"
                        + " from quality_step where evaluation_id = :evaluation order by id")
                .bind("evaluation", evaluation)
                .map((rs, _) -> new Step(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        Step.Kind.valueOf(rs.getString(4)),
                        rs.getString(5),
                        Answer.read(rs.getString(6)),
                        new Score(rs.getInt(7), rs.getBoolean(8))))
                .list();
    }

    static Optional<Evaluation> find(Handle h, long id) {
        return h.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((rs, _) -> evaluation(rs))
                .findOne();
    }

    static boolean isThere(Handle h, Subject subject, long card, String evaluator) {
        return h.createQuery("select count(*) from quality_evaluation where subject = :subject and card_id = :card"
                                + " and evaluator = :evaluator")
                        .bind("subject", subject.key())
                        .bind("card", card)
                        .bind("evaluator", evaluator)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The newest first. */
    static List<Evaluation> list(Handle h, EvaluationFilter filter, @Nullable Long before, int limit) {
        var where = new ArrayList<String>();
        if (before != null) where.add("id < :before");
        if (filter.card() != null) where.add("card_id = :card");
        if (filter.agent() != null) where.add("agent = :agent");
        if (filter.evaluator() != null) where.add("evaluator = :evaluator");
        if (filter.dispute() != null) where.add("dispute = :dispute");
        if (filter.subject() != null) where.add("subject = :subject");
        if (filter.from() != null) where.add("happened_at >= :from");
        if (filter.until() != null) where.add("happened_at < :until");
        Query query = h.createQuery(SELECT + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by id desc fetch first " + limit + " rows only");
        if (before != null) query.bind("before", before);
        if (filter.card() != null) query.bind("card", filter.card());
        if (filter.agent() != null) query.bind("agent", filter.agent());
        if (filter.evaluator() != null) query.bind("evaluator", filter.evaluator());
        if (filter.dispute() != null) query.bind("dispute", filter.dispute().name());
        if (filter.subject() != null) query.bind("subject", filter.subject().key());
        if (filter.from() != null) query.bind("from", filter.from());
        if (filter.until() != null) query.bind("until", filter.until());
        return query.map((rs, _) -> evaluation(rs)).list();
    }

    static int countDisputed(Handle h) {
        return h.createQuery("select count(*) from quality_evaluation where dispute = :open")
                .bind("open", DisputeState.OPEN.name())
                .mapTo(Integer.class)
                .one();
    }

    private static Evaluation evaluation(ResultSet rs) throws SQLException {
        long ticket = rs.getLong("ticket");
        boolean without = rs.wasNull();
        return new Evaluation(
                rs.getLong("id"),
                rs.getLong("card_id"),
                rs.getInt("version"),
                Subject.of(rs.getString("subject")),
                without ? null : ticket,
                rs.getString("agent"),
                rs.getString("evaluator"),
                instant(rs, "happened_at"),
                instant(rs, "judged_at"),
                Answer.read(rs.getString("answers")),
                new Score(rs.getInt("percent"), rs.getBoolean("critical_fail")),
                rs.getString("remark"),
                DisputeState.valueOf(rs.getString("dispute")));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getTimestamp(column).toInstant();
    }
}
