package org.firstline.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells in system lines what differs between two versions of a ticket. */
final class History {
    private History() {}

    static List<String> lines(Ticket before, Ticket after) {
        var lines = new ArrayList<String>();
        if (before.state() != after.state())
            lines.add((before.state().isOpen() || !after.state().isOpen() ? "state|" : "reopened|")
                    + before.state()
                    + "|"
                    + after.state());
        if (before.priority() != after.priority()) lines.add("priority|" + before.priority() + "|" + after.priority());
        if (!before.category().equals(after.category()))
            lines.add("category|" + before.category() + "|" + after.category());
        if (!before.subject().equals(after.subject())) lines.add("subject|" + plain(after.subject()));
        set(lines, "owner", before.owner(), after.owner());
        set(lines, "subscriber", before.subscriber(), after.subscriber());
        set(lines, "node", before.node(), after.node());
        set(lines, "outage", before.outage(), after.outage());
        return lines;
    }

    private static void set(List<String> lines, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after))
            lines.add(after == null ? "no-" + field : field + "|" + plain(after.toString()));
    }

    /** The bar divides the words of a line. */
    private static String plain(String text) {
        return text.replace('|', '/');
    }
}
