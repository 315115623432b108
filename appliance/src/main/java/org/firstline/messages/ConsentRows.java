package org.firstline.messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table sms_consent: phones whose owners said something. */
final class ConsentRows {
    private static final RowMapper<Consent> CONSENT = (rs, ctx) -> new Consent(
            new PhoneNumber(rs.getString("phone")),
            Wish.valueOf(rs.getString("wish")),
            rs.getString("source"),
            rs.getTimestamp("since").toInstant());

    private ConsentRows() {}

    static Optional<Consent> find(Handle h, String phone) {
        return h.createQuery("select * from sms_consent where phone = :phone")
                .bind("phone", phone)
                .map(CONSENT)
                .findOne();
    }

    static Wish wish(Handle h, String phone) {
        return find(h, phone).map(Consent::wish).orElse(Wish.USUAL);
    }

    /** Of all who want something else than the usual. */
    static Map<String, Wish> wishes(Handle h) {
        var wishes = new HashMap<String, Wish>();
        h.createQuery("select phone, wish from sms_consent where wish <> 'USUAL'")
                .map((rs, ctx) -> wishes.put(rs.getString(1), Wish.valueOf(rs.getString(2))))
                .list();
        return wishes;
    }

    /** Whether this message must not go out because its phone's owner wants none; codes may. */
    static boolean forbids(Handle h, long message) {
        return h.createQuery("""
            select count(*) from sms_message m join sms_consent c on c.phone = m.phone
            where m.id = :id and c.wish = 'NONE' and m.priority > :alarm\
            """)
                        .bind("id", message)
                        .bind("alarm", MessagePriority.ALARM)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void put(Handle h, Consent consent) {
        h.createUpdate("delete from sms_consent where phone = :phone")
                .bind("phone", consent.phone().e164())
                .execute();
        h.createUpdate("insert into sms_consent (phone, wish, source, since) values (:phone, :wish, :source, :since)")
                .bind("phone", consent.phone().e164())
                .bind("wish", consent.wish().name())
                .bind("source", consent.source())
                .bind("since", consent.since())
                .execute();
    }

    /** Calls off what waits for a phone whose owner wants nothing; codes stay. */
    static List<Long> cancelFor(Handle h, Consent consent) {
        List<Long> waiting = h.createQuery("""
            select id from sms_message where phone = :phone and state in ('QUEUED', 'HELD')
              and priority > :alarm\
            """)
                .bind("phone", consent.phone().e164())
                .bind("alarm", MessagePriority.ALARM)
                .mapTo(Long.class)
                .list();
        return waiting.stream()
                .filter(id -> h.createUpdate("""
                    update sms_message set state = 'CANCELLED', reason = 'stopped', done_at = :now
                    where id = :id and state in ('QUEUED', 'HELD')\
                    """)
                                .bind("id", id)
                                .bind("now", consent.since())
                                .execute()
                        == 1)
                .toList();
    }
}
