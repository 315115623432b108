package org.firstline.demo;

import java.time.Instant;
import org.firstline.calls.Call;
import org.firstline.calls.Outcome;
import org.firstline.subscribers.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * A call that never was, before it has its ticket.
 *
 * @param operator who answered, or whose phone rang last
 * @param fault behind which the caller sat; null where all was well
 */
record PastCall(
        String id,
        String caller,
        @Nullable Subscriber subscriber,
        @Nullable String queue,
        Staff.@Nullable Operator operator,
        Outcome outcome,
        Instant arrivedAt,
        Instant menuAt,
        @Nullable Instant queuedAt,
        @Nullable Instant offeredAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        @Nullable PastFault fault) {

    Call record(@Nullable Long ticket, @Nullable Long outage) {
        return new Call(
                id,
                caller,
                Residents.HOTLINE,
                queue == null ? "" : queue,
                queue,
                operator == null ? null : operator.extension(),
                outcome,
                ticket,
                subscriber == null ? null : subscriber.id(),
                outage,
                arrivedAt,
                menuAt,
                queuedAt,
                offeredAt,
                answeredAt,
                endedAt);
    }
}
