package org.firstline.webui.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketState;
import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/**
 * What the list of tickets is narrowed to; its address says the same, so a list can be kept as a bookmark.
 *
 * @param state null: {@code openOnly} decides
 * @param openOnly what one sees first
 */
record TicketSearch(
        @Nullable TicketState state,
        boolean openOnly,
        boolean mine,
        @Nullable String category,
        String text) {
    static final TicketSearch START = new TicketSearch(null, true, false, null, "");

    /** Reads an address's parameters; what is no sense is left out. */
    static TicketSearch of(Map<String, List<String>> parameters) {
        String state = first(parameters, "state");
        String category = first(parameters, "category");
        TicketState one = Stream.of(TicketState.values())
                .filter(s -> word(s).equals(state))
                .findFirst()
                .orElse(null);
        return new TicketSearch(
                one,
                one == null && !state.equals("all"),
                first(parameters, "mine").equals("true"),
                Tickets.CATEGORIES.contains(category) ? category : null,
                first(parameters, "text"));
    }

    /** The other way: only what differs from {@link #START}. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (state != null) parameters.put("state", word(state));
        else if (!openOnly) parameters.put("state", "all");
        if (mine) parameters.put("mine", "true");
        if (category != null) parameters.put("category", category);
        if (!text.isBlank()) parameters.put("text", text.strip());
        return parameters;
    }

    /** @param me whose tickets "mine" are */
    TicketFilter filter(String me) {
        return new TicketFilter(state, state == null && openOnly, null, mine ? me : null, null, category, text.strip());
    }

    private static String word(TicketState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
