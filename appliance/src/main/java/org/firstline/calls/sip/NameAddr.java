package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/**
 * An address with an optional name: From, To, Contact, Route, P-Asserted-Identity (RFC 3261 §20.10).
 *
 * @param display as written on the wire (quotes and all), empty when absent; {@link #name} is for people
 */
record NameAddr(String display, SipUri uri, Params params) {
    static NameAddr of(String name, SipUri uri) {
        return new NameAddr(name.isEmpty() ? "" : Grammar.quote(Grammar.wire(name)), uri, Params.NONE);
    }

    static NameAddr parse(String where, String text) throws SipParseException {
        int at = Grammar.skipSpace(text, 0);
        int open;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = Grammar.endOfQuoted(text, at);
            if (end < 0) throw new SipParseException(where, "a quote that never ends");
            open = Grammar.skipSpace(text, end);
            if (open == text.length() || text.charAt(open) != '<')
                throw new SipParseException(where, "a name without an address in <>");
        } else {
            open = text.indexOf('<');
        }
        if (open < 0) {
            // without brackets every parameter is the header's, not the URI's (§20.10)
            int semicolon = text.indexOf(';');
            String uri = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
            return new NameAddr(
                    "", SipUri.parse(where, uri), semicolon < 0 ? Params.NONE : Params.parse(where, text, semicolon));
        }
        int close = text.indexOf('>', open);
        if (close < 0) throw new SipParseException(where, "an address without its closing >");
        String display = text.substring(at, open).strip();
        SipUri uri = SipUri.parse(where, text.substring(open + 1, close).strip());
        return new NameAddr(display, uri, Params.parse(where, text, close + 1));
    }

    /** The name for people: unquoted, UTF-8 read; empty when absent. */
    String name() {
        return Grammar.human(Grammar.unquote(display));
    }

    @Nullable
    String tag() {
        return params.get("tag");
    }

    NameAddr withTag(String tag) {
        return new NameAddr(display, uri, params.with("tag", tag));
    }

    @Override
    public String toString() {
        var out = new StringBuilder(80);
        if (!display.isEmpty()) out.append(display).append(' ');
        out.append('<');
        uri.print(out);
        out.append('>');
        params.print(out);
        return out.toString();
    }
}
