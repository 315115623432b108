package org.firstline.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit items on the page, 1…{@value #MOST}; who asks for more gets {@value #MOST}
 * @param cursor {@code next} of the page before; null for the first
 */
public record Paging(int limit, @Nullable String cursor) {
    public static final int USUAL = 50;
    /** One less than what a capability gives at once, and more: the one item too many must fit. */
    public static final int MOST = 400;

    /** From the two query parameters as they came; {@link BadRequest} for a limit that is no positive number. */
    public static Paging of(@Nullable String limit, @Nullable String cursor) {
        String after = cursor == null || cursor.isEmpty() ? null : cursor;
        if (limit == null || limit.isEmpty()) return new Paging(USUAL, after);
        try {
            int asked = Integer.parseInt(limit);
            if (asked >= 1) return new Paging(Math.min(asked, MOST), after);
        } catch (NumberFormatException e) {
            // told below
        }
        throw BadRequest.field("limit", "web.bad-limit", MOST);
    }

    /** How many items to ask a capability for: one more than is shown, to know whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** The cursor of a list that continues by a numeric id; null for the first page. */
    public @Nullable Long before() {
        if (cursor == null) return null;
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw BadRequest.field("cursor", "web.bad-cursor");
        }
    }
}
