package org.firstline.network.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object as a monitor's text template writes it: values with raw line breaks and quotes inside, macros that
 * were not replaced and so stand bare, a comma too many. A quote ends a value only where the next key or the end of
 * the object follows. Takes time in proportion to the length of the text.
 */
final class LenientJson {
    private static final int MOST_FIELDS = 200;
    private static final Pattern KEY = Pattern.compile("\\s*+\"([A-Za-z_][\\w.-]{0,60})\"\\s*+:\\s*+");

    private final String text;
    /** The bracket that ends the object. */
    private final int end;

    private int at;

    LenientJson(String text) {
        this.text = text.stripTrailing();
        this.end = this.text.length() - 1;
    }

    /** Empty where not even a lenient eye sees an object. */
    Optional<Map<String, String>> fields() {
        var fields = new LinkedHashMap<String, String>();
        at = skipSpace(0);
        if (end <= at || text.charAt(at++) != '{' || text.charAt(end) != '}') return Optional.empty();
        var key = KEY.matcher(text);
        while (key.region(at, end).lookingAt()) {
            at = key.end();
            String value = text.charAt(at) == '"' ? quoted() : bare();
            if (value == null || fields.size() == MOST_FIELDS) return Optional.empty();
            fields.put(key.group(1), value);
        }
        return at == end && !fields.isEmpty() ? Optional.of(fields) : Optional.empty();
    }

    private @Nullable String quoted() {
        int from = at + 1;
        for (int quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
            int next = following(skipSpace(quote + 1));
            if (escaped(quote) || next < 0) continue;
            at = next;
            return unescape(text.substring(from, quote));
        }
        return null;
    }

    private @Nullable String bare() {
        int from = at;
        for (int i = skipNested(); i <= end; i++) {
            int next = following(i);
            if (next < 0) continue;
            at = next;
            return text.substring(from, i).strip();
        }
        return null;
    }

    /** Where the next key begins, or the object ends, if the value before it may end here; −1 if not. */
    private int following(int here) {
        if (here >= end) return here == end ? end : -1;
        if (text.charAt(here) != ',') return -1;
        int next = skipSpace(here + 1);
        return next == end || KEY.matcher(text).region(next, end).lookingAt() ? next : -1;
    }

    /** Where the list or object ends that begins here; here itself where none does. */
    private int skipNested() {
        int depth = 0;
        boolean inString = false;
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"' && !escaped(i)) inString = !inString;
            else if (!inString && (c == '[' || c == '{')) depth++;
            else if (!inString && (c == ']' || c == '}')) depth--;
            if (depth <= 0) return depth == 0 && i > at ? i + 1 : at;
        }
        return at;
    }

    private boolean escaped(int quote) {
        int slashes = 0;
        while (quote > slashes && text.charAt(quote - 1 - slashes) == '\\') slashes++;
        return slashes % 2 == 1;
    }

    private static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) return raw;
        var out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case '"', '\\', '/' -> out.append(next);
                // what a template left as it was: C:\temp stays C:\temp
                default -> out.append(c).append(next);
            }
        }
        return out.toString();
    }

    private int skipSpace(int from) {
        int i = from;
        while (i <= end && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\ufeff')) i++;
        return i;
    }
}
