package org.firstline.messages;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table modem_pin: PINs that were tried, as digests. */
final class PinRows {
    record Tried(String digest, boolean worked) {}

    private PinRows() {}

    static Optional<Tried> find(Handle h, String modem) {
        return h.createQuery("select digest, worked from modem_pin where modem = :modem")
                .bind("modem", modem)
                .map((rs, ctx) -> new Tried(rs.getString(1), rs.getBoolean(2)))
                .findOne();
    }

    static void put(Handle h, String modem, String digest, boolean worked, Instant now) {
        h.createUpdate("delete from modem_pin where modem = :modem")
                .bind("modem", modem)
                .execute();
        h.createUpdate("""
            insert into modem_pin (modem, digest, tried_at, worked)
            values (:modem, :digest, :now, :worked)\
            """)
                .bind("modem", modem)
                .bind("digest", digest)
                .bind("now", now)
                .bind("worked", worked)
                .execute();
    }
}
