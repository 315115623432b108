package org.firstline.webui.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.Test;

class TicketSearchTest {
    @Test
    void anAddressSaysWhatTheListShows() {
        for (var search : List.of(
                TicketSearch.START,
                new TicketSearch(null, false, false, null, ""),
                new TicketSearch(TicketState.IN_WORK, false, true, "tv", "нет 5 канала")))
            assertThat(TicketSearch.of(asRead(search.parameters()))).isEqualTo(search);
        assertThat(TicketSearch.START.parameters()).isEmpty();
    }

    @Test
    void nonsenseInAnAddressIsLeftOut() {
        assertThat(TicketSearch.of(asRead(Map.of("state", "burning", "category", "cats", "mine", "perhaps"))))
                .isEqualTo(TicketSearch.START);
    }

    @Test
    void mineMeansHers() {
        var filter = new TicketSearch(null, true, true, "internet", " wifi ").filter("agent101");
        assertThat(filter).isEqualTo(new TicketFilter(null, true, null, "agent101", null, "internet", "wifi"));
    }

    @Test
    void oneStateAloneMayBeAClosedOne() {
        assertThat(TicketSearch.of(asRead(Map.of("state", "closed"))).filter("me"))
                .isEqualTo(TicketFilter.ALL.inState(TicketState.CLOSED));
    }

    private static Map<String, List<String>> asRead(Map<String, String> parameters) {
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
    }
}
