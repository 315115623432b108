package org.firstline.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The tables sms_received and sms_received_part. */
final class ReceivedRows {
    /** One part of a longer text. */
    record Part(int seq, String text, @Nullable Instant sentAt) {}

    /** A longer text of which at least one part is here. */
    record Unfinished(String sender, int reference, int total) {}

    private static final RowMapper<ReceivedMessage> MESSAGE = (rs, ctx) -> new ReceivedMessage(
            rs.getLong("id"),
            rs.getString("sender"),
            rs.getString("text"),
            rs.getBoolean("stop"),
            rs.getString("raw"),
            rs.getString("problem"),
            MessageRows.instant(rs, "sent_at"),
            rs.getTimestamp("received_at").toInstant(),
            Handling.valueOf(rs.getString("handling")),
            number(rs, "subscriber"),
            number(rs, "ticket"),
            number(rs, "answer"));

    private ReceivedRows() {}

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long number = rs.getLong(column);
        return rs.wasNull() ? null : number;
    }

    static ReceivedMessage insert(Handle h, ReceivedMessage m) {
        Update update = h.createUpdate("""
            insert into sms_received (sender, text, stop, raw, problem, sent_at, received_at, handling)
            values (:sender, :text, :stop, :raw, :problem, :sent, :received, :handling)\
            """)
                .bind("sender", m.from())
                .bind("text", m.text())
                .bind("stop", m.stop())
                .bind("raw", m.raw())
                .bind("problem", m.problem())
                .bind("received", m.receivedAt())
                .bind("handling", m.handling().name());
        long id = Db.insert(orNull(update, m.sentAt()));
        return m.withId(id);
    }

    private static Update orNull(Update update, @Nullable Instant sentAt) {
        return sentAt == null ? update.bindNull("sent", Types.TIMESTAMP) : update.bind("sent", sentAt);
    }

    /** Whether this very message is here already: a modem shows it again when the box died before it was deleted. */
    static boolean isThere(Handle h, String sender, String text, Instant sentAt) {
        return !h.createQuery("select text from sms_received where sender = :sender and sent_at = :sent")
                .bind("sender", sender)
                .bind("sent", sentAt)
                .mapTo(String.class)
                .filter(text::equals)
                .list()
                .isEmpty();
    }

    static void putPart(Handle h, Unfinished of, Part part, Instant now) {
        h.createUpdate("""
            delete from sms_received_part
            where sender = :sender and reference = :reference and total = :total and seq = :seq\
            """)
                .bind("sender", of.sender)
                .bind("reference", of.reference)
                .bind("total", of.total)
                .bind("seq", part.seq)
                .execute();
        orNull(
                        h.createUpdate("""
                            insert into sms_received_part
                              (sender, reference, total, seq, text, sent_at, received_at)
                            values (:sender, :reference, :total, :seq, :text, :sent, :now)\
                            """)
                                .bind("sender", of.sender)
                                .bind("reference", of.reference)
                                .bind("total", of.total)
                                .bind("seq", part.seq)
                                .bind("text", part.text)
                                .bind("now", now),
                        part.sentAt)
                .execute();
    }

    static List<Part> parts(Handle h, Unfinished of) {
        return h.createQuery("""
            select seq, text, sent_at from sms_received_part
            where sender = :sender and reference = :reference and total = :total order by seq\
            """)
                .bind("sender", of.sender)
                .bind("reference", of.reference)
                .bind("total", of.total)
                .map((rs, ctx) -> new Part(rs.getInt("seq"), rs.getString("text"), MessageRows.instant(rs, "sent_at")))
                .list();
    }

    static void deleteParts(Handle h, Unfinished of) {
        h.createUpdate("""
            delete from sms_received_part
            where sender = :sender and reference = :reference and total = :total\
            """)
                .bind("sender", of.sender)
                .bind("reference", of.reference)
                .bind("total", of.total)
                .execute();
    }

    /** Unfinished texts of one sender, the oldest first. */
    static List<Unfinished> unfinished(Handle h, String sender) {
        return h.createQuery("""
            select sender, reference, total from sms_received_part where sender = :sender
            group by sender, reference, total order by min(received_at)\
            """)
                .bind("sender", sender)
                .map((rs, ctx) -> new Unfinished(rs.getString(1), rs.getInt(2), rs.getInt(3)))
                .list();
    }

    /** Texts whose latest part came before this. */
    static List<Unfinished> waitingSince(Handle h, Instant before) {
        return h.createQuery("""
            select sender, reference, total from sms_received_part
            group by sender, reference, total having max(received_at) < :before\
            """)
                .bind("before", before)
                .map((rs, ctx) -> new Unfinished(rs.getString(1), rs.getInt(2), rs.getInt(3)))
                .list();
    }

    static Optional<ReceivedMessage> find(Handle h, long id) {
        return h.createQuery("select * from sms_received where id = :id")
                .bind("id", id)
                .map(MESSAGE)
                .findOne();
    }

    static List<ReceivedMessage> waiting(Handle h, int limit) {
        return h.createQuery(
                        "select * from sms_received where handling = 'NEW' order by id fetch first :limit rows only")
                .bind("limit", limit)
                .map(MESSAGE)
                .list();
    }

    static void match(Handle h, long id, @Nullable Long subscriber) {
        h.createUpdate("update sms_received set subscriber = :subscriber where id = :id")
                .bind("id", id)
                .bind("subscriber", subscriber)
                .execute();
    }

    static void handled(Handle h, long id, Handling how, @Nullable Long ticket, @Nullable Long answer) {
        h.createUpdate("update sms_received set handling = :how, ticket = :ticket, answer = :answer where id = :id")
                .bind("id", id)
                .bind("how", how.name())
                .bind("ticket", ticket)
                .bind("answer", answer)
                .execute();
    }

    /** How many texts of this sender the box answered since then. */
    static int answered(Handle h, String sender, Instant since) {
        return h.createQuery("""
            select count(*) from sms_received
            where sender = :sender and received_at > :since and answer is not null\
            """)
                .bind("sender", sender)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    static List<ReceivedMessage> list(Handle h, long before, int limit) {
        return h.createQuery(
                        "select * from sms_received where id < :before order by id desc fetch first :limit rows only")
                .bind("before", before)
                .bind("limit", limit)
                .map(MESSAGE)
                .list();
    }
}
