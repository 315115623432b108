package org.firstline.webui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, as a browser asks for it.
 *
 * @param end not included
 */
record ByteRange(long first, long end) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return end - first;
    }

    /**
     * What a {@code Range} header asks for; the whole where there is none, or it asks for what we don't give (several
     * parts, other units), as RFC 9110 lets us. Null where it begins behind the end.
     */
    static @Nullable ByteRange parse(@Nullable String header, long size) {
        var whole = new ByteRange(0, size);
        if (header == null) return whole;
        Matcher asked = ONE.matcher(header.strip());
        if (!asked.matches()) return whole;
        String from = asked.group(1);
        String to = asked.group(2);
        if (from.isEmpty()) {
            if (to.isEmpty()) return whole;
            long last = Long.parseLong(to);
            return last == 0 ? null : new ByteRange(Math.max(0, size - last), size);
        }
        long first = Long.parseLong(from);
        if (first >= size) return null;
        long end = to.isEmpty() ? size : Math.min(size, Long.parseLong(to) + 1);
        return end <= first ? whole : new ByteRange(first, end);
    }
}
