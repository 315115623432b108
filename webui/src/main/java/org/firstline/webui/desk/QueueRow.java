package org.firstline.webui.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.firstline.routing.QueueNow;
import org.firstline.routing.ServiceLevel;
import org.firstline.routing.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of queues.
 *
 * @param serviceLevel of today, by the formula that was chosen
 * @param lately the same of the last half hour
 */
record QueueRow(
        String name,
        String title,
        int waiting,
        @Nullable Instant longestSince,
        int ready,
        int ringing,
        int talking,
        int wrapUp,
        int onBreak,
        int offered,
        int answered,
        int abandoned,
        @Nullable Double serviceLevel,
        @Nullable Double lately,
        @Nullable Duration speed) {
    /** @param formula of the service levels */
    static QueueRow of(QueueNow q, Locale locale, ServiceLevel formula) {
        Tally today = q.today();
        return new QueueRow(
                q.name(),
                q.settings().title(locale),
                q.waiting(),
                q.longestSince(),
                q.agentsReady(),
                q.agentsRinging(),
                q.agentsTalking(),
                q.agentsWrapUp(),
                q.agentsOnBreak(),
                today.offered(),
                today.answered(),
                today.abandoned(),
                formula.of(today),
                formula.of(q.lastHalfHour()),
                today.averageSpeedOfAnswer());
    }
}
