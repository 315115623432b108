package org.firstline.network;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network that is down.
 *
 * @param node the highest node that is dead
 * @param nodes everything that was without service at any time of the outage; it only grows
 * @param affected how many subscribers those nodes serve, as counted by whoever knows them
 * @param expectedAt when the repair is expected; null where nobody said
 * @param clearedAt when it ended, in whatever way
 * @param note what people wrote of it
 * @param byHand a person declared it, so only a person ends it
 * @param mergedInto the outage that swallowed this one
 */
public record Outage(
        long id,
        String node,
        Set<String> nodes,
        OutageState state,
        int affected,
        Instant startedAt,
        @Nullable Instant expectedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant clearedAt,
        String note,
        boolean byHand,
        @Nullable Long mergedInto) {
    public Outage {
        nodes = Set.copyOf(nodes);
    }

    Outage grown(String root, Set<String> all) {
        return new Outage(
                id,
                root,
                all,
                state,
                affected,
                startedAt,
                expectedAt,
                confirmedAt,
                clearedAt,
                note,
                byHand,
                mergedInto);
    }

    Outage confirmed(Instant at, @Nullable Instant expected) {
        return new Outage(
                id, node, nodes, OutageState.CONFIRMED, affected, startedAt, expected, at, null, note, byHand, null);
    }

    Outage ended(OutageState how, Instant at, @Nullable Long into) {
        return new Outage(id, node, nodes, how, affected, startedAt, expectedAt, confirmedAt, at, note, byHand, into);
    }

    /** Back to what it was before it was cleared. */
    Outage reopened() {
        var before = confirmedAt == null ? OutageState.SUSPECTED : OutageState.CONFIRMED;
        return new Outage(id, node, nodes, before, affected, startedAt, null, confirmedAt, null, note, byHand, null);
    }

    Outage expected(@Nullable Instant at) {
        return new Outage(
                id, node, nodes, state, affected, startedAt, at, confirmedAt, clearedAt, note, byHand, mergedInto);
    }

    Outage affecting(int subscribers) {
        return new Outage(
                id,
                node,
                nodes,
                state,
                subscribers,
                startedAt,
                expectedAt,
                confirmedAt,
                clearedAt,
                note,
                byHand,
                mergedInto);
    }

    Outage noted(String text) {
        return new Outage(
                id,
                node,
                nodes,
                state,
                affected,
                startedAt,
                expectedAt,
                confirmedAt,
                clearedAt,
                text,
                byHand,
                mergedInto);
    }
}
