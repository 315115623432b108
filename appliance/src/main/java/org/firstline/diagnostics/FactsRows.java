package org.firstline.diagnostics;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code line_facts}. */
final class FactsRows {
    private FactsRows() {}

    static Optional<LineFacts> find(Handle h, long subscriber) {
        return h.createQuery("""
            select subscriber, login, address, host, port, onu, profile from line_facts
            where subscriber = :subscriber\
            """)
                .bind("subscriber", subscriber)
                .map((rs, ctx) -> new LineFacts(
                        rs.getLong("subscriber"),
                        rs.getString("login"),
                        rs.getString("address"),
                        rs.getString("host"),
                        rs.getString("port"),
                        rs.getString("onu"),
                        rs.getString("profile")))
                .findOne();
    }

    static void put(Handle h, LineFacts facts) {
        h.createUpdate("delete from line_facts where subscriber = :subscriber")
                .bind("subscriber", facts.subscriber())
                .execute();
        if (facts.saysNothing()) return;
        h.createUpdate("""
            insert into line_facts (subscriber, login, address, host, port, onu, profile)
            values (:subscriber, :login, :address, :host, :port, :onu, :profile)\
            """)
                .bind("subscriber", facts.subscriber())
                .bind("login", facts.login())
                .bind("address", facts.address())
                .bind("host", facts.host())
                .bind("port", facts.port())
                .bind("onu", facts.onu())
                .bind("profile", facts.profile())
                .execute();
    }
}
