package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables {@code phone_queue_rules} and {@code phone_disposition}. */
final class RuleRows {
    private RuleRows() {}

    static List<QueueRules> rules(Handle h) {
        return h.createQuery("select queue, recorded, announced, hold_seconds from phone_queue_rules order by queue")
                .map((rs, _) -> new QueueRules(
                        rs.getString("queue"),
                        rs.getBoolean("recorded"),
                        rs.getBoolean("announced"),
                        Duration.ofSeconds(rs.getInt("hold_seconds"))))
                .list();
    }

    static void put(Handle h, QueueRules r) {
        h.createUpdate("delete from phone_queue_rules where queue = :queue")
                .bind("queue", r.queue())
                .execute();
        h.createUpdate("insert into phone_queue_rules (queue, recorded, announced, hold_seconds)"
                        + " values (:queue, :recorded, :announced, :hold)")
                .bind("queue", r.queue())
                .bind("recorded", r.recorded())
                .bind("announced", r.announced())
                .bind("hold", (int) r.holdReminder().toSeconds())
                .execute();
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
