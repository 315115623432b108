package org.firstline.network;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The SQL of the site's own rules. */
final class RuleRows {
    private RuleRows() {}

    static Map<RuleKind, String> all(Handle h) {
        var all = new EnumMap<RuleKind, String>(RuleKind.class);
        for (RuleKind kind : RuleKind.values()) all.put(kind, "");
        h.createQuery("select r.kind, r.body from monitor_rules r")
                .map((rs, ctx) -> Map.entry(RuleKind.valueOf(rs.getString(1)), rs.getString(2)))
                .forEach(row -> all.put(row.getKey(), row.getValue()));
        return all;
    }

    static void put(Handle h, RuleKind kind, String body, Instant at, String actor) {
        h.createUpdate("delete from monitor_rules where kind = :kind")
                .bind("kind", kind.name())
                .execute();
        h.createUpdate("insert into monitor_rules (kind, body, changed_at, changed_by)"
                        + " values (:kind, :body, :at, :actor)")
                .bind("kind", kind.name())
                .bind("body", body)
                .bind("at", at)
                .bind("actor", actor)
                .execute();
    }
}
