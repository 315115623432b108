package org.firstline.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void everyStateIsReachedAndEveryStateLeadsToClosed() {
        for (TicketState from : TicketState.values()) {
            assertThat(reachable(from)).as("from " + from).contains(TicketState.CLOSED);
            if (from == TicketState.NEW) assertThat(reachable(from)).containsExactlyInAnyOrder(TicketState.values());
            else assertThat(reachable(from)).as("from " + from).doesNotContain(TicketState.NEW);
        }
    }

    @Test
    void nobodyPassesFromTheFieldToSolvedWithoutQa() {
        assertThat(Lifecycle.next(TicketState.FIELD, null, NOW)).doesNotContain(TicketState.SOLVED, TicketState.CLOSED);
        assertThat(Lifecycle.next(TicketState.REPAIRED, null, NOW))
                .doesNotContain(TicketState.SOLVED, TicketState.CLOSED, TicketState.L2);
    }

    @Test
    void theSeventhDayIsTheLastToReopen() {
        Instant last = NOW.plus(Lifecycle.REOPEN);
        assertThat(Lifecycle.next(TicketState.CLOSED, NOW, last)).containsExactly(TicketState.IN_WORK);
        assertThat(Lifecycle.next(TicketState.CLOSED, NOW, last.plusNanos(1))).isEmpty();
        assertThat(Lifecycle.next(TicketState.SOLVED, NOW, last.plusNanos(1))).containsExactly(TicketState.CLOSED);
    }

    @Test
    void everyRefusalOfAMoveNamesBothStatesInWords() {
        for (TicketState from : TicketState.values())
            for (TicketState to : TicketState.values())
                assertThat(new Refused("tickets.no-way", 1200L, from.name(), to.name()).getMessage())
                        .isEqualTo("Ticket 1200 cannot go from " + word(from) + " to " + word(to) + ".");
    }

    private static String word(TicketState state) {
        return Texts.of("tickets", Locale.ENGLISH).get("state." + state);
    }

    private static Set<TicketState> reachable(TicketState from) {
        var seen = EnumSet.of(from);
        var todo = new ArrayDeque<>(seen);
        while (!todo.isEmpty())
            for (TicketState next : Lifecycle.next(todo.remove(), NOW, NOW)) if (seen.add(next)) todo.add(next);
        return seen;
    }
}
