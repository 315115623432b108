package org.firstline.works;

import java.time.Instant;
import java.util.Set;
import org.firstline.base.PublicText;
import org.jspecify.annotations.Nullable;

/**
 * Works that are planned, go on, or are over.
 *
 * @param nodes the highest ones that are without service
 * @param revision how often the plan was moved
 * @param endedAt when it was done or cancelled
 * @param reason why it was cancelled or last moved; may be empty
 */
public record PlannedWork(
        long id,
        WorkKind kind,
        WorkState state,
        Set<String> nodes,
        Instant from,
        Instant until,
        int revision,
        PublicText text,
        String note,
        String reason,
        Set<Notice> notices,
        Instant plannedAt,
        String plannedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public PlannedWork {
        nodes = Set.copyOf(nodes);
        notices = Set.copyOf(notices);
    }

    static PlannedWork of(NewWork plan, Instant at, String actor) {
        return new PlannedWork(
                0,
                plan.kind(),
                WorkState.PLANNED,
                plan.nodes(),
                plan.from(),
                plan.until(),
                0,
                plan.text(),
                plan.note(),
                "",
                plan.notices(),
                at,
                actor,
                null,
                null);
    }

    PlannedWork at(Set<String> places) {
        return new PlannedWork(
                id, kind, state, places, from, until, revision, text, note, reason, notices, plannedAt, plannedBy,
                startedAt, endedAt);
    }

    PlannedWork withId(long number) {
        return with(number, state, from, until, revision, reason, startedAt, endedAt);
    }

    PlannedWork moved(Instant begin, Instant end, String why) {
        return with(id, state, begin, end, revision + 1, why, startedAt, endedAt);
    }

    /** Takes longer: no other plan, only a later end. */
    PlannedWork extended(Instant end) {
        return with(id, state, from, end, revision, reason, startedAt, endedAt);
    }

    PlannedWork started(Instant at) {
        return with(id, WorkState.RUNNING, from, until, revision, reason, at, endedAt);
    }

    PlannedWork over(WorkState how, Instant at, String why) {
        return with(id, how, from, until, revision, why, startedAt, at);
    }

    private PlannedWork with(
            long number,
            WorkState now,
            Instant begin,
            Instant end,
            int moves,
            String why,
            @Nullable Instant started,
            @Nullable Instant ended) {
        return new PlannedWork(
                number, kind, now, nodes, begin, end, moves, text, note, why, notices, plannedAt, plannedBy, started,
                ended);
    }
}
