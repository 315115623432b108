package org.firstline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.messages.Hours;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lets machines text through the box that know other boxes' interfaces: who may, how much, and the queueing. Only on
 * the staff port. Any thread.
 */
public final class TextGate {
    /** Numbers in one request. */
    static final int MOST_NUMBERS = 50;

    /** Wrong secrets in a minute, from wherever; more are not looked at. */
    static final int MOST_WRONG = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(TextGate.class);

    /**
     * @param user the name that goes with the token
     * @param token empty: nobody may
     * @param perMinute messages in a minute, of all together
     */
    public record Settings(String user, String token, int perMinute) {
        public static final Settings OFF = new Settings("firstline", "", 60);
    }

    /** Why a number got none. */
    enum Fault {
        NO_NUMBER,
        REFUSED,
        TOO_MANY
    }

    /**
     * @param to as it was asked for
     * @param id of the message; null where there is a fault
     */
    record Outcome(String to, @Nullable Long id, @Nullable Fault fault) {}

    private final Messages messages;
    private final Time time;
    private final String region;
    private final Settings settings;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Deque<Instant> wrong = new ArrayDeque<>();

    public TextGate(Services s, Settings settings) {
        this.messages = s.messages();
        this.time = s.time();
        this.region = s.site().region();
        this.settings = settings;
    }

    public boolean isOpen() {
        return !settings.token.isEmpty();
    }

    /** The portal's port is no place for it. */
    static boolean isStaff(HttpServletRequest request) {
        return "staff".equals(request.getServletContext().getServletContextName());
    }

    /** @param user null where the interface asks for none */
    synchronized boolean knows(@Nullable String user, String token) {
        if (!isOpen() || recent(wrong).size() >= MOST_WRONG) return false;
        boolean right = same(settings.token, token) & (user == null || same(settings.user, user));
        if (!right) {
            wrong.add(time.now());
            log.warn("somebody wants to text with a wrong token");
        }
        return right;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Numbers as they are written, divided by commas; empty where there is none or too many. */
    static Optional<List<String>> numbers(@Nullable String to) {
        if (to == null) return Optional.empty();
        var all = new ArrayList<String>();
        for (String one : to.split(",")) if (!one.isBlank()) all.add(one.strip());
        return all.isEmpty() || all.size() > MOST_NUMBERS ? Optional.empty() : Optional.of(all);
    }

    /**
     * Queues it to each number, at any hour: a monitor has a reason.
     *
     * @param urgent before all else, and to who wants no SMS
     */
    List<Outcome> send(List<String> numbers, String text, boolean urgent) {
        return numbers.stream().map(to -> one(to, text, urgent)).toList();
    }

    private Outcome one(String to, String text, boolean urgent) {
        Optional<PhoneNumber> number = PhoneNumber.parse(to, region);
        if (number.isEmpty()) return new Outcome(to, null, Fault.NO_NUMBER);
        if (!allows()) return new Outcome(to, null, Fault.TOO_MANY);
        try {
            int priority = urgent ? MessagePriority.ALARM : MessagePriority.BULK;
            return new Outcome(
                    to, messages.queue(number.get(), text, priority, Hours.ANY).id(), null);
        } catch (Refused no) {
            log.info("a text is refused: {}", no.getMessage());
            return new Outcome(to, null, Fault.REFUSED);
        }
    }

    private synchronized boolean allows() {
        if (recent(sent).size() >= settings.perMinute) return false;
        sent.add(time.now());
        return true;
    }

    private Deque<Instant> recent(Deque<Instant> times) {
        Instant since = time.now().minus(MINUTE);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) times.removeFirst();
        return times;
    }
}
