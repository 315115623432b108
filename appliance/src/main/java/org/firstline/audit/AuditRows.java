package org.firstline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table audit_entry: inserted and read, never updated, never deleted from. */
final class AuditRows {
    private static final String COLUMNS = "number, acted_at, actor, kind, subject, was, became, origin, hash";

    private AuditRows() {}

    static AuditEntry insert(Handle h, AuditEntry e) {
        h.createUpdate("insert into audit_entry (" + COLUMNS + """
            ) values (:number, :at, :actor, :kind, :subject, :was, :became, :origin, :hash)\
            """)
                .bind("number", e.number())
                .bind("at", e.at())
                .bind("actor", e.actor())
                .bind("kind", e.kind().name())
                .bind("subject", e.subject())
                .bind("was", e.before())
                .bind("became", e.after())
                .bind("origin", e.origin())
                .bind("hash", e.hash())
                .execute();
        return e;
    }

    static @Nullable AuditEntry last(Handle h) {
        return h.createQuery(
                        "select " + COLUMNS + " from audit_entry where number = (select max(number) from audit_entry)")
                .map(AuditRows::entry)
                .findOne()
                .orElse(null);
    }

    static List<AuditEntry> list(Handle h, AuditFilter filter, @Nullable Long before, int limit) {
        var where = new ArrayList<String>();
        if (filter.actor() != null) where.add("actor = :actor");
        if (filter.kind() != null) where.add("kind = :kind");
        if (filter.subject() != null) where.add("subject like :subject escape '!'");
        if (before != null) where.add("number < :before");
        var query = h.createQuery("select " + COLUMNS + " from audit_entry"
                + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by number desc fetch first " + limit + " rows only");
        if (filter.actor() != null) query.bind("actor", filter.actor());
        if (filter.kind() != null) query.bind("kind", filter.kind().name());
        if (filter.subject() != null) query.bind("subject", filter.subject().replaceAll("([!%_])", "!$1") + "%");
        if (before != null) query.bind("before", before);
        return query.map(AuditRows::entry).list();
    }

    /** The oldest after this number, in their order. */
    static List<AuditEntry> after(Handle h, long number, int limit) {
        return h.createQuery(
                        "select " + COLUMNS + " from audit_entry where number > :number order by number fetch first "
                                + limit + " rows only")
                .bind("number", number)
                .map(AuditRows::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet rs, StatementContext ctx) throws SQLException {
        return new AuditEntry(
                rs.getLong("number"),
                rs.getTimestamp("acted_at").toInstant(),
                rs.getString("actor"),
                AuditKind.valueOf(rs.getString("kind")),
                rs.getString("subject"),
                rs.getString("was"),
                rs.getString("became"),
                rs.getString("origin"),
                rs.getString("hash"));
    }
}
