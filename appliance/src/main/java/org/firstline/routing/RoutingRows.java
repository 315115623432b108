package org.firstline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table routing_queue. */
final class RoutingRows {
    private RoutingRows() {}

    static List<QueueSettings> queues(Handle h) {
        return h.createQuery("select * from routing_queue order by name")
                .map((rs, ctx) -> queue(rs))
                .list();
    }

    private static QueueSettings queue(ResultSet rs) throws SQLException {
        return new QueueSettings(
                rs.getString("name"),
                rs.getString("title_en"),
                rs.getString("title_ru"),
                length(rs, "ring_ms"),
                rs.getInt("misses"),
                length(rs, "wrap_up_ms"),
                rs.getInt("service_level_s"),
                rs.getInt("target_percent"),
                length(rs, "not_again_ms"),
                Strategy.of(rs.getString("strategy")),
                new QueueOrder(
                        Needs.parse(rs.getString("needs")),
                        length(rs, "relax_after_ms"),
                        rs.getInt("relax_to"),
                        length(rs, "ageing_ms"),
                        length(rs, "preferred_wait_ms")),
                new QueueLimits(
                        length(rs, "max_wait_ms"),
                        Overflow.of(rs.getString("when_too_long")),
                        rs.getInt("max_length"),
                        Overflow.of(rs.getString("when_full")),
                        Presence.parse(rs.getString("join_with")),
                        Presence.parse(rs.getString("stay_with")),
                        Overflow.of(rs.getString("when_empty"))),
                new Hours(rs.getString("open_hours"), rs.getString("open_exceptions")),
                Overflow.of(rs.getString("when_closed")));
    }

    private static Duration length(ResultSet rs, String column) throws SQLException {
        return Duration.ofMillis(rs.getLong(column));
    }

    static void deleteQueue(Handle h, String name) {
        h.createUpdate("delete from routing_queue where name = :name")
                .bind("name", name)
                .execute();
    }

    static void putQueue(Handle h, QueueSettings q) {
        int updated = bind(h.createUpdate("""
            update routing_queue set title_en = :titleEn, title_ru = :titleRu, ring_ms = :ring,
              misses = :misses, wrap_up_ms = :wrapUp, service_level_s = :level, target_percent = :target, not_again_ms = :notAgain,
              strategy = :strategy, needs = :needs, relax_after_ms = :relaxAfter, relax_to = :relaxTo,
              ageing_ms = :ageing, preferred_wait_ms = :preferredWait, max_wait_ms = :maxWait,
              when_too_long = :whenTooLong, max_length = :maxLength, when_full = :whenFull,
              join_with = :joinWith, stay_with = :stayWith, when_empty = :whenEmpty,
              open_hours = :hours, open_exceptions = :exceptions, when_closed = :whenClosed
            where name = :name\
            """), q).execute();
        if (updated == 0) bind(h.createUpdate("""
            insert into routing_queue (name, title_en, title_ru, ring_ms, misses, wrap_up_ms,
              service_level_s, target_percent, not_again_ms, strategy, needs, relax_after_ms, relax_to, ageing_ms,
              preferred_wait_ms, max_wait_ms, when_too_long, max_length, when_full, join_with, stay_with,
              when_empty, open_hours, open_exceptions, when_closed)
            values (:name, :titleEn, :titleRu, :ring, :misses, :wrapUp, :level, :target, :notAgain, :strategy,
              :needs, :relaxAfter, :relaxTo, :ageing, :preferredWait, :maxWait, :whenTooLong, :maxLength,
              :whenFull, :joinWith, :stayWith, :whenEmpty, :hours, :exceptions, :whenClosed)\
            """), q).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, QueueSettings q) {
        QueueOrder order = q.order();
        QueueLimits limits = q.limits();
        return statement
                .bind("name", q.name())
                .bind("titleEn", q.titleEn())
                .bind("titleRu", q.titleRu())
                .bind("ring", q.ring().toMillis())
                .bind("misses", q.misses())
                .bind("wrapUp", q.wrapUp().toMillis())
                .bind("level", q.serviceLevelSeconds())
                .bind("target", q.targetPercent())
                .bind("notAgain", q.notAgain().toMillis())
                .bind("strategy", q.strategy().word())
                .bind("needs", order.needs().text())
                .bind("relaxAfter", order.relaxAfter().toMillis())
                .bind("relaxTo", order.relaxTo())
                .bind("ageing", order.ageing().toMillis())
                .bind("preferredWait", order.preferredWait().toMillis())
                .bind("maxWait", limits.maxWait().toMillis())
                .bind("whenTooLong", limits.whenTooLong().word())
                .bind("maxLength", limits.maxLength())
                .bind("whenFull", limits.whenFull().word())
                .bind("joinWith", Presence.text(limits.joinWith()))
                .bind("stayWith", Presence.text(limits.stayWith()))
                .bind("whenEmpty", limits.whenEmpty().word())
                .bind("hours", q.hours().text())
                .bind("exceptions", q.hours().exceptions())
                .bind("whenClosed", q.whenClosed().word());
    }
}
