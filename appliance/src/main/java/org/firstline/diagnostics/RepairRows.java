package org.firstline.diagnostics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code repair_check} and {@code repair_sample}. */
final class RepairRows {
    private static final String ALL = "select id, outage, started_at, ended_at, verdict, reason from repair_check ";

    private RepairRows() {}

    static RepairCheck insert(Handle h, RepairCheck check) {
        long id = Db.insert(h.createUpdate("""
            insert into repair_check (outage, started_at, ended_at, verdict, reason)
            values (:outage, :started, :ended, :verdict, :reason)\
            """)
                .bind("outage", check.outage())
                .bind("started", Timestamp.from(check.startedAt()))
                .bind("ended", timestamp(check.endedAt()))
                .bind("verdict", check.verdict().name())
                .bind("reason", check.reason()));
        for (Sampled s : check.sample())
            h.createUpdate("""
                insert into repair_sample (check_id, subscriber, phone, probe, probed_at, asked_at, answer, answered_at)
                values (:check, :subscriber, :phone, :probe, null, null, :answer, null)\
                """)
                    .bind("check", id)
                    .bind("subscriber", s.subscriber())
                    .bind("phone", s.phone())
                    .bind("probe", s.probe().name())
                    .bind("answer", s.answer().name())
                    .execute();
        return find(h, id).orElseThrow();
    }

    static void update(Handle h, long check, Sampled s) {
        h.createUpdate("""
            update repair_sample set probe = :probe, probed_at = :probed, asked_at = :asked, answer = :answer,
              answered_at = :answered where check_id = :check and subscriber = :subscriber\
            """)
                .bind("probe", s.probe().name())
                .bind("probed", timestamp(s.probedAt()))
                .bind("asked", timestamp(s.askedAt()))
                .bind("answer", s.answer().name())
                .bind("answered", timestamp(s.answeredAt()))
                .bind("check", check)
                .bind("subscriber", s.subscriber())
                .execute();
    }

    static void end(Handle h, RepairCheck check) {
        h.createUpdate("update repair_check set ended_at = :ended, verdict = :verdict, reason = :reason where id = :id")
                .bind("ended", timestamp(check.endedAt()))
                .bind("verdict", check.verdict().name())
                .bind("reason", check.reason())
                .bind("id", check.id())
                .execute();
    }

    static Optional<RepairCheck> find(Handle h, long id) {
        return list(h, "where id = :key", id).stream().findFirst();
    }

    static Optional<RepairCheck> latest(Handle h, long outage) {
        return list(h, "where outage = :key order by id desc fetch first 1 rows only", outage).stream()
                .findFirst();
    }

    static List<RepairCheck> live(Handle h) {
        return list(h, "where verdict = 'PENDING' and id >= :key order by id", 0);
    }

    /** The latest check that asked this phone since. */
    static Optional<RepairCheck> askedOn(Handle h, String phone, Instant since) {
        return h.createQuery("""
            select check_id from repair_sample where phone = :phone and asked_at >= :since
            order by asked_at desc fetch first 1 rows only\
            """)
                .bind("phone", phone)
                .bind("since", Timestamp.from(since))
                .mapTo(Long.class)
                .findOne()
                .flatMap(id -> find(h, id));
    }

    private static List<RepairCheck> list(Handle h, String where, long key) {
        return h.createQuery(ALL + where).bind("key", key).map((rs, ctx) -> check(rs)).list().stream()
                .map(c -> new RepairCheck(
                        c.id(), c.outage(), c.startedAt(), c.endedAt(), c.verdict(), c.reason(), sample(h, c.id())))
                .toList();
    }

    private static List<Sampled> sample(Handle h, long check) {
        return h.createQuery("""
            select subscriber, phone, probe, probed_at, asked_at, answer, answered_at from repair_sample
            where check_id = :check order by subscriber\
            """)
                .bind("check", check)
                .map((rs, ctx) -> new Sampled(
                        rs.getLong("subscriber"),
                        rs.getString("phone"),
                        Mark.valueOf(rs.getString("probe")),
                        instant(rs, "probed_at"),
                        instant(rs, "asked_at"),
                        Answer.valueOf(rs.getString("answer")),
                        instant(rs, "answered_at")))
                .list();
    }

    private static RepairCheck check(ResultSet rs) throws SQLException {
        return new RepairCheck(
                rs.getLong("id"),
                rs.getLong("outage"),
                rs.getTimestamp("started_at").toInstant(),
                instant(rs, "ended_at"),
                RepairVerdict.valueOf(rs.getString("verdict")),
                rs.getString("reason"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
