package org.firstline.subscribers;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom of the subscribers one means; each part narrows it, and an empty one does not.
 *
 * @param statuses empty: all but closed contracts
 * @param tariff part of the tariff's name, in any case
 * @param address words of the address, all of which must be there: a street, a district
 * @param nodes the nodes that serve them; empty: any, also none
 * @param language "ru" or "en"; empty: any
 * @param kind null: any
 * @param owes whose balance is below minus this much; null: any, also an unknown one
 */
public record Segment(
        Set<Status> statuses,
        String tariff,
        String address,
        Set<String> nodes,
        String language,
        @Nullable Kind kind,
        @Nullable BigDecimal owes) {
    public static final Segment ALL = new Segment(Set.of(), "", "", Set.of(), "", null, null);

    public Segment {
        statuses = statuses.isEmpty()
                ? Set.of(Status.ACTIVE, Status.SUSPENDED, Status.DEBT, Status.FROZEN)
                : Set.copyOf(statuses);
        nodes = Set.copyOf(nodes);
    }

    public Segment withStatuses(Set<Status> which) {
        return new Segment(which, tariff, address, nodes, language, kind, owes);
    }

    public Segment withTariff(String part) {
        return new Segment(statuses, part, address, nodes, language, kind, owes);
    }

    public Segment withAddress(String words) {
        return new Segment(statuses, tariff, words, nodes, language, kind, owes);
    }

    public Segment withNodes(Set<String> which) {
        return new Segment(statuses, tariff, address, which, language, kind, owes);
    }

    public Segment withLanguage(String which) {
        return new Segment(statuses, tariff, address, nodes, which, kind, owes);
    }

    public Segment withKind(@Nullable Kind which) {
        return new Segment(statuses, tariff, address, nodes, language, which, owes);
    }

    public Segment withDebt(@Nullable BigDecimal above) {
        return new Segment(statuses, tariff, address, nodes, language, kind, above);
    }
}
