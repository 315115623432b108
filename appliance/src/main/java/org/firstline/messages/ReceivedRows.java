package org.firstline.messages;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.firstline.base.Db;
import org.firstline.bridge.sms.Concat;
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
            rs.getTimestamp("received_at").toInstant());

    private ReceivedRows() {}

    static ReceivedMessage insert(Handle h, ReceivedMessage m) {
        Update update = h.createUpdate("""
                        insert into sms_received (sender, text, stop, raw, problem, sent_at, received_at)
                        values (:sender, :text, :stop, :raw, :problem, :sent, :received)""")
                .bind("sender", m.from())
                .bind("text", m.text())
                .bind("stop", m.stop())
                .bind("raw", m.raw())
                .bind("problem", m.problem())
                .bind("received", m.receivedAt());
        long id = Db.insert(orNull(update, m.sentAt()));
        return new ReceivedMessage(id, m.from(), m.text(), m.stop(), m.raw(), m.problem(), m.sentAt(), m.receivedAt());
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

    static void putPart(Handle h, String sender, Concat concat, Part part, Instant now) {
        h.createUpdate("""
                        delete from sms_received_part
                        where sender = :sender and reference = :reference and total = :total and seq = :seq""")
                .bind("sender", sender)
                .bind("reference", concat.reference())
                .bind("total", concat.total())
                .bind("seq", part.seq)
                .execute();
        orNull(
                        h.createUpdate("""
                                        insert into sms_received_part
                                          (sender, reference, total, seq, text, sent_at, received_at)
                                        values (:sender, :reference, :total, :seq, :text, :sent, :now)""")
                                .bind("sender", sender)
                                .bind("reference", concat.reference())
                                .bind("total", concat.total())
                                .bind("seq", part.seq)
                                .bind("text", part.text)
                                .bind("now", now),
                        part.sentAt)
                .execute();
    }

    static List<Part> parts(Handle h, Unfinished of) {
        return h.createQuery("""
                        select seq, text, sent_at from sms_received_part
                        where sender = :sender and reference = :reference and total = :total order by seq""")
                .bind("sender", of.sender)
                .bind("reference", of.reference)
                .bind("total", of.total)
                .map((rs, ctx) -> new Part(rs.getInt("seq"), rs.getString("text"), MessageRows.instant(rs, "sent_at")))
                .list();
    }

    static void deleteParts(Handle h, Unfinished of) {
        h.createUpdate("""
                        delete from sms_received_part
                        where sender = :sender and reference = :reference and total = :total""")
                .bind("sender", of.sender)
                .bind("reference", of.reference)
                .bind("total", of.total)
                .execute();
    }

    /** Texts whose latest part came before this. */
    static List<Unfinished> waitingSince(Handle h, Instant before) {
        return h.createQuery("""
                        select sender, reference, total from sms_received_part
                        group by sender, reference, total having max(received_at) < :before""")
                .bind("before", before)
                .map((rs, ctx) -> new Unfinished(rs.getString(1), rs.getInt(2), rs.getInt(3)))
                .list();
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
