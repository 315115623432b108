package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The small change of parsing header text (RFC 3261 §25): tokens, quoted strings, comma lists, numbers. A string of a
 * SIP message holds one octet per character, so that any octets survive a round trip; {@link #human} and {@link #wire}
 * convert where text is shown to people.
 */
final class Grammar {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 'a'; c <= 'z'; c++) TOKEN[c] = true;
        for (char c = 'A'; c <= 'Z'; c++) TOKEN[c] = true;
        for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
        for (char c : "-.!%*_+`'~".toCharArray()) TOKEN[c] = true;
    }

    private Grammar() {}

    static boolean isToken(char c) {
        return c < 128 && TOKEN[c];
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && endOfToken(text, 0) == text.length();
    }

    static int endOfToken(String text, int from) {
        int at = from;
        while (at < text.length() && isToken(text.charAt(at))) at++;
        return at;
    }

    static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) at++;
        return at;
    }

    /** The index after the closing quote of the quoted string that begins at {@code from}; -1 if it never closes. */
    static int endOfQuoted(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') at++;
            else if (c == '"') return at + 1;
        }
        return -1;
    }

    /** Splits at the commas that are neither in quotes nor in angle brackets. Empty elements are left out. */
    static List<String> splitCommas(String text) {
        if (text.indexOf(',') < 0) return text.isBlank() ? List.of() : List.of(text.strip());
        var parts = new ArrayList<String>();
        int start = 0;
        boolean inBrackets = false;
        for (int at = 0; at <= text.length(); at++) {
            char c = at == text.length() ? ',' : text.charAt(at);
            if (c == '"' && !inBrackets) {
                int end = endOfQuoted(text, at);
                at = (end < 0 ? text.length() : end) - 1;
            } else if (c == '<') {
                inBrackets = true;
            } else if (c == '>') {
                inBrackets = false;
            } else if (c == ',' && (!inBrackets || at == text.length())) {
                String part = text.substring(start, at).strip();
                if (!part.isEmpty()) parts.add(part);
                start = at + 1;
            }
        }
        return parts;
    }

    /** A decimal number of at most {@code max}; anything else is an error. */
    static long number(String where, String text, long max) throws SipParseException {
        if (text.isEmpty() || text.length() > 18) throw new SipParseException(where, "not a number");
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new SipParseException(where, "not a number");
            value = value * 10 + digit;
        }
        if (value > max) throw new SipParseException(where, "larger than " + max);
        return value;
    }

    /** As {@link #number}, for what is only a wish of the far end: {@code otherwise} when it is no such number. */
    static long numberOr(String text, long max, long otherwise) {
        try {
            return number("", text, max);
        } catch (SipParseException e) {
            return otherwise;
        }
    }

    /** Takes the quotes off, if there are any. */
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') return text;
        if (text.indexOf('\\') < 0) return text.substring(1, text.length() - 1);
        var out = new StringBuilder(text.length());
        for (int at = 1; at < text.length() - 1; at++) {
            if (text.charAt(at) == '\\' && at < text.length() - 2) at++;
            out.append(text.charAt(at));
        }
        return out.toString();
    }

    static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') out.append('\\');
            // a line break in a name must never become one in a message
            out.append(c < ' ' ? ' ' : c);
        }
        return out.append('"').toString();
    }

    /** Octets as people read them: UTF-8, or Latin-1 where they are not UTF-8. */
    static String human(String wire) {
        boolean plain = true;
        for (int i = 0; i < wire.length() && plain; i++) plain = wire.charAt(i) < 128;
        if (plain) return wire;
        String text = new String(wire.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 ? wire : text;
    }

    /** Text of people as octets for the wire, in UTF-8. */
    static String wire(String human) {
        boolean plain = true;
        for (int i = 0; i < human.length() && plain; i++) plain = human.charAt(i) < 128;
        return plain ? human : new String(human.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
