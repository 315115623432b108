package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/**
 * One hop of a message's way (RFC 3261 §20.42, RFC 3581).
 *
 * @param protocol UDP, TCP, TLS, … as written
 * @param port 0 when absent
 */
record Via(String protocol, String host, int port, Params params) {
    /** Every branch of this RFC begins so; others are from before it and identify nothing. */
    static final String COOKIE = "z9hG4bK";

    static Via parse(String text) throws SipParseException {
        int slash = text.indexOf('/');
        int second = slash < 0 ? -1 : text.indexOf('/', slash + 1);
        if (second < 0
                || !text.substring(0, slash).strip().equalsIgnoreCase("SIP")
                || !text.substring(slash + 1, second).strip().equals("2.0"))
            throw new SipParseException("Via", "not SIP/2.0/transport");
        int at = Grammar.skipSpace(text, second + 1);
        int end = Grammar.endOfToken(text, at);
        String protocol = text.substring(at, end);
        int hostFrom = Grammar.skipSpace(text, end);
        if (protocol.isEmpty() || hostFrom == end) throw new SipParseException("Via", "no transport and host");
        int hostEnd = SipUri.endOfHost("Via", text, hostFrom);
        int next = Grammar.skipSpace(text, hostEnd);
        int port = 0;
        if (next < text.length() && text.charAt(next) == ':') {
            int semicolon = text.indexOf(';', next);
            int stop = semicolon < 0 ? text.length() : semicolon;
            port = (int) Grammar.number("Via", text.substring(next + 1, stop).strip(), 65535);
            next = stop;
        }
        return new Via(protocol, text.substring(hostFrom, hostEnd), port, Params.parse("Via", text, next));
    }

    /** Empty when there is none. */
    String branch() {
        String branch = params.get("branch");
        return branch == null ? "" : branch;
    }

    @Nullable
    String received() {
        return params.get("received");
    }

    Via with(String name, String value) {
        return new Via(protocol, host, port, params.with(name, value));
    }

    @Override
    public String toString() {
        var out = new StringBuilder(80)
                .append("SIP/2.0/")
                .append(protocol)
                .append(' ')
                .append(host);
        if (port != 0) out.append(':').append(port);
        params.print(out);
        return out.toString();
    }
}
