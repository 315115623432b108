package org.firstline.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code phone_queue_rules} and {@code phone_disposition}. */
final class RuleRows {
    private RuleRows() {}

    static List<QueueRules> rules(Handle h) {
        return h.createQuery(
                        "select queue, recorded, announced, hold_seconds, greeting, survey, caller_id, announce_seconds"
                                + " from phone_queue_rules order by queue")
                .map((rs, _) -> new QueueRules(
                        rs.getString("queue"),
                        rs.getBoolean("recorded"),
                        rs.getBoolean("announced"),
                        Duration.ofSeconds(rs.getInt("hold_seconds")),
                        rs.getString("greeting"),
                        rs.getBoolean("survey"),
                        rs.getString("caller_id"),
                        announce(rs)))
                .list();
    }

    static void put(Handle h, QueueRules r) {
        h.createUpdate("delete from phone_queue_rules where queue = :queue")
                .bind("queue", r.queue())
                .execute();
        h.createUpdate("insert into phone_queue_rules"
                        + " (queue, recorded, announced, hold_seconds, greeting, survey, caller_id, announce_seconds)"
                        + " values (:queue, :recorded, :announced, :hold, :greeting, :survey, :callerId, :announce)")
                .bind("queue", r.queue())
                .bind("recorded", r.recorded())
                .bind("announced", r.announced())
                .bind("hold", (int) r.holdReminder().toSeconds())
                .bind("greeting", r.greeting())
                .bind("survey", r.survey())
                .bind("callerId", r.callerId())
                .bindByType("announce", seconds(r.announce()), Integer.class)
                .execute();
    }

    private static @Nullable Integer seconds(@Nullable Duration length) {
        return length == null ? null : (int) length.toSeconds();
    }

    private static @Nullable Duration announce(ResultSet rs) throws SQLException {
        int seconds = rs.getInt("announce_seconds");
        return rs.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    static List<Disposition> dispositions(Handle h) {
        return h.createQuery("select queue, code, title_en, title_ru from phone_disposition order by queue, place")
                .map((rs, _) -> new Disposition(
                        rs.getString("queue"),
                        rs.getString("code"),
                        rs.getString("title_en"),
                        rs.getString("title_ru")))
                .list();
    }

    static void replace(Handle h, String queue, List<Disposition> all) {
        h.createUpdate("delete from phone_disposition where queue = :queue")
                .bind("queue", queue)
                .execute();
        if (all.isEmpty()) return;
        var batch = h.prepareBatch("insert into phone_disposition (queue, code, place, title_en, title_ru)"
                + " values (:queue, :code, :place, :en, :ru)");
        int place = 0;
        for (Disposition one : all)
            batch.bind("queue", queue)
                    .bind("code", one.code())
                    .bind("place", place++)
                    .bind("en", one.titleEn())
                    .bind("ru", one.titleRu())
                    .add();
        batch.execute();
    }
}
