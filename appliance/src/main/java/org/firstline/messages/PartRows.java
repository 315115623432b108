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
            rs.getString("modem"),
            rs.getString("token"),
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
     * Parts that this modem's network took under this reference, the latest first; also those of the time before modems
     * were told apart.
     *
     * @param phone a pattern as SQL's LIKE has it
     */
    static List<MessagePart> under(Handle h, Fated report, String phone, Instant oldest) {
        return h.createQuery("""
            select p.* from sms_part p join sms_message m on m.id = p.message
            where p.token = :token and p.sent_at >= :oldest and (p.modem = :modem or p.modem = '')
              and m.phone like :phone and p.state in ('SENT', 'DELIVERED', 'FAILED')
            order by p.sent_at desc\
            """)
                .bind("token", report.reference())
                .bind("oldest", oldest)
                .bind("modem", report.modem())
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

    /** Parts that this modem had for this phone and whose fate nobody knows, the latest first. */
    static List<MessagePart> unknown(Handle h, String modem, String phone) {
        return h.createQuery("""
            select p.* from sms_part p join sms_message m on m.id = p.message
            where p.state = 'UNKNOWN' and (p.modem = :modem or p.modem = '') and m.phone like :phone
            order by p.message desc, p.seq desc\
            """)
                .bind("modem", modem)
                .bind("phone", phone)
                .map(PART)
                .list();
    }

    /** When this modem handed parts over that the network took, since then. */
    static List<Instant> sentBy(Handle h, String modem, Instant since) {
        return h.createQuery("""
            select sent_at from sms_part where modem = :modem and sent_at >= :since
            order by sent_at fetch first 1000000 rows only\
            """)
                .bind("modem", modem)
                .bind("since", since)
                .map((rs, ctx) -> rs.getTimestamp(1).toInstant())
                .list();
    }

    /**
     * A part goes into a modem's hands.
     *
     * @param first whether for the first time
     */
    static void sending(Handle h, long message, int seq, boolean first, String modem) {
        h.createUpdate(
                        first
                                ? "insert into sms_part (message, seq, state, modem) values (:message, :seq,"
                                        + " 'SENDING', :modem)"
                                : "update sms_part set state = 'SENDING', modem = :modem, done_at = null"
                                        + " where message = :message and seq = :seq")
                .bind("message", message)
                .bind("seq", seq)
                .bind("modem", modem)
                .execute();
    }

    /** @param token what its report will carry */
    static void sent(Handle h, long message, int seq, String token, Instant now) {
        h.createUpdate("""
            update sms_part set state = 'SENT', token = :token, sent_at = :now
            where message = :message and seq = :seq\
            """)
                .bind("message", message)
                .bind("seq", seq)
                .bind("token", token)
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
