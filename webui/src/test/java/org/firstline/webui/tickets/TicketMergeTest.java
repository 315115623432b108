package org.firstline.webui.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.firstline.tickets.Priority;
import org.firstline.tickets.TicketEdit;
import org.firstline.tickets.TicketState;
import org.firstline.webui.tickets.TicketMerge.Field;
import org.junit.jupiter.api.Test;

class TicketMergeTest {
    private final TicketEdit seen =
            new TicketEdit("No internet", "internet", TicketState.NEW, Priority.NORMAL, 7L, null, null, null);

    @Test
    void changesOfDifferentFieldsAreBothKept() {
        var mine = seen.withSubject("No internet since noon", "internet");
        var now = seen.withPriority(Priority.URGENT).withState(TicketState.L2).withOwner("head");
        var merged = TicketMerge.of(seen, mine, now);
        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.edit()).isEqualTo(now.withSubject("No internet since noon", "internet"));
    }

    @Test
    void whatBothChangedIsNamedAndHersIsKept() {
        var mine = seen.withSubject("Hers", "tv");
        var now = seen.withSubject("His", "tv");
        var merged = TicketMerge.of(seen, mine, now);
        assertThat(merged.clashes()).containsExactly(Field.SUBJECT);
        assertThat(merged.edit()).isEqualTo(mine);
    }

    @Test
    void theSameChangeIsNoClash() {
        var both = seen.withPriority(Priority.HIGH);
        assertThat(TicketMerge.of(seen, both, both)).isEqualTo(new TicketMerge(both, Set.of()));
    }
}
