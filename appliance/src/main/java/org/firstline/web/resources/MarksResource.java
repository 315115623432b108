package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Time;
import org.firstline.calls.MarkSum;
import org.firstline.calls.Marks;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/marks}: what callers think of how they were served, by question, queue and agent. */
@Path("marks")
@Produces(MediaType.APPLICATION_JSON)
public final class MarksResource {
    /** Looked back so far where nobody says from when. */
    private static final Duration USUAL = Duration.ofDays(7);

    record Sum(
            String question,
            @Nullable String queue,
            @Nullable String agent,
            int count,
            double average,
            List<Integer> counts) {
        static Sum of(MarkSum one) {
            double rounded = Math.round(one.average() * 100) / 100.0;
            return new Sum(one.question(), one.queue(), one.agent(), one.count(), rounded, one.counts());
        }
    }

    private final Marks marks;
    private final Time time;

    public MarksResource(Marks marks, Time time) {
        this.marks = marks;
        this.time = time;
    }

    @GET
    public List<Sum> list(@QueryParam("from") @Nullable String from, @QueryParam("until") @Nullable String until) {
        Instant end = Objects.requireNonNullElse(Query.instant("until", until), time.now());
        Instant begin = Objects.requireNonNullElse(Query.instant("from", from), end.minus(USUAL));
        return marks.sums(begin, end).stream().map(Sum::of).toList();
    }
}
