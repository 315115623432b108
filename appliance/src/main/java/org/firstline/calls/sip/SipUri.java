package org.firstline.calls.sip;

import java.util.Locale;

/**
 * A {@code sip:}, {@code sips:} or {@code tel:} URI (RFC 3261 §19.1, RFC 3966). Other schemes are kept whole in {@code
 * host}, so that a message with one can be answered. Escapes stay as written; {@link #userText} undoes them.
 *
 * @param scheme in lower case
 * @param user with its password, if anybody still sends one; empty when absent; the number of a tel URI
 * @param host a name, an IPv4 address or a bracketed IPv6 address; never resolved
 * @param port 0 when absent
 * @param headers what follows a '?', without it; empty when absent
 */
record SipUri(String scheme, String user, String host, int port, Params params, String headers) {
    static SipUri of(String user, String host, int port) {
        return new SipUri("sip", user, host, port, Params.NONE, "");
    }

    static SipUri parse(String where, String text) throws SipParseException {
        int colon = text.indexOf(':');
        if (colon <= 0 || !Grammar.isToken(text.substring(0, colon))) throw new SipParseException(where, "no URI");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"')
                throw new SipParseException(where, "a bad character in the URI");
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "sip", "sips" -> parseSip(where, scheme, text, colon + 1);
            case "tel" -> parseTel(where, text);
            default -> new SipUri(scheme, "", text.substring(colon + 1), 0, Params.NONE, "");
        };
    }

    private static SipUri parseTel(String where, String text) throws SipParseException {
        int end = text.indexOf(';');
        String number = text.substring(4, end < 0 ? text.length() : end);
        if (number.isEmpty()) throw new SipParseException(where, "a tel URI without a number");
        return new SipUri("tel", number, "", 0, end < 0 ? Params.NONE : Params.parse(where, text, end), "");
    }

    private static SipUri parseSip(String where, String scheme, String text, int from) throws SipParseException {
        int at = text.indexOf('@', from);
        String user = at < 0 ? "" : text.substring(from, at);
        int hostFrom = at < 0 ? from : at + 1;
        int query = text.indexOf('?', hostFrom);
        String headers = query < 0 ? "" : text.substring(query + 1);
        String rest = query < 0 ? text : text.substring(0, query);
        int hostEnd = endOfHost(where, rest, hostFrom);
        String host = rest.substring(hostFrom, hostEnd);
        int port = 0;
        int next = hostEnd;
        if (next < rest.length() && rest.charAt(next) == ':') {
            int semicolon = rest.indexOf(';', next);
            next = semicolon < 0 ? rest.length() : semicolon;
            port = (int) Grammar.number(where, rest.substring(hostEnd + 1, next), 65535);
        }
        return new SipUri(scheme, user, host, port, Params.parse(where, rest, next), headers);
    }

    /** The index after a host name or address; shared with Via. */
    static int endOfHost(String where, String text, int from) throws SipParseException {
        int end = from;
        if (from < text.length() && text.charAt(from) == '[') {
            end = text.indexOf(']', from) + 1;
            if (end <= 0) throw new SipParseException(where, "an IPv6 address without its closing bracket");
            for (int i = from + 1; i < end - 1; i++) {
                char c = text.charAt(i);
                if (Character.digit(c, 16) < 0 && c != ':' && c != '.')
                    throw new SipParseException(where, "a bad character in the IPv6 address");
            }
        } else {
            while (end < text.length() && isHostCharacter(text.charAt(end))) end++;
        }
        if (end == from) throw new SipParseException(where, "no host");
        if (end - from > 255) throw new SipParseException(where, "a host of more than 255 characters");
        return end;
    }

    private static boolean isHostCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
    }

    SipUri withParam(String name, String value) {
        return new SipUri(scheme, user, host, port, params.with(name, value), headers);
    }

    /** The user with its %-escapes undone and its password and parameters left out: what a person would dial. */
    String userText() {
        int end = user.length();
        int colon = user.indexOf(':');
        if (colon >= 0) end = colon;
        int semicolon = user.indexOf(';');
        if (semicolon >= 0 && semicolon < end) end = semicolon;
        String plain = user.substring(0, end);
        if (plain.indexOf('%') < 0) return Grammar.human(plain);
        var out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '%' && i + 2 < plain.length()) {
                int high = Character.digit(plain.charAt(i + 1), 16);
                int low = Character.digit(plain.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    c = (char) (high << 4 | low);
                    i += 2;
                }
            }
            out.append(c);
        }
        return Grammar.human(out.toString());
    }

    /** A number or name as the user part of a URI: what may not stand there is escaped (RFC 3261 §25.1). */
    static String escapeUser(String human) {
        String wire = Grammar.wire(human);
        var out = new StringBuilder(wire.length());
        for (int i = 0; i < wire.length(); i++) {
            char c = wire.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.!~*'()&=+$,/".indexOf(c) >= 0);
            if (plain) out.append(c);
            else
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        }
        return out.toString();
    }

    void print(StringBuilder out) {
        out.append(scheme).append(':');
        if (scheme.equals("tel")) {
            out.append(user);
        } else {
            if (!user.isEmpty()) out.append(user).append('@');
            out.append(host);
            if (port != 0) out.append(':').append(port);
        }
        params.print(out);
        if (!headers.isEmpty()) out.append('?').append(headers);
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        print(out);
        return out.toString();
    }
}
