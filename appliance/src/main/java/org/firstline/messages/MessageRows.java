package org.firstline.messages;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables sms_batch and sms_message, as the verbs see them. */
final class MessageRows {
    private static final int CHUNK = 1000;

    private static final String COLUMNS =
            "id, batch, phone, text, parts, state, reason, maybe_twice, queued_at, sent_at, done_at";

    static final RowMapper<Message> MESSAGE = (rs, ctx) -> new Message(
            rs.getLong("id"),
            rs.getObject("batch") == null ? null : rs.getLong("batch"),
            new PhoneNumber(rs.getString("phone")),
            rs.getString("text"),
            rs.getInt("parts"),
            MessageState.valueOf(rs.getString("state")),
            rs.getString("reason"),
            rs.getBoolean("maybe_twice"),
            rs.getTimestamp("queued_at").toInstant(),
            instant(rs, "sent_at"),
            instant(rs, "done_at"));

    private static final RowMapper<Batch> BATCH = (rs, ctx) -> new Batch(
            rs.getLong("id"),
            rs.getString("batch_key"),
            rs.getString("title"),
            rs.getInt("priority"),
            rs.getTimestamp("created_at").toInstant(),
            rs.getBoolean("paused"));

    private static final String INSERT = """
        insert into sms_message (batch, phone, text, subscriber, parts, priority, standing, hours, state, reason,
          maybe_twice, tries, not_before, queued_at, done_at, merged_into)
        values (:batch, :phone, :text, :subscriber, :parts, :priority, :standing, :hours, :state, :reason,
          false, 0, :now, :now, :done, :merged)\
        """;

    /** A row to be, with what its phone's owner wants and what was said before taken into account. */
    record Fresh(
            Recipient recipient,
            int parts,
            Hours hours,
            String reason,
            @Nullable Long merged) {
        boolean isQueued() {
            return reason.isEmpty();
        }
    }

    /** From the worst that may become of a message to the best. */
    private static final List<MessageState> BEST = List.of(
            MessageState.CANCELLED,
            MessageState.FAILED,
            MessageState.HELD,
            MessageState.QUEUED,
            MessageState.SENDING,
            MessageState.UNKNOWN,
            MessageState.SENT,
            MessageState.DELIVERED);

    private MessageRows() {}

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static Batch insertBatch(Handle h, String key, String title, int priority, Instant now) {
        long id = Db.insert(h.createUpdate("""
            insert into sms_batch (batch_key, title, priority, created_at)
            values (:key, :title, :priority, :now)\
            """)
                .bind("key", key)
                .bind("title", title)
                .bind("priority", priority)
                .bind("now", now));
        return new Batch(id, key, title, priority, now, false);
    }

    static Optional<Batch> findBatch(Handle h, String key) {
        return h.createQuery("select * from sms_batch where batch_key = :key")
                .bind("key", key)
                .map(BATCH)
                .findOne();
    }

    static Optional<Batch> findBatch(Handle h, long id) {
        return h.createQuery("select * from sms_batch where id = :id")
                .bind("id", id)
                .map(BATCH)
                .findOne();
    }

    static List<Batch> listBatches(Handle h, long before, int limit) {
        return h.createQuery("select * from sms_batch where id < :before order by id desc fetch first :limit rows only")
                .bind("before", before)
                .bind("limit", limit)
                .map(BATCH)
                .list();
    }

    static long insert(Handle h, Recipient recipient, int parts, int priority, Hours hours, Instant now) {
        return Db.insert(
                bind(h.createUpdate(INSERT), null, priority, new Fresh(recipient, parts, hours, "", null), now));
    }

