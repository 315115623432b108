package org.firstline.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param next what to send as {@code cursor} for the page after this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of what was found.
     *
     * @param found up to {@link Paging#fetch()} items: the one too many only tells that there is a next page
     * @param cursor the identity of an item, by which the next page continues
     */
    public static <S, T> Page<T> of(List<S> found, Paging paging, Function<S, String> cursor, Function<S, T> view) {
        boolean more = found.size() > paging.limit();
        List<S> shown = more ? found.subList(0, paging.limit()) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
    }

    /**
     * A page of a list that is all there already, in the rising order of its keys.
     *
     * @param key what an item is sorted by, by which the next page continues
     */
    public static <S, T> Page<T> ofKeys(List<S> all, Paging paging, Function<S, String> key, Function<S, T> view) {
        String after = paging.cursor();
        var found = all.stream()
                .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
                .limit(paging.fetch())
                .toList();
        return of(found, paging, key, view);
    }

    /** A short list that is always answered whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
