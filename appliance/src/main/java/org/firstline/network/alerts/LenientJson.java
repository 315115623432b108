package org.firstline.network.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object as a monitor's text template writes it: values with raw line breaks and quotes inside, macros that
 * were not replaced and so stand bare, a comma too many. A quote ends a value only where the next key or the end of
 * the object follows.
 */
final class LenientJson {
    private static final int MOST_FIELDS = 200;
    private static final Pattern KEY = Pattern.compile("\\s*\"([A-Za-z_][\\w.-]{0,60})\"\\s*:\\s*");
    private static final Pattern END_OF_VALUE =
            Pattern.compile("\"\\s*(?:,(?=\\s*\"[A-Za-z_][\\w.-]{0,60}\"\\s*:)|(?=,?\\s*}\\s*$))");
    private static final Pattern BARE =
            Pattern.compile("(?s)(.*?)\\s*(?:,(?=\\s*\"[A-Za-z_][\\w.-]{0,60}\"\\s*:)|(?=,?\\s*}\\s*$))");

    private final String text;
    private int at;

    LenientJson(String text) {
        this.text = text;
    }

    /** Empty where not even a lenient eye sees an object. */
    Optional<Map<String, String>> fields() {
        var fields = new LinkedHashMap<String, String>();
        skipSpace();
        if (at >= text.length() || text.charAt(at++) != '{') return Optional.empty();
        var key = KEY.matcher(text);
        while (key.region(at, text.length()).lookingAt()) {
            at = key.end();
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String value = quoted ? quoted() : bare();
            if (value == null || fields.size() == MOST_FIELDS) return Optional.empty();
            fields.put(key.group(1), value);
        }
        skipSpace();
        if (at < text.length() && text.charAt(at) == ',') at++;
        skipSpace();
        return text.startsWith("}", at) && !fields.isEmpty() ? Optional.of(fields) : Optional.empty();
    }

    private @Nullable String quoted() {
        int from = at + 1;
        var end = END_OF_VALUE.matcher(text);
        for (int quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
            if (escaped(quote) || !end.region(quote, text.length()).lookingAt()) continue;
            at = end.end();
            return unescape(text.substring(from, quote));
        }
        return null;
    }

    private @Nullable String bare() {
        int from = skipNested();
        var value = BARE.matcher(text).region(from, text.length());
        if (!value.lookingAt()) return null;
        String whole = text.substring(at, value.end(1)).strip();
        at = value.end();
        return whole;
    }

    /** @return where the list or object ends that begins here; here itself where none does */
    private int skipNested() {
        int depth = 0;
        boolean inString = false;
        for (int i = at; i < text.length(); i++) {
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
        while (text.charAt(quote - 1 - slashes) == '\\') slashes++;
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

    private void skipSpace() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) at++;
    }
}
