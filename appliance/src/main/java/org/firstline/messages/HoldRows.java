package org.firstline.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Rows that must not go out for now, HELD instead of QUEUED, so that the sender need not look at them: by night, and of
 * batches that a person paused. In their caller's transaction.
 */
final class HoldRows {
    private static final int MOST_SINGLES = 1000;

    /**
     * What was let go.
     *
     * @param batches to which such messages belong
     * @param singles the first {@value #MOST_SINGLES} that belong to none
     */
    record Released(List<Long> batches, List<Long> singles) {}

    private HoldRows() {}

    /** Holds what the hour forbids and lets go what it allows. */
    static Released settle(Handle h, QuietHours quiet, Instant now) {
        var batches = new ArrayList<Long>();
        var singles = new ArrayList<Long>();
        hold(h, quiet, now);
        if (count(h) > 0)
            for (Hours hours : Hours.values()) if (quiet.mayGo(hours, now)) release(h, hours, batches, singles);
        return new Released(batches.stream().distinct().toList(), singles);
    }

    /** Only holds what the hour forbids: what comes into the queue by day costs nothing. */
    static void hold(Handle h, QuietHours quiet, Instant now) {
        for (Hours hours : Hours.values()) if (!quiet.mayGo(hours, now)) hold(h, hours);
    }

    private static void hold(Handle h, Hours hours) {
        h.createUpdate("""
            update sms_message set state = 'HELD', reason = 'quiet'
            where state = 'QUEUED' and hours = :hours\
            """).bind("hours", hours.ordinal()).execute();
    }

    private static void release(Handle h, Hours hours, List<Long> batches, List<Long> singles) {
        h.createUpdate("""
            update sms_message set reason = 'paused'
            where state = 'HELD' and reason = 'quiet' and hours = :hours
              and batch in (select id from sms_batch where paused = true)\
            """).bind("hours", hours.ordinal()).execute();
        batches.addAll(h.createQuery("""
            select distinct batch from sms_message
            where state = 'HELD' and reason = 'quiet' and hours = :hours and batch is not null\
            """)
                .bind("hours", hours.ordinal())
                .mapTo(Long.class)
                .list());
        singles.addAll(h.createQuery("""
            select id from sms_message
            where state = 'HELD' and reason = 'quiet' and hours = :hours and batch is null
            order by id fetch first :most rows only\
            """)
                .bind("hours", hours.ordinal())
                .bind("most", MOST_SINGLES)
                .mapTo(Long.class)
                .list());
        h.createUpdate("""
            update sms_message set state = 'QUEUED', reason = ''
            where state = 'HELD' and reason = 'quiet' and hours = :hours\
            """).bind("hours", hours.ordinal()).execute();
    }

    /** Holds what of the batch has not begun to go out. */
    static void pause(Handle h, long batch) {
        mark(h, batch, true);
        h.createUpdate("""
            update sms_message set state = 'HELD', reason = 'paused'
            where batch = :batch and state in ('QUEUED', 'HELD')\
            """).bind("batch", batch).execute();
    }

    /** Lets the batch go on; {@link #settle} says whether at this hour. */
    static void resume(Handle h, long batch) {
        mark(h, batch, false);
        h.createUpdate("""
            update sms_message set state = 'QUEUED', reason = ''
            where batch = :batch and state = 'HELD' and reason = 'paused'\
            """).bind("batch", batch).execute();
    }

    private static void mark(Handle h, long batch, boolean paused) {
        h.createUpdate("update sms_batch set paused = :paused where id = :batch")
                .bind("batch", batch)
                .bind("paused", paused)
                .execute();
    }

    static int count(Handle h) {
        return h.createQuery("select count(*) from sms_message where state = 'HELD'")
                .mapTo(Integer.class)
                .one();
    }
}
