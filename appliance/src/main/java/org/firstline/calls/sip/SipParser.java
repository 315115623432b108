package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * From octets to a message (RFC 3261 §7, §25). One pass, no recursion, and a limit on everything that a stranger
 * chooses; beyond a limit the message is refused with {@link SipParseException}. Pure; any thread.
 */
final class SipParser {
    /** A whole message, as much as one datagram holds. */
    static final int MAX_SIZE = 65_535;

    static final int MAX_HEADERS = 128;

    /** One header with all its folds, and the start line. */
    static final int MAX_LINE = 8_192;

    private static final String[] ONLY_ONCE = {
        "From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length", "Content-Type", "Expires"
    };

    private final byte[] data;
    private final int end;
    private int at;

    private SipParser(byte[] data, int from, int length) {
        this.data = data;
        this.at = from;
        this.end = from + length;
    }

    /** One datagram. What lies behind Content-Length octets of body is ignored (§18.3). */
    static SipMessage parse(byte[] data, int from, int length) throws SipParseException {
        if (length > MAX_SIZE) throw new SipParseException("message", "larger than " + MAX_SIZE + " octets");
        return new SipParser(data, from, length).message();
    }

    static SipMessage parse(byte[] data) throws SipParseException {
        return parse(data, 0, data.length);
    }

    private SipMessage message() throws SipParseException {
        while (at < end && (data[at] == '\r' || data[at] == '\n')) at++;
        SipMessage message = start(line("start line"));
        headers(message.headers());
        message.check();
        try {
            body(message);
        } catch (SipParseException e) {
            // enough is known to say so to the sender
            throw message instanceof SipRequest request ? e.about(request) : e;
        }
        return message;
    }

    private void body(SipMessage message) throws SipParseException {
        for (String name : ONLY_ONCE) {
            if (message.headers().count(name) > 1) throw new SipParseException(name, "there twice");
        }
        int length = end - at;
        String stated = message.headers().first("Content-Length");
        if (stated != null) {
            int octets = (int) Grammar.number("Content-Length", stated, MAX_SIZE);
            if (octets > length) throw new SipParseException("Content-Length", "more than what came");
            length = octets;
        }
        if (length > 0) message.rawBody(Arrays.copyOfRange(data, at, at + length));
    }

    private static SipMessage start(String line) throws SipParseException {
        var headers = new Headers();
        if (line.regionMatches(true, 0, "SIP/", 0, 4)) {
            if (!line.startsWith("SIP/2.0 ")) throw new SipParseException("start line", "not version 2.0");
            if (line.length() < 11 || line.length() > 11 && line.charAt(11) != ' ')
                throw new SipParseException("start line", "no status of three digits");
            int status = (int) Grammar.number("start line", line.substring(8, 11), 699);
            if (status < 100) throw new SipParseException("start line", "a status below 100");
            return new SipResponse(status, line.length() > 12 ? line.substring(12) : "", headers);
        }
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last <= first + 1) throw new SipParseException("start line", "not METHOD URI SIP/2.0");
        if (!line.substring(last + 1).equals("SIP/2.0")) throw new SipParseException("start line", "not version 2.0");
        String method = line.substring(0, first);
        if (!Grammar.isToken(method)) throw new SipParseException("start line", "a bad character in the method");
        return new SipRequest(method, line.substring(first + 1, last), headers);
    }

    private void headers(Headers headers) throws SipParseException {
        while (true) {
            if (at >= end) throw new SipParseException("message", "ends before the empty line");
            String line = line("header " + (headers.size() + 1));
            if (line.isEmpty()) return;
            if (headers.size() == MAX_HEADERS)
                throw new SipParseException("message", "more than " + MAX_HEADERS + " headers");
            int nameEnd = Grammar.endOfToken(line, 0);
            int colon = Grammar.skipSpace(line, nameEnd);
            if (nameEnd == 0 || colon >= line.length() || line.charAt(colon) != ':')
                throw new SipParseException("header " + (headers.size() + 1), "not name: value");
            headers.add(line.substring(0, nameEnd), line.substring(colon + 1).strip());
        }
    }

    /** The next line with its folds undone, each to one space (§7.3.1). A bare LF ends a line as well as CRLF does. */
    private String line(String where) throws SipParseException {
        int start = at;
        StringBuilder folded = null;
        while (true) {
            int stop = at;
            while (stop < end && data[stop] != '\n') {
                byte c = data[stop];
                boolean endsLine = c == '\r' && stop + 1 < end && data[stop + 1] == '\n';
                if (c >= 0 && c < ' ' && c != '\t' && !endsLine || c == 127)
                    throw new SipParseException(where, "a control character");
                stop++;
            }
            if (stop == end) throw new SipParseException(where, "not ended by a line break");
            if (stop - start > MAX_LINE) throw new SipParseException(where, "longer than " + MAX_LINE + " octets");
            int textEnd = stop > at && data[stop - 1] == '\r' ? stop - 1 : stop;
            String text = new String(data, at, textEnd - at, StandardCharsets.ISO_8859_1);
            at = stop + 1;
            boolean isFolded = at < end && (data[at] == ' ' || data[at] == '\t') && textEnd > start;
            if (folded == null && !isFolded) return text;
            if (folded == null) folded = new StringBuilder(text.stripTrailing());
            else folded.append(' ').append(text.strip());
            if (!isFolded) return folded.toString();
        }
    }
}
