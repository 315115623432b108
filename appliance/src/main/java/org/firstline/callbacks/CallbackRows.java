package org.firstline.callbacks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables {@code callback} and {@code callback_rule}. */
final class CallbackRows {
    private static final String LIVE = "('WAITING', 'CALLING_AGENT', 'CALLING_SUBSCRIBER')";
    private static final String ALL = "select id, queue, number, source, state, queued_at, asked_at, next_try,"
            + " attempts, last_result, agent, language, name, subscriber, call_id, ticket, ended_at from callback ";

    private CallbackRows() {}

    static long insert(Handle h, Callback one) {
        return Db.insert(bind(h.createUpdate("""
            insert into callback (queue, number, live_key, source, state, queued_at, asked_at, next_try,
              attempts, last_result, agent, language, name, subscriber, call_id, ticket, ended_at)
            values (:queue, :number, :key, :source, :state, :queued, :asked, :next, :attempts, :result,
              :agent, :language, :name, :subscriber, :call, :ticket, :ended)\
            """), one));
    }

    static void update(Handle h, Callback one) {
        bind(h.createUpdate("""
            update callback set queue = :queue, number = :number, live_key = :key, source = :source,
              state = :state, queued_at = :queued, asked_at = :asked, next_try = :next,
              attempts = :attempts, last_result = :result, agent = :agent, language = :language,
              name = :name, subscriber = :subscriber, call_id = :call, ticket = :ticket, ended_at = :ended
            where id = :id\
            """), one).bind("id", one.id()).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Callback one) {
        return statement
                .bind("queue", one.queue())
                .bind("number", one.number())
                .bind("key", one.state().isLive() ? key(one.queue(), one.number()) : "over " + one.id())
                .bind("source", one.source().name())
                .bind("state", one.state().name())
                .bind("queued", Timestamp.from(one.queuedAt()))
                .bind("asked", Timestamp.from(one.askedAt()))
                .bind("next", Timestamp.from(one.nextTry()))
                .bind("attempts", one.attempts())
                .bind("result", one.lastResult())
                .bind("agent", one.agent())
                .bind("language", one.language())
                .bind("name", one.name())
                .bind("subscriber", one.subscriber())
                .bind("call", one.call())
                .bind("ticket", one.ticket())
                .bind("ended", one.endedAt() == null ? null : Timestamp.from(one.endedAt()));
    }

    private static String key(String queue, String number) {
        return number + " " + queue;
    }

    static Optional<Callback> find(Handle h, long id) {
        return h.createQuery(ALL + "where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> callback(rs))
                .findOne();
    }

    static Optional<Callback> findLive(Handle h, String queue, String number) {
        return h.createQuery(ALL + "where live_key = :key")
                .bind("key", key(queue, number))
                .map((rs, ctx) -> callback(rs))
                .findOne();
    }

    /** Those that live, in the order of their places. */
    static List<Callback> live(Handle h) {
        return h.createQuery(ALL + "where state in " + LIVE + " order by queued_at, id")
                .map((rs, ctx) -> callback(rs))
                .list();
    }

    static List<Callback> over(Handle h, long before, int limit) {
        return h.createQuery(ALL + "where id < :before and state not in " + LIVE
                        + " order by id desc offset 0 rows fetch first :limit rows only")
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> callback(rs))
                .list();
    }

    private static Callback callback(ResultSet rs) throws SQLException {
        return new Callback(
                rs.getLong("id"),
                rs.getString("queue"),
                rs.getString("number"),
                CallbackSource.valueOf(rs.getString("source")),
                CallbackState.valueOf(rs.getString("state")),
                rs.getTimestamp("queued_at").toInstant(),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getTimestamp("next_try").toInstant(),
                rs.getInt("attempts"),
                rs.getString("last_result"),
                rs.getString("agent"),
                rs.getString("language"),
                rs.getString("name"),
                number(rs, "subscriber"),
                rs.getString("call_id"),
                number(rs, "ticket"),
                instant(rs.getTimestamp("ended_at")));
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static List<CallbackRule> rules(Handle h) {
        return h.createQuery(
                        "select queue, first_call, tries, pause_ms, opens, closes, missed_calls from callback_rule")
                .map((rs, ctx) -> new CallbackRule(
                        rs.getString("queue"),
                        CallbackRule.First.valueOf(rs.getString("first_call")),
                        rs.getInt("tries"),
                        Duration.ofMillis(rs.getLong("pause_ms")),
                        LocalTime.parse(rs.getString("opens")),
                        LocalTime.parse(rs.getString("closes")),
                        rs.getBoolean("missed_calls")))
                .list();
    }

    static void putRule(Handle h, CallbackRule rule) {
        int changed = bind(h.createUpdate("""
            update callback_rule set first_call = :first, tries = :tries, pause_ms = :pause, opens = :opens,
              closes = :closes, missed_calls = :missed where queue = :queue\
            """), rule).execute();
        if (changed == 0) bind(h.createUpdate("""
            insert into callback_rule (queue, first_call, tries, pause_ms, opens, closes, missed_calls)
            values (:queue, :first, :tries, :pause, :opens, :closes, :missed)\
            """), rule).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, CallbackRule rule) {
        return statement
                .bind("queue", rule.queue())
                .bind("first", rule.first().name())
                .bind("tries", rule.tries())
                .bind("pause", rule.pause().toMillis())
                .bind("opens", String.format(Locale.ROOT, "%tR", rule.opens()))
                .bind("closes", String.format(Locale.ROOT, "%tR", rule.closes()))
                .bind("missed", rule.missedCalls());
    }
}
