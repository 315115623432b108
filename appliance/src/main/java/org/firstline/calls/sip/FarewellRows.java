package org.firstline.calls.sip;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code sip_farewell}. */
final class FarewellRows {
    private FarewellRows() {}

    static void delete(Handle h, Collection<String> ids) {
        if (ids.isEmpty()) return;
        var batch = h.prepareBatch("delete from sip_farewell where id = :id");
        for (String id : ids) batch.bind("id", id).add();
        batch.execute();
    }

    static void insert(Handle h, Collection<Farewell> farewells, Instant now) {
        if (farewells.isEmpty()) return;
        var batch = h.prepareBatch("insert into sip_farewell (id, reliable, address, port, bye, kept_at)"
                + " values (:id, :reliable, :address, :port, :bye, :now)");
        for (Farewell one : farewells)
            batch.bind("id", one.id())
                    .bind("reliable", one.reliable())
                    .bind("address", one.address())
                    .bind("port", one.port())
                    .bind("bye", one.bye())
                    .bind("now", now)
                    .add();
        batch.execute();
    }

    /** Oldest first. */
    static List<Farewell> list(Handle h) {
        return h.createQuery("select id, reliable, address, port, bye from sip_farewell order by kept_at")
                .map((rs, _) -> new Farewell(
                        rs.getString("id"),
                        rs.getBoolean("reliable"),
                        rs.getString("address"),
                        rs.getInt("port"),
                        rs.getString("bye")))
                .list();
    }
}
