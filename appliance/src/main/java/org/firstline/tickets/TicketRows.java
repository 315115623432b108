package org.firstline.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables ticket and ticket_note. */
final class TicketRows {
    private static final String COLUMNS =
            "id, subject, category, state, priority, subscriber, node, call_id, outage, owner, opened_at, changed_at,"
                    + " solved_at, version";

    private TicketRows() {}

    /** The highest number that was given. */
    static long lastId(Handle h) {
        return h.createQuery("select coalesce(max(id), 0) from ticket")
                .mapTo(Long.class)
                .one();
    }

    static void insert(Handle h, Collection<Ticket> tickets) {
        if (tickets.isEmpty()) return;
        var batch = h.prepareBatch("""
            insert into ticket (id, subject, category, state, priority, subscriber, node, call_id, outage,
              owner, opened_at, changed_at, solved_at, version)
            values (:id, :subject, :category, :state, :priority, :subscriber, :node, :call, :outage,
              :owner, :openedAt, :changedAt, :solvedAt, :version)\
            """);
        for (Ticket t : tickets) bindFields(batch, t).bind("id", t.id()).add();
        batch.execute();
    }

    /** Writes the ticket over its previous version; false when that is not there any more. */
    static boolean update(Handle h, Ticket t) {
        return bindFields(h.createUpdate("""
            update ticket set subject = :subject, category = :category, state = :state,
              priority = :priority, subscriber = :subscriber, node = :node, outage = :outage,
              owner = :owner, changed_at = :changedAt, solved_at = :solvedAt, version = :version
            where id = :id and version = :version - 1\
            """), t).bind("id", t.id()).execute() == 1;
    }

    /** One by one, since Derby wants the type of a null too. */
    private static <S extends SqlStatement<S>> S bindFields(S statement, Ticket t) {
        return statement
                .bind("subject", t.subject())
                .bind("category", t.category())
                .bind("state", t.state().name())
                .bind("priority", t.priority().name())
                .bind("subscriber", t.subscriber())
                .bind("node", t.node())
                .bind("call", t.call())
                .bind("outage", t.outage())
                .bind("owner", t.owner())
                .bind("openedAt", t.openedAt())
                .bind("changedAt", t.changedAt())
                .bindByType("solvedAt", t.solvedAt(), Instant.class)
                .bind("version", t.version());
    }

