package org.firstline.works;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;

/**
 * A plan to be.
 *
 * @param nodes ids of those that will be without service, with everything behind them; 1 to {@value #MOST_NODES}
 * @param from begins here, ends before {@code until}; at most seven days
 * @param text for the public
 * @param note for staff
 * @param notices which of {@link Notice#CHOICE} are given
 */
public record NewWork(
        WorkKind kind,
        Set<String> nodes,
        Instant from,
        Instant until,
        PublicText text,
        String note,
        Set<Notice> notices) {
    public static final int MOST_NODES = 200;
    static final Duration LONGEST = Duration.ofDays(7);

    public NewWork {
        nodes = Set.copyOf(nodes);
        notices = Set.copyOf(notices);
        note = note.strip();
        if (nodes.isEmpty()) throw new Refused("works.no-nodes");
        if (nodes.size() > MOST_NODES) throw new Refused("works.too-many-nodes", MOST_NODES);
        if (note.length() > 1000) throw new Refused("works.too-long-note", 1000);
        if (!Notice.CHOICE.containsAll(notices)) throw new IllegalArgumentException("no choice: " + notices);
        check(from, until);
    }

    static void check(Instant from, Instant until) {
        if (!until.isAfter(from)) throw new Refused("works.ends-before");
        if (Duration.between(from, until).compareTo(LONGEST) > 0) throw new Refused("works.too-long", LONGEST.toDays());
    }
}
