package org.firstline.messages;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How much goes out before what, in parts. */
final class RunRows {
    /** What waits for its turn, or for the morning; what a person paused does not count. */
    private static final String WAITING =
            "(state = 'QUEUED' or state = 'SENDING' or (state = 'HELD' and reason = 'quiet'))";

    /** The row of a batch that goes out last. */
    private record Last(int priority, int standing, long id, Hours hours) {}

    /**
     * What is left to do until a batch is out.
     *
     * @param hours of its last message
     */
    record Left(int parts, Hours hours) {}

    private RunRows() {}

    /** All that goes out before a new batch of this priority is through, the batch not counted. */
    static int ahead(Handle h, int priority) {
        return h.createQuery("select sum(cast(parts as integer)) from sms_message where " + WAITING
                        + " and priority <= :priority")
                .bind("priority", priority)
                .map((rs, ctx) -> rs.getInt(1))
                .one();
    }

    /** Empty where nothing of the batch waits, or a person paused it. */
    static Optional<Left> left(Handle h, long batch) {
        return h.createQuery("select priority, standing, id, hours from sms_message where batch = :batch and " + WAITING
                        + " order by standing desc, id desc fetch first 1 rows only")
                .bind("batch", batch)
                .map((rs, ctx) -> new Last(rs.getInt(1), rs.getInt(2), rs.getLong(3), Hours.values()[rs.getInt(4)]))
                .findOne()
                .map(last -> new Left(until(h, last), last.hours));
    }

    private static int until(Handle h, Last last) {
        return h.createQuery("select sum(cast(parts as integer)) from sms_message where " + WAITING
                        + " and (priority < :priority or priority = :priority and"
                        + " (standing < :standing or standing = :standing and id <= :id))")
                .bind("priority", last.priority)
                .bind("standing", last.standing)
                .bind("id", last.id)
                .map((rs, ctx) -> rs.getInt(1))
                .one();
    }
}
