package org.firstline.messages;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table sms_part. */
final class PartRows {
    private static final RowMapper<MessagePart> PART = (rs, ctx) -> new MessagePart(
            rs.getLong("message"),
            rs.getInt("seq"),
            MessageState.valueOf(rs.getString("state")),
            rs.getObject("reference") == null ? null : rs.getInt("reference"),
            MessageRows.instant(rs, "sent_at"),
            MessageRows.instant(rs, "done_at"));

    private PartRows() {}

    static List<MessagePart> list(Handle h, long message) {
        return h.createQuery("select * from sms_part where message = :message order by seq")
                .bind("message", message)
                .map(PART)
                .list();
    }

    /**
     * Parts that the network took under this reference, the latest first.
     *
     * @param phone a pattern as SQL's LIKE has it
     */
    static List<MessagePart> under(Handle h, int reference, String phone, Instant oldest) {
        return h.createQuery("""
                        select p.* from sms_part p join sms_message m on m.id = p.message
                        where p.reference = :reference and p.sent_at >= :oldest and m.phone like :phone
                          and p.state in ('SENT', 'DELIVERED', 'FAILED')
                        order by p.sent_at desc""")
                .bind("reference", reference)
                .bind("oldest", oldest)
                .bind("phone", phone)
                .map(PART)
                .list();
    }

    /** Parts that are in the modem's hands. */
    static List<MessagePart> sending(Handle h) {
        return h.createQuery("select * from sms_part where state = 'SENDING' order by message, seq")
                .map(PART)
                .list();
    }

    /** Parts to this phone whose fate nobody knows, the latest first. */
    static List<MessagePart> unknown(Handle h, String phone) {
        return h.createQuery("""
                        select p.* from sms_part p join sms_message m on m.id = p.message
                        where p.state = 'UNKNOWN' and m.phone like :phone
                        order by p.message desc, p.seq desc""").bind("phone", phone).map(PART).list();
    }

    /** A part goes into the modem's hands for the first time. */
    static void insertSending(Handle h, long message, int seq) {
        h.createUpdate("insert into sms_part (message, seq, state) values (:message, :seq, 'SENDING')")
                .bind("message", message)
                .bind("seq", seq)
                .execute();
    }

    static void sent(Handle h, long message, int seq, int reference, Instant now) {
        h.createUpdate("""
                        update sms_part set state = 'SENT', reference = :reference, sent_at = :now
                        where message = :message and seq = :seq""")
                .bind("message", message)
                .bind("seq", seq)
                .bind("reference", reference)
                .bind("now", now)
                .execute();
    }

    static void put(Handle h, long message, int seq, MessageState state, Instant now) {
        var update = h.createUpdate(
                        "update sms_part set state = :state, done_at = :done where message = :message and seq = :seq")
                .bind("message", message)
                .bind("seq", seq)
                .bind("state", state.name());
        if (state.isFinal()) update.bind("done", now);
        else update.bindNull("done", Types.TIMESTAMP);
        update.execute();
    }
}
