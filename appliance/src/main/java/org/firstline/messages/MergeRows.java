package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * One phone, two outages within five minutes, the same news: the second message waits behind the first (CANCELLED, with
 * the first in merged_into) and comes back into the queue should the first be called off. The same are messages of one
 * phase with the same words, and of an outage's begin or end any that have not gone out: the later words replace them. In
 * their caller's transaction.
 */
final class MergeRows {
    static final Duration WITHIN = Duration.ofMinutes(5);

    /** As many of the latest batches are looked at. */
    private static final int LOOK_BACK = 200;

    private static final Set<Integer> KINDS =
            Set.of(MessagePriority.OUTAGE, MessagePriority.RESTORED, MessagePriority.PLANNED);

    /** Each asked for it himself, and is promised his own. */
    private static final String PROMISES = "asked";

    /** Whose words may be replaced by those of another outage. */
    private static final Set<String> REWORDED = Set.of("down", "over");

    /**
     * A message that may say the same.
     *
     * @param waits has not begun to go out
     */
    record First(long id, String text, boolean waits) {
        boolean saysAsMuchAs(String other, String phase) {
            return text.equals(other) || waits && REWORDED.contains(phase);
        }
    }

    private MergeRows() {}

    /**
     * The messages of the same phase of something else, by phone.
     *
     * @param batch the one that is being queued
     */
    static Map<String, First> same(Handle h, Batch batch, Instant now) {
        var found = new HashMap<String, First>();
        String phase = Notice.phase(batch.key());
        if (!KINDS.contains(batch.priority()) || phase.isEmpty() || phase.equals(PROMISES)) return found;
        for (Batch other : live(h, batch, phase))
            h.createQuery("""
                select id, phone, text, state from sms_message where batch = :batch and queued_at > :since
                  and state in ('QUEUED', 'HELD', 'SENDING', 'SENT', 'DELIVERED', 'UNKNOWN')\
                """)
                    .bind("batch", other.id())
                    .bind("since", now.minus(WITHIN))
                    .map((rs, ctx) -> found.putIfAbsent(
                            rs.getString("phone"),
                            new First(
                                    rs.getLong("id"),
                                    rs.getString("text"),
                                    Set.of("QUEUED", "HELD").contains(rs.getString("state")))))
                    .list();
        return found;
    }

    /** Batches of the same phase of other things, about which nothing newer was said. */
    private static List<Batch> live(Handle h, Batch batch, String phase) {
        List<Batch> latest = MessageRows.listBatches(h, Long.MAX_VALUE, LOOK_BACK).stream()
                .filter(b -> !Notice.phase(b.key()).equals(PROMISES))
                .toList();
        String mine = Notice.about(batch.key());
        var newest = new HashMap<String, Long>();
        latest.forEach(b -> newest.merge(Notice.about(b.key()), b.id(), Math::max));
        return latest.stream()
                .filter(b -> b.priority() == batch.priority()
                        && Notice.phase(b.key()).equals(phase)
                        && !Notice.about(b.key()).equals(mine)
                        && newest.getOrDefault(Notice.about(b.key()), b.id()) == b.id())
                .toList();
    }

    /** The later words are the better ones, where the first have not gone out. */
    static void reword(Handle h, long message, String text, int parts) {
        h.createUpdate("""
            update sms_message set text = :text, parts = :parts
            where id = :id and state in ('QUEUED', 'HELD')
              and not exists (select 1 from sms_part p where p.message = sms_message.id)\
            """)
                .bind("id", message)
                .bind("text", text)
                .bind("parts", parts)
                .execute();
    }

    /** Puts back what waited behind messages of this batch that are called off, but for who wants none meanwhile. */
    static void revive(Handle h, long batch) {
        List<Long> waiting =
                h.createQuery("""
                    select m.id from sms_message t join sms_message m on m.phone = t.phone and m.merged_into = t.id
                    where t.batch = :batch and t.state = 'CANCELLED' and m.state = 'CANCELLED'
                      and m.phone not in (select c.phone from sms_consent c where c.wish = 'NONE')\
                    """).bind("batch", batch).mapTo(Long.class).list();
        if (waiting.isEmpty()) return;
        var back = h.prepareBatch("""
            update sms_message set state = 'QUEUED', reason = '', done_at = null, merged_into = null where id = :id\
            """);
        waiting.forEach(id -> back.bind("id", id).add());
        back.execute();
    }

    /** What waits behind a message that has not gone out is called off with its batch. */
    static void part(Handle h, long batch) {
        h.createUpdate("""
            update sms_message set merged_into = null, reason = 'cancelled'
            where batch = :batch and state = 'CANCELLED' and exists
              (select 1 from sms_message t where t.id = sms_message.merged_into
                and t.state in ('QUEUED', 'HELD'))\
            """).bind("batch", batch).execute();
    }
}