    /** By plain JDBC: a storm queues tens of thousands, and binding by name would take longer than the database does. */
    static void insertAll(Handle h, Batch batch, List<Fresh> rows, Instant now) {
        try (var statement = h.getConnection().prepareStatement(INSERT.replaceAll(":\\w+", "?"))) {
            var at = Timestamp.from(now);
            int waiting = 0;
            for (Fresh row : rows) {
                set(statement, batch, row, at);
                statement.addBatch();
                if (++waiting % CHUNK == 0) statement.executeBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            // Db looks into the causes for a lost lock
            throw new IllegalStateException("could not queue the batch " + batch.key(), e);
        }
    }

    private static void set(PreparedStatement to, Batch batch, Fresh row, Timestamp now) throws SQLException {
        Recipient recipient = row.recipient();
        to.setLong(1, batch.id());
        to.setString(2, recipient.to().e164());
        to.setString(3, recipient.text());
        to.setObject(4, recipient.subscriber(), Types.BIGINT);
        to.setInt(5, row.parts());
        to.setInt(6, batch.priority());
        to.setInt(7, recipient.standing().ordinal());
        to.setInt(8, row.hours().ordinal());
        to.setString(9, row.isQueued() ? "QUEUED" : "CANCELLED");
        to.setString(10, row.reason());
        to.setTimestamp(11, now);
        to.setTimestamp(12, now);
        to.setTimestamp(13, row.isQueued() ? null : now);
        to.setObject(14, row.merged(), Types.BIGINT);
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, @Nullable Long batch, int priority, Fresh row, Instant now) {
        Recipient recipient = row.recipient();
        statement
                .bind("batch", batch)
                .bind("phone", recipient.to().e164())
                .bind("text", recipient.text())
                .bind("subscriber", recipient.subscriber())
                .bind("parts", row.parts())
                .bind("priority", priority)
                .bind("standing", recipient.standing().ordinal())
                .bind("hours", row.hours().ordinal())
                .bind("state", row.isQueued() ? "QUEUED" : "CANCELLED")
                .bind("reason", row.reason())
                .bind("merged", row.merged())
                .bind("now", now);
        // by its type, since rows of one batch must be bound alike
        return statement.bindByType("done", row.isQueued() ? null : now, Instant.class);
    }

    static Set<String> phones(Handle h, long batch) {
        return new HashSet<>(h.createQuery("select phone from sms_message where batch = :batch")
                .bind("batch", batch)
                .mapTo(String.class)
                .list());
    }

    static List<String> told(Handle h, String key) {
        return h.createQuery("""
            select m.phone from sms_message m join sms_batch b on b.id = m.batch
            where b.batch_key = :key and (m.state in ('SENDING', 'SENT', 'DELIVERED', 'UNKNOWN')
              or exists (select 1 from sms_message t where t.id = m.merged_into
                and t.state in ('SENDING', 'SENT', 'DELIVERED', 'UNKNOWN')))\
            """).bind("key", key).mapTo(String.class).list();
    }

    /** Whose message was called off before it went out; who wants no messages is not among them. */
    static List<String> calledOff(Handle h, String key) {
        return h.createQuery("""
            select m.phone from sms_message m join sms_batch b on b.id = m.batch
            where b.batch_key = :key and m.state = 'CANCELLED' and m.reason = 'cancelled'\
            """).bind("key", key).mapTo(String.class).list();
    }

    static int cancel(Handle h, long batch, Instant now) {
        return h.createUpdate("""
            update sms_message set state = 'CANCELLED', reason = 'cancelled', done_at = :now
            where batch = :batch and state in ('QUEUED', 'HELD')\
            """).bind("batch", batch).bind("now", now).execute();
    }

    static boolean cancelOne(Handle h, long id, Instant now) {
        return h.createUpdate("""
            update sms_message set state = 'CANCELLED', reason = 'cancelled', done_at = :now
            where id = :id and state in ('QUEUED', 'HELD')\
            """).bind("id", id).bind("now", now).execute() == 1;
    }

    /** Moves what waits for this phone in the batch before those who did not call. */
    static boolean raise(Handle h, String key, String phone) {
        return h.createUpdate("""
            update sms_message set standing = :called
            where phone = :phone and state in ('QUEUED', 'HELD') and standing > :called
              and batch in (select id from sms_batch where batch_key = :key)\
            """)
                        .bind("key", key)
                        .bind("phone", phone)
                        .bind("called", Standing.CALLED.ordinal())
                        .execute()
                > 0;
    }

    static Map<MessageState, Integer> counts(Handle h, String key) {
        var counts = new EnumMap<MessageState, Integer>(MessageState.class);
        h.createQuery("""
            select m.state, count(*) from sms_message m join sms_batch b on b.id = m.batch
            where b.batch_key = :key group by m.state\
            """)
                .bind("key", key)
                .map((rs, ctx) -> counts.put(MessageState.valueOf(rs.getString(1)), rs.getInt(2)))
                .list();
        return counts;
    }

    /** Phones of several batches, each by the best that became of its messages. */
    static Map<MessageState, Integer> phonesByState(Handle h, List<String> keys) {
        var counts = new EnumMap<MessageState, Integer>(MessageState.class);
        h.createQuery("""
            select best, count(*) from (
              select m.phone, max(case m.state when 'DELIVERED' then 7 when 'SENT' then 6 when 'UNKNOWN' then 5
                when 'SENDING' then 4 when 'QUEUED' then 3 when 'HELD' then 2 when 'FAILED' then 1 else 0 end) best
              from sms_message m join sms_batch b on b.id = m.batch
              where b.batch_key in (<keys>) group by m.phone) phones
            group by best\
            """)
                .bindList("keys", keys)
                .map((rs, ctx) -> counts.put(BEST.get(rs.getInt(1)), rs.getInt(2)))
                .list();
        return counts;
    }

    static Optional<Instant> firstSentAt(Handle h, String key) {
        return h.createQuery("""
            select min(m.sent_at) first_sent from sms_message m join sms_batch b on b.id = m.batch
            where b.batch_key = :key\
            """)
                .bind("key", key)
                .map((rs, ctx) -> Optional.ofNullable(instant(rs, "first_sent")))
                .one();
    }

    static Backlog backlog(Handle h) {
        // Derby adds smallints up in a smallint
        return h.createQuery("select count(*), sum(cast(parts as integer)) from sms_message"
                        + " where state = 'QUEUED' or state = 'SENDING'")
                .map((rs, ctx) -> new Backlog(rs.getInt(1), rs.getInt(2)))
                .one();
    }

    static Optional<Instant> oldestWaiting(Handle h) {
        return h.createQuery("select min(queued_at) from sms_message where state = 'QUEUED' or state = 'SENDING'")
                .map((rs, ctx) -> Optional.ofNullable(rs.getTimestamp(1)).map(Timestamp::toInstant))
                .one();
    }

    static Optional<Message> find(Handle h, long id) {
        return h.createQuery("select " + COLUMNS + " from sms_message where id = :id")
                .bind("id", id)
                .map(MESSAGE)
                .findOne();
    }

    static List<Message> list(Handle h, MessageFilter filter, long before, int limit) {
        var sql = new StringBuilder("select " + COLUMNS + " from sms_message where id < :before");
        if (filter.state() != null) sql.append(" and state = :state");
        if (filter.batch() != null) sql.append(" and batch = :batch");
        if (filter.to() != null) sql.append(" and phone = :phone");
        var query = h.createQuery(sql.append(" order by id desc fetch first :limit rows only"))
                .bind("before", before)
                .bind("limit", limit);
        if (filter.state() != null) query.bind("state", filter.state().name());
        if (filter.batch() != null) query.bind("batch", filter.batch());
        if (filter.to() != null) query.bind("phone", filter.to().e164());
        return query.map(MESSAGE).list();
    }
}
