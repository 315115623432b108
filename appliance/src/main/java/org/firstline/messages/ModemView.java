package org.firstline.messages;

import java.time.Instant;
import org.firstline.bridge.sms.ModemInfo;
import org.firstline.bridge.sms.ModemStatus;
import org.jspecify.annotations.Nullable;

/**
 * A modem as it is now, for screens.
 *
 * @param since when it came into its state
 * @param fault what is wrong
 * @param takesAgain when it takes messages again, where it works and its caps or a pause keep it from it; else null
 * @param info who it is; null until it was open once
 * @param status how it is with its network; null until it was asked
 * @param balance what the operator said of its balance; empty when it was not asked
 * @param balanceAt when it said so
 * @param hour parts that went out within the last hour
 * @param day parts that went out within the last 24 hours
 * @param secondsAPart how long a part took of late
 */
public record ModemView(
        ModemSettings settings,
        ModemState state,
        Instant since,
        ModemFault fault,
        @Nullable Instant takesAgain,
        @Nullable ModemInfo info,
        @Nullable ModemStatus status,
        String balance,
        @Nullable Instant balanceAt,
        int hour,
        int day,
        double secondsAPart) {

    public String name() {
        return settings.name();
    }

    /** Whether messages may be meant for it at this instant. */
    boolean isUsable(Instant now) {
        return state == ModemState.READY && (takesAgain == null || !now.isBefore(takesAgain));
    }
}
