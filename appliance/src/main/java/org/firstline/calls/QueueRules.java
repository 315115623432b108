package org.firstline.calls;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a queue are handled once they are answered.
 *
 * @param recorded whether their sound is kept
 * @param announced whether callers are told so before they wait
 * @param holdReminder a caller on hold for longer is brought to mind, again and again
 */
public record QueueRules(String queue, boolean recorded, boolean announced, Duration holdReminder) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    public QueueRules {
        if (holdReminder.compareTo(SHORTEST) < 0 || holdReminder.compareTo(LONGEST) > 0)
            throw new Refused("calls.hold-reminder-bounds", SHORTEST.toSeconds(), LONGEST.toSeconds());
    }

    /** Not recorded; two minutes of hold. */
    public static QueueRules usual(String queue) {
        return new QueueRules(queue, false, true, Duration.ofMinutes(2));
    }

    /** Whether callers hear that they are recorded: never when they are not. */
    public boolean announces() {
        return recorded && announced;
    }

    /** Those of all queues; any thread. */
    static final class Book {
        private final Map<String, QueueRules> rules = new ConcurrentHashMap<>();

        QueueRules of(@Nullable String queue) {
            var found = queue == null ? null : rules.get(queue);
            return found == null ? usual(queue == null ? "" : queue) : found;
        }

        void put(QueueRules one) {
            rules.put(one.queue, one);
        }
    }
}
