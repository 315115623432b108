package org.firstline.calls.sip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} tail of a URI or header, in order and as written. Immutable. Names compare without case; a
 * value keeps its quotes.
 */
final class Params {
    static final Params NONE = new Params(new String[0]);
    private static final int LIMIT = 64;

    /** name, value, name, value; a value may be null (";lr"). */
    private final @Nullable String[] pairs;

    private Params(@Nullable String[] pairs) {
        this.pairs = pairs;
    }

    /** Parses from the first ';' at {@code from} to the end of the text; at most 64 parameters. */
    static Params parse(String where, String text, int from) throws SipParseException {
        int at = Grammar.skipSpace(text, from);
        if (at == text.length()) return NONE;
        @Nullable String[] pairs = new String[8];
        int size = 0;
        while (at < text.length()) {
            if (text.charAt(at) != ';') throw new SipParseException(where, "unexpected text after the address");
            at = Grammar.skipSpace(text, at + 1);
            int end = Grammar.endOfToken(text, at);
            if (end == at) {
                // ";;" and a trailing ";" are seen from real gateways, and harmless
                if (end == text.length() || text.charAt(end) == ';') continue;
                throw new SipParseException(where, "a parameter without a name");
            }
            String name = text.substring(at, end);
            String value = null;
            at = Grammar.skipSpace(text, end);
            if (at < text.length() && text.charAt(at) == '=') {
                at = Grammar.skipSpace(text, at + 1);
                end = endOfValue(where, text, at);
                value = text.substring(at, end).strip();
                at = Grammar.skipSpace(text, end);
            }
            if (size == 2 * LIMIT) throw new SipParseException(where, "more than " + LIMIT + " parameters");
            if (size == pairs.length) pairs = Arrays.copyOf(pairs, size * 2);
            pairs[size++] = name;
            pairs[size++] = value;
        }
        return size == 0 ? NONE : new Params(Arrays.copyOf(pairs, size));
    }

    private static int endOfValue(String where, String text, int from) throws SipParseException {
        if (from < text.length() && text.charAt(from) == '"') {
            int end = Grammar.endOfQuoted(text, from);
            if (end < 0) throw new SipParseException(where, "a quote that never ends");
            return end;
        }
        int end = text.indexOf(';', from);
        return end < 0 ? text.length() : end;
    }

    boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The value as written; null when the parameter is absent or has no value. */
    @Nullable
    String get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : pairs[at + 1];
    }

    /** These parameters with this one set (in its old place if it was there); null sets it without a value. */
    Params with(String name, @Nullable String value) {
        int at = indexOf(name);
        @Nullable String[] changed = Arrays.copyOf(pairs, at < 0 ? pairs.length + 2 : pairs.length);
        if (at < 0) {
            at = pairs.length;
            changed[at] = name;
        }
        changed[at + 1] = value;
        return new Params(changed);
    }

    private int indexOf(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (name.equalsIgnoreCase(pairs[i])) return i;
        }
        return -1;
    }

    void print(StringBuilder out) {
        for (int i = 0; i < pairs.length; i += 2) {
            out.append(';').append(pairs[i]);
            if (pairs[i + 1] != null) out.append('=').append(pairs[i + 1]);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Params that && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        print(out);
        return out.toString();
    }
}
