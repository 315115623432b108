package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that boards show, at one moment. Facts grow old after {@link #FRESH}: whoever hands them in does so at
 * least every second or two, even when nothing changed, and a board whose facts are old shows dashes.
 *
 * @param asOf when this was so
 * @param agents of the house, each counted once
 * @param openOutages confirmed and not cleared
 * @param deflected callers of today who heard of an outage and hung up content
 * @param smsQueued messages that wait for the modem
 * @param ill the names of parts of the box that are ill, as people call them: "modem"
 * @param textLine what the shift head wants everybody to read; empty for nothing
 */
public record BoardFacts(
        Instant asOf,
        List<QueueFacts> queues,
        AgentFacts agents,
        int openOutages,
        int deflected,
        int smsQueued,
        List<String> ill,
        String textLine) {
    public static final Duration FRESH = Duration.ofSeconds(5);

    /** Before anything is known. */
    public static final BoardFacts NONE =
            new BoardFacts(Instant.EPOCH, List.of(), AgentFacts.NOBODY, 0, 0, 0, List.of(), "");

    public BoardFacts {
        queues = List.copyOf(queues);
        ill = List.copyOf(ill);
    }

    public boolean isStale(Instant now) {
        return asOf.plus(FRESH).isBefore(now);
    }

    /** @param name of a queue, or {@code ""} for all of them together */
    public Optional<QueueFacts> queue(String name) {
        if (name.isEmpty()) return Optional.of(all());
        return queues.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** Sums, the longest wait of any queue, and the service level weighted by the calls that were offered. */
    private QueueFacts all() {
        int waiting = 0;
        int offered = 0;
        int answered = 0;
        int abandoned = 0;
        int rated = 0;
        double inTime = 0;
        Instant longest = null;
        for (QueueFacts q : queues) {
            waiting += q.waiting();
            offered += q.offered();
            answered += q.answered();
            abandoned += q.abandoned();
            longest = earlier(longest, q.longestSince());
            if (q.serviceLevel() == null) continue;
            rated += q.offered();
            inTime += q.serviceLevel() * q.offered();
        }
        return new QueueFacts(
                "",
                Map.of(),
                waiting,
                longest,
                agents.ready(),
                agents.talking(),
                agents.onBreak(),
                agents.loggedIn(),
                offered,
                answered,
                abandoned,
                rated == 0 ? null : Math.min(1, inTime / rated));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null) return b;
        return b == null || a.isBefore(b) ? a : b;
    }
}
