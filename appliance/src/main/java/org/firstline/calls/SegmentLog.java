package org.firstline.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstline.calls.Segment.End;
import org.firstline.calls.Segment.Kind;
import org.jspecify.annotations.Nullable;

/** The segments of one call as they come to their ends; kept in memory until the call's last row is written. */
final class SegmentLog {
    /** Whoever holds and resumes more often than this in one call is not counted any more. */
    static final int MOST = 200;

    private record Open(
            int number,
            Kind kind,
            @Nullable String queue,
            @Nullable String agent,
            @Nullable String party,
            Instant from) {}

    private final String call;
    private final List<Open> open = new ArrayList<>();
    private final List<Segment> closed = new ArrayList<>();
    private int last;

    SegmentLog(String call) {
        this.call = call;
    }

    void open(Kind kind, @Nullable String queue, @Nullable String agent, @Nullable String party, Instant at) {
        if (last < MOST) open.add(new Open(++last, kind, queue, agent, party, at));
    }

    /** Ends what is open of this kind, agent and party; null stands for any. */
    void close(@Nullable Kind kind, @Nullable String agent, @Nullable String party, End by, Instant at) {
        open.removeIf(o -> {
            boolean meant = (kind == null || o.kind == kind)
                    && (agent == null || agent.equals(o.agent))
                    && (party == null || party.equals(o.party));
            if (meant) closed.add(new Segment(call, o.number, o.kind, o.queue, o.agent, o.party, o.from, at, by));
            return meant;
        });
    }

    /** All, once nothing is open any more. */
    List<Segment> all(Instant end) {
        close(null, null, null, End.OVER, end);
        closed.sort(Comparator.comparingInt(Segment::number));
        return List.copyOf(closed);
    }

    /** What the record alone says of a call whose segments nobody kept: from before they were, or lost with the box. */
    static List<Segment> of(Call c) {
        var log = new SegmentLog(c.id());
        Instant end = c.endedAt();
        if (end == null) return List.of();
        if (c.queuedAt() != null) {
            log.open(Kind.WAIT, c.queue(), null, null, c.queuedAt());
            if (c.answeredAt() != null) log.close(Kind.WAIT, null, null, End.ANSWERED, c.answeredAt());
        }
        if (c.answeredAt() != null) log.open(Kind.TALK, c.queue(), c.agent(), null, c.answeredAt());
        return log.all(end);
    }
}