    static void touch(Handle h, long id, Instant now) {
        h.createUpdate("update ticket set changed_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    static void touchAll(Handle h, List<Long> ids, Instant now) {
        if (ids.isEmpty()) return;
        var batch = h.prepareBatch("update ticket set changed_at = :now where id = :id");
        for (long id : ids) batch.bind("id", id).bind("now", now).add();
        batch.execute();
    }

    /** Those of them that are there, by their numbers. */
    static Map<Long, Ticket> findAll(Handle h, List<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return h
                .createQuery("select " + COLUMNS + " from ticket where id in (<ids>)")
                .bindList("ids", ids)
                .map(TicketRows::ticket)
                .list()
                .stream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    static Optional<Ticket> find(Handle h, long id) {
        return h.createQuery("select " + COLUMNS + " from ticket where id = :id")
                .bind("id", id)
                .map(TicketRows::ticket)
                .findOne();
    }

    static Optional<Ticket> findByCall(Handle h, String call) {
        return h.createQuery("select " + COLUMNS + " from ticket where call_id = :call")
                .bind("call", call)
                .map(TicketRows::ticket)
                .findOne();
    }

    static List<Ticket> list(Handle h, TicketFilter filter, @Nullable Long before, int limit) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (before != null) and(where, values, "id < :before", "before", before);
        if (filter.state() != null)
            and(where, values, "state = :state", "state", filter.state().name());
        if (filter.openOnly()) where.add("state not in ('SOLVED', 'CLOSED')");
        if (filter.subscriber() != null)
            and(where, values, "subscriber = :subscriber", "subscriber", filter.subscriber());
        if (filter.owner() != null) and(where, values, "owner = :owner", "owner", filter.owner());
        if (filter.outage() != null) and(where, values, "outage = :outage", "outage", filter.outage());
        if (filter.category() != null) and(where, values, "category = :category", "category", filter.category());
        if (filter.text() != null) {
            String text = filter.text().strip().toLowerCase(Locale.ROOT);
            String part = "%" + text.replaceAll("([!%_])", "!$1") + "%";
            if (text.matches("#?[0-9]{1,18}")) {
                where.add("(id = :number or lower(subject) like :part escape '!')");
                values.put("number", Long.parseLong(text.replace("#", "")));
                values.put("part", part);
            } else and(where, values, "lower(subject) like :part escape '!'", "part", part);
        }
        String condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        return h.createQuery("select " + COLUMNS + " from ticket" + condition
                        + " order by id desc offset 0 rows fetch next :limit rows only")
                .bindMap(values)
                .bind("limit", limit)
                .map(TicketRows::ticket)
                .list();
    }

    private static void and(
            List<String> where, Map<String, Object> values, String condition, String name, Object value) {
        where.add(condition);
        values.put(name, value);
    }

    static TicketNote insertNote(Handle h, long ticket, Instant at, String author, TicketNote.Kind kind, String text) {
        long id = Db.insert(h.createUpdate("""
            insert into ticket_note (ticket, noted_at, author, kind, words)
            values (:ticket, :at, :author, :kind, :text)\
            """)
                .bind("ticket", ticket)
                .bind("at", at)
                .bind("author", author)
                .bind("kind", kind.name())
                .bind("text", text));
        return new TicketNote(id, ticket, at, author, kind, text);
    }

    /** Which of these tickets have a note of this kind; a set of the caller's own. */
    static Set<Long> noted(Handle h, List<Long> tickets, TicketNote.Kind kind) {
        if (tickets.isEmpty()) return new HashSet<>();
        return h.createQuery("select ticket from ticket_note where ticket in (<tickets>) and kind = :kind")
                .bindList("tickets", tickets)
                .bind("kind", kind.name())
                .mapTo(Long.class)
                .collect(Collectors.toCollection(HashSet::new));
    }

    static void insertNotes(Handle h, List<TicketNote> notes) {
        if (notes.isEmpty()) return;
        var batch = h.prepareBatch("""
            insert into ticket_note (ticket, noted_at, author, kind, words)
            values (:ticket, :at, :author, :kind, :text)\
            """);
        for (TicketNote note : notes)
            batch.bind("ticket", note.ticket())
                    .bind("at", note.at())
                    .bind("author", note.author())
                    .bind("kind", note.kind().name())
                    .bind("text", note.text())
                    .add();
        batch.execute();
    }

    static List<TicketNote> notes(Handle h, long ticket, int limit) {
        return h.createQuery("""
            select id, ticket, noted_at, author, kind, words from ticket_note where ticket = :ticket
            order by id desc offset 0 rows fetch next :limit rows only\
            """)
                .bind("ticket", ticket)
                .bind("limit", limit)
                .map((rs, ctx) -> new TicketNote(
                        rs.getLong("id"),
                        rs.getLong("ticket"),
                        rs.getTimestamp("noted_at").toInstant(),
                        rs.getString("author"),
                        TicketNote.Kind.valueOf(rs.getString("kind")),
                        rs.getString("words")))
                .list()
                .reversed();
    }

    /** True where a unique column said no: somebody was faster. */
    static boolean isDuplicate(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause())
            if (t instanceof SQLException s && "23505".equals(s.getSQLState())) return true;
        return false;
    }

    private static Ticket ticket(ResultSet rs, StatementContext ctx) throws SQLException {
        Timestamp solved = rs.getTimestamp("solved_at");
        return new Ticket(
                rs.getLong("id"),
                rs.getString("subject"),
                rs.getString("category"),
                TicketState.valueOf(rs.getString("state")),
                Priority.valueOf(rs.getString("priority")),
                number(rs, "subscriber"),
                rs.getString("node"),
                rs.getString("call_id"),
                number(rs, "outage"),
                rs.getString("owner"),
                rs.getTimestamp("opened_at").toInstant(),
                rs.getTimestamp("changed_at").toInstant(),
                solved == null ? null : solved.toInstant(),
                rs.getInt("version"));
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
