package org.firstline.network;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.firstline.base.PublicText;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network that is down, or was.
 *
 * @param node the highest node that is dead
 * @param nodes everything that was without service at any time of the outage; it only grows
 * @param affected how many subscribers those nodes serve, as counted by whoever knows them
 * @param startedAt when the monitors' alerts began it, or the first complaint came of those that suggested it, or else when a
 *     person declared it
 * @param expectedAt when the repair is expected; null where nobody said
 * @param clearedAt when all was up again, or it ended in another way
 * @param verifiedAt when somebody or something made sure that it works; null where nobody did
 * @param note what people wrote of it for one another
 * @param publicText what staff want the public to read and hear of it
 * @param byHand a person declared or reopened it, so only a person ends it
 * @param reopened how often it came back after all had been up
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
        @Nullable Instant verifiedAt,
        String note,
        PublicText publicText,
        boolean byHand,
        int reopened,
        @Nullable Long mergedInto) {
    public Outage {
        nodes = Set.copyOf(nodes);
    }

    /** One that begins. */
    static Outage suspected(long id, String node, Set<String> nodes, Instant at, boolean byHand) {
        return new Outage(
                id,
                node,
                nodes,
                OutageState.SUSPECTED,
                0,
                at,
                null,
                null,
                null,
                null,
                "",
                PublicText.NONE,
                byHand,
                0,
                null);
    }

    Outage grown(String root, Set<String> all) {
        return with(o -> {
            o.node = root;
            o.nodes = all;
        });
    }

    Outage confirmed(Instant at, @Nullable Instant expected) {
        return with(o -> {
            o.state = OutageState.CONFIRMED;
            o.confirmedAt = at;
            o.expectedAt = expected;
        });
    }

    Outage ended(OutageState how, Instant at, @Nullable Long into) {
        return with(o -> {
            o.state = how;
            o.clearedAt = at;
            o.mergedInto = into;
        });
    }

    Outage verified(Instant at) {
        return with(o -> {
            o.state = OutageState.CLOSED;
            o.verifiedAt = at;
        });
    }

    /** Closed without anybody having checked it. */
    Outage lapsed() {
        return with(o -> o.state = OutageState.CLOSED);
    }

    /** Back to what it was before all was up; nobody has said yet how long it will take this time. */
    Outage reopened(boolean byPerson) {
        return with(o -> {
            o.state = confirmedAt == null ? OutageState.SUSPECTED : OutageState.CONFIRMED;
            o.expectedAt = null;
            o.clearedAt = null;
            o.verifiedAt = null;
            o.byHand |= byPerson;
            o.reopened++;
        });
    }

    Outage expected(@Nullable Instant at) {
        return with(o -> o.expectedAt = at);
    }

    Outage affecting(int subscribers) {
        return with(o -> o.affected = subscribers);
    }

    Outage noted(String text) {
        return with(o -> o.note = text);
    }

    Outage saying(PublicText text) {
        return with(o -> o.publicText = text);
    }

    private Outage with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Outage(
                id,
                draft.node,
                draft.nodes,
                draft.state,
                draft.affected,
                startedAt,
                draft.expectedAt,
                draft.confirmedAt,
                draft.clearedAt,
                draft.verifiedAt,
                draft.note,
                draft.publicText,
                draft.byHand,
                draft.reopened,
                draft.mergedInto);
    }

    /** The parts that change, while they do. */
    private static final class Draft {
        private String node;
        private Set<String> nodes;
        private OutageState state;
        private int affected;
        private @Nullable Instant expectedAt;
        private @Nullable Instant confirmedAt;
        private @Nullable Instant clearedAt;
        private @Nullable Instant verifiedAt;
        private String note;
        private PublicText publicText;
        private boolean byHand;
        private int reopened;
        private @Nullable Long mergedInto;

        Draft(Outage of) {
            node = of.node;
            nodes = of.nodes;
            state = of.state;
            affected = of.affected;
            expectedAt = of.expectedAt;
            confirmedAt = of.confirmedAt;
            clearedAt = of.clearedAt;
            verifiedAt = of.verifiedAt;
            note = of.note;
            publicText = of.publicText;
            byHand = of.byHand;
            reopened = of.reopened;
            mergedInto = of.mergedInto;
        }
    }
}
