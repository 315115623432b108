package org.firstline.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;

/** The tables {@code quality_card}, its versions and questions. */
final class CardRows {
    private static final String SELECT =
            "select c.id, v.version, v.name, c.per_week, c.shortest_s, c.active, v.saved_at,"
                    + " v.saved_by from quality_card c join quality_card_version v on v.card_id = c.id ";

    private CardRows() {}

    static long insert(Handle h, CardDraft draft, String actor, Instant at) {
        long id = Db.insert(h.createUpdate("insert into quality_card (version, per_week, shortest_s, active)"
                        + " values (1, :perWeek, :shortest, true)")
                .bind("perWeek", draft.sampling().perWeek())
                .bind("shortest", (int) draft.sampling().shortest().toSeconds()));
        addVersion(h, id, 1, draft, actor, at);
        return id;
    }

    static void addVersion(Handle h, long id, int version, CardDraft draft, String actor, Instant at) {
        h.createUpdate("insert into quality_card_version (card_id, version, name, saved_at, saved_by)"
                        + " values (:card, :version, :name, :at, :actor)")
                .bind("card", id)
                .bind("version", version)
                .bind("name", draft.name())
                .bind("at", at)
                .bind("actor", actor)
                .execute();
        var batch = h.prepareBatch("insert into quality_question (card_id, version, number, question, weight, critical)"
                + " values (:card, :version, :number, :text, :weight, :critical)");
        for (int i = 0; i < draft.questions().size(); i++) {
            Question question = draft.questions().get(i);
            batch.bind("card", id)
                    .bind("version", version)
                    .bind("number", i + 1)
                    .bind("text", question.text())
                    .bind("weight", question.weight())
                    .bind("critical", question.critical())
                    .add();
        }
        batch.execute();
        h.createUpdate("update quality_card set version = :version where id = :card")
                .bind("version", version)
                .bind("card", id)
                .execute();
    }

    static void set(Handle h, long id, Sampling sampling, boolean active) {
        h.createUpdate("update quality_card set per_week = :perWeek, shortest_s = :shortest, active = :active"
                        + " where id = :id")
                .bind("perWeek", sampling.perWeek())
                .bind("shortest", (int) sampling.shortest().toSeconds())
                .bind("active", active)
                .bind("id", id)
                .execute();
    }

    static int count(Handle h) {
        return h.createQuery("select count(*) from quality_card")
                .mapTo(Integer.class)
                .one();
    }

    /** Each in its newest version, those in use first. */
    static List<Scorecard> list(Handle h) {
        return h
                .createQuery(SELECT + "where v.version = c.version order by c.active desc, v.name, c.id")
                .map((rs, _) -> card(rs))
                .list()
                .stream()
                .map(card -> withQuestions(h, card))
                .toList();
    }

    static Optional<Scorecard> find(Handle h, long id) {
        return h.createQuery(SELECT + "where v.version = c.version and c.id = :id")
                .bind("id", id)
                .map((rs, _) -> card(rs))
                .findOne()
                .map(card -> withQuestions(h, card));
    }

    static Optional<Scorecard> find(Handle h, long id, int version) {
        return h.createQuery(SELECT + "where v.version = :version and c.id = :id")
                .bind("id", id)
                .bind("version", version)
                .map((rs, _) -> card(rs))
                .findOne()
                .map(card -> withQuestions(h, card));
    }

    private static Scorecard withQuestions(Handle h, Scorecard card) {
        List<Question> questions = h.createQuery("select question, weight, critical from quality_question"
                        + " where card_id = :card and version = :version order by number")
                .bind("card", card.id())
                .bind("version", card.version())
                .map((rs, _) -> new Question(rs.getString(1), rs.getInt(2), rs.getBoolean(3)))
                .list();
        return new Scorecard(
                card.id(),
                card.version(),
                card.name(),
                questions,
                card.sampling(),
                card.active(),
                card.savedAt(),
                card.savedBy());
    }

    private static Scorecard card(ResultSet rs) throws SQLException {
        return new Scorecard(
                rs.getLong("id"),
                rs.getInt("version"),
                rs.getString("name"),
                List.of(),
                new Sampling(rs.getInt("per_week"), Duration.ofSeconds(rs.getInt("shortest_s"))),
                rs.getBoolean("active"),
                rs.getTimestamp("saved_at").toInstant(),
                rs.getString("saved_by"));
    }
}
