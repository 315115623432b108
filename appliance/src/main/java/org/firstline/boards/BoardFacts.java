package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param aside trunks, breaks and the like
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
        String textLine,
        Aside aside) {
    public static final Duration FRESH = Duration.ofSeconds(5);

    /** Before anything is known. */
    public static final BoardFacts NONE =
            new BoardFacts(Instant.EPOCH, List.of(), AgentFacts.NOBODY, 0, 0, 0, List.of(), "");

    public BoardFacts {
        queues = List.copyOf(queues);
        ill = List.copyOf(ill);
    }

    /** With nothing beside the queues. */
    public BoardFacts(
            Instant asOf,
            List<QueueFacts> queues,
            AgentFacts agents,
            int openOutages,
            int deflected,
            int smsQueued,
            List<String> ill,
            String textLine) {
        this(asOf, queues, agents, openOutages, deflected, smsQueued, ill, textLine, Aside.NONE);
    }

    BoardFacts saying(String text) {
        return new BoardFacts(asOf, queues, agents, openOutages, deflected, smsQueued, ill, text, aside);
    }

    public boolean isStale(Instant now) {
        return asOf.plus(FRESH).isBefore(now);
    }

    /** @param name of a queue, or {@code ""} for all of them together */
    public Optional<QueueFacts> queue(String name) {
        if (name.isEmpty()) return Optional.of(AllQueues.of(queues, agents));
        return queues.stream().filter(q -> q.name().equals(name)).findFirst();
    }
}
