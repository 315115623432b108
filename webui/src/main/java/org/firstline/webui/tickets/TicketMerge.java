package org.firstline.webui.tickets;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.firstline.tickets.TicketEdit;

/**
 * A form that was filled in while somebody else saved: her changes on top of his, field by field. Pure.
 *
 * @param edit what to save; where both changed one field, hers
 * @param clashes the fields that both changed, to different ends
 */
record TicketMerge(TicketEdit edit, Set<Field> clashes) {
    /** What the form holds. */
    enum Field {
        SUBJECT,
        CATEGORY,
        PRIORITY
    }

    /**
     * @param seen the ticket as the form showed it first
     * @param mine as the form is now
     * @param now as the ticket is now
     */
    static TicketMerge of(TicketEdit seen, TicketEdit mine, TicketEdit now) {
        var clashes = EnumSet.noneOf(Field.class);
        var subject = pick(Field.SUBJECT, seen.subject(), mine.subject(), now.subject(), clashes);
        var category = pick(Field.CATEGORY, seen.category(), mine.category(), now.category(), clashes);
        var priority = pick(Field.PRIORITY, seen.priority(), mine.priority(), now.priority(), clashes);
        return new TicketMerge(now.withSubject(subject, category).withPriority(priority), clashes);
    }

    private static <T> T pick(Field field, T seen, T mine, T now, Set<Field> clashes) {
        if (Objects.equals(mine, seen)) return now;
        if (!Objects.equals(now, seen) && !Objects.equals(now, mine)) clashes.add(field);
        return mine;
    }
}
