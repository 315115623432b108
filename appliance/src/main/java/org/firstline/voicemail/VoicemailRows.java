package org.firstline.voicemail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code voicemail}. */
final class VoicemailRows {
    private static final String ALL = "select id, call_id, queue, number, subscriber, ticket, file_name, length_ms,"
            + " left_at, heard_by, heard_at from voicemail";

    private VoicemailRows() {}

    static long insert(Handle h, Voicemail one) {
        return Db.insert(h.createUpdate("insert into voicemail"
                        + " (call_id, queue, number, subscriber, ticket, file_name, length_ms, left_at)"
                        + " values (:call, :queue, :number, :subscriber, :ticket, :file, :length, :left)")
                .bind("call", one.call())
                .bind("queue", one.queue())
                .bind("number", one.number())
                .bindByType("subscriber", one.subscriber(), Long.class)
                .bindByType("ticket", one.ticket(), Long.class)
                .bind("file", one.file())
                .bind("length", one.length().toMillis())
                .bind("left", one.leftAt()));
    }

    /** True for the first who has listened. */
    static boolean heard(Handle h, long id, String login, Instant at) {
        return h.createUpdate("update voicemail set heard_by = :login, heard_at = :at where id = :id and heard_by is"
                                + " null")
                        .bind("login", login)
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    static void delete(Handle h, long id) {
        h.createUpdate("delete from voicemail where id = :id").bind("id", id).execute();
    }

    static Optional<Voicemail> find(Handle h, long id) {
        return h.createQuery(ALL + " where id = :id")
                .bind("id", id)
                .map((rs, _) -> voicemail(rs))
                .findOne();
    }

    static Optional<Voicemail> ofCall(Handle h, String call) {
        return h.createQuery(ALL + " where call_id = :call")
                .bind("call", call)
                .map((rs, _) -> voicemail(rs))
                .findOne();
    }

    static List<Voicemail> ofTicket(Handle h, long ticket, int limit) {
        return h.createQuery(ALL + " where ticket = :ticket order by id desc fetch first " + limit + " rows only")
                .bind("ticket", ticket)
                .map((rs, _) -> voicemail(rs))
                .list();
    }

    static List<Voicemail> list(Handle h, @Nullable String queue, boolean unheard, long before, int limit) {
        var where = new ArrayList<String>(List.of("id < :before"));
        if (queue != null) where.add("queue = :queue");
        if (unheard) where.add("heard_by is null");
        var query = h.createQuery(ALL + " where " + String.join(" and ", where) + " order by id desc fetch first "
                        + limit + " rows only")
                .bind("before", before);
        if (queue != null) query.bind("queue", queue);
        return query.map((rs, _) -> voicemail(rs)).list();
    }

    static Map<String, Integer> unheard(Handle h) {
        var found = new TreeMap<String, Integer>();
        h.createQuery("select queue, count(*) from voicemail where heard_by is null group by queue")
                .map((rs, _) -> found.put(rs.getString(1), rs.getInt(2)) == null)
                .list();
        return found;
    }

    static List<Voicemail> leftBefore(Handle h, Instant at, int limit) {
        return h.createQuery(ALL + " where left_at < :at order by id fetch first " + limit + " rows only")
                .bind("at", at)
                .map((rs, _) -> voicemail(rs))
                .list();
    }

    private static Voicemail voicemail(ResultSet rs) throws SQLException {
        Timestamp heard = rs.getTimestamp("heard_at");
        return new Voicemail(
                rs.getLong("id"),
                rs.getString("call_id"),
                rs.getString("queue"),
                rs.getString("number"),
                number(rs, "subscriber"),
                number(rs, "ticket"),
                rs.getString("file_name"),
                Duration.ofMillis(rs.getLong("length_ms")),
                rs.getTimestamp("left_at").toInstant(),
                rs.getString("heard_by"),
                heard == null ? null : heard.toInstant());
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
