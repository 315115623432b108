package org.firstline.calls;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a queue are handled once they are answered.
 *
 * @param recorded whether their sound is kept
 * @param announced whether callers are told so before they wait
 * @param holdReminder a caller on hold for longer is brought to mind, again and again
 * @param greeting the prompt that whoever leaves a message hears; empty for the usual words
 * @param survey whether callers are asked for a mark when the agent has hung up
 * @param callerId the number that calls for this queue show; empty for the configuration's
 * @param announce how often those who wait hear their place; zero: never, null: as the house does
 */
public record QueueRules(
        String queue,
        boolean recorded,
        boolean announced,
        Duration holdReminder,
        String greeting,
        boolean survey,
        String callerId,
        @Nullable Duration announce) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    // made once: every call asks for the rules of its queue
    private static final Pattern PROMPT = Pattern.compile("([a-z0-9-]{1,60})?");
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9]{1,20})?");

    public QueueRules {
        if (holdReminder.compareTo(SHORTEST) < 0 || holdReminder.compareTo(LONGEST) > 0)
            throw new Refused("calls.hold-reminder-bounds", SHORTEST.toSeconds(), LONGEST.toSeconds());
        if (announce != null && (announce.isNegative() || announce.compareTo(LONGEST) > 0))
            throw new Refused("calls.announce-bounds", LONGEST.toSeconds());
        if (!PROMPT.matcher(greeting).matches()) throw new Refused("calls.prompt-name", greeting);
        if (!NUMBER.matcher(callerId).matches()) throw new Refused("calls.caller-id", callerId);
    }

    /** Without a greeting of its own, a survey and a number. */
    public QueueRules(String queue, boolean recorded, boolean announced, Duration holdReminder) {
        this(queue, recorded, announced, holdReminder, "", false, "", null);
    }

    public QueueRules withRecording(boolean on, boolean told) {
        return new QueueRules(queue, on, told, holdReminder, greeting, survey, callerId, announce);
    }

    public QueueRules withHoldReminder(Duration after) {
        return new QueueRules(queue, recorded, announced, after, greeting, survey, callerId, announce);
    }

    public QueueRules withGreeting(String prompt) {
        return new QueueRules(queue, recorded, announced, holdReminder, prompt, survey, callerId, announce);
    }

    public QueueRules withSurvey(boolean on) {
        return new QueueRules(queue, recorded, announced, holdReminder, greeting, on, callerId, announce);
    }

    public QueueRules withCallerId(String number) {
        return new QueueRules(queue, recorded, announced, holdReminder, greeting, survey, number, announce);
    }

    /** Not recorded; two minutes of hold. */
    public static QueueRules usual(String queue) {
        return new QueueRules(queue, false, true, Duration.ofMinutes(2));
    }

    public QueueRules withAnnounce(@Nullable Duration every) {
        return new QueueRules(queue, recorded, announced, holdReminder, greeting, survey, callerId, every);
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
