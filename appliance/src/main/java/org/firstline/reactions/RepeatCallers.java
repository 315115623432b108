package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has called within the last day: read once from the calls' rows, then kept, so that finding out who calls waits for
 * no disk. Of more than {@value #MOST} numbers the earliest are forgotten. On the owner "callers", but for {@link #ended}.
 */
final class RepeatCallers {
    static final int MOST = 50_000;
    static final Duration DAY = Duration.ofHours(24);
    private static final Logger log = LoggerFactory.getLogger(RepeatCallers.class);

    private record Ended(String number, Instant arrivedAt) {}

    /** When the last call of each number that is over came; the numbers whose calls ended earliest first. */
    private final Map<String, Instant> last = new LinkedHashMap<>();

    /** Calls that are over since the last question. */
    private final BlockingQueue<Ended> lately = new LinkedBlockingQueue<>(MOST);

    private boolean read;

    /** A call from this number, perhaps a hidden one, is over. Any thread, which it does not keep. */
    void ended(String number, Instant arrivedAt) {
        if (!lately.offer(new Ended(number, arrivedAt))) log.debug("{} calls ended, and nobody called", MOST);
    }

    private void keepLast(String number, Instant arrivedAt) {
        keep(number, arrivedAt);
        var eldest = last.entrySet().iterator();
        while (eldest.hasNext()) {
            Instant at = eldest.next().getValue();
            if (last.size() <= MOST && Duration.between(at, arrivedAt).compareTo(DAY) < 0) return;
            eldest.remove();
        }
    }

    /**
     * Whether a call from this number that came within the last day is over; never for a hidden number.
     *
     * @param rows when each number called last, from an instant on, the earliest first; asked once
     */
    boolean isRepeated(String number, Instant now, Function<Instant, Map<String, Instant>> rows) {
        for (Ended one; (one = lately.poll()) != null; ) keepLast(one.number, one.arrivedAt);
        if (!read) {
            var earlier = rows.apply(now.minus(DAY));
            // what has ended meanwhile comes after what was read
            var meanwhile = new LinkedHashMap<>(last);
            last.clear();
            earlier.forEach(this::keep);
            meanwhile.forEach(this::keep);
            read = true;
        }
        Instant at = last.get(number);
        return at != null && at.isAfter(now.minus(DAY));
    }

    private void keep(String number, Instant at) {
        if (number.isEmpty()) return;
        Instant before = last.remove(number);
        last.put(number, before == null || before.isBefore(at) ? at : before);
    }
}
