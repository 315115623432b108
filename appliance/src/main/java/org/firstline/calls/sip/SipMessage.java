package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request or a response (RFC 3261 §7). Printing and parsing are exact inverses: what {@link #octets} gives parses to
 * an equal message, and a message without folded lines or odd spaces prints as it came. Not for two threads at once.
 */
abstract sealed class SipMessage permits SipRequest, SipResponse {
    private static final byte[] NO_BODY = {};

    private final Headers headers;
    private byte[] body = NO_BODY;
    private @Nullable Via via;
    private @Nullable NameAddr from;
    private @Nullable NameAddr to;
    private @Nullable CSeq cseq;

    SipMessage(Headers headers) {
        this.headers = headers;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sets the body with its two headers; an empty type is for no body. The last thing to be set. */
    void body(String type, byte[] octets) {
        if (!type.isEmpty()) headers.set("Content-Type", type);
        headers.set("Content-Length", Integer.toString(octets.length));
        body = octets;
    }

    /** As it came off the wire, its headers already there. */
    void rawBody(byte[] octets) {
        body = octets;
    }

    /** The media type of the body without its parameters, in lower case; empty when there is no body. */
    String bodyType() {
        String type = headers.first("Content-Type");
        if (type == null || body.length == 0) return "";
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** Parses the headers that every message must have, so that the getters below can't fail later. */
    void check() throws SipParseException {
        via = Via.parse(firstOf(mandatory("Via")));
        from = NameAddr.parse("From", mandatory("From"));
        to = NameAddr.parse("To", mandatory("To"));
        if (mandatory("Call-ID").isBlank()) throw new SipParseException("Call-ID", "empty");
        cseq = CSeq.parse(mandatory("CSeq"));
    }

    private static String firstOf(String list) throws SipParseException {
        var values = Grammar.splitCommas(list);
        if (values.isEmpty()) throw new SipParseException("Via", "empty");
        return values.getFirst();
    }

    private String mandatory(String name) throws SipParseException {
        String value = headers.first(name);
        if (value == null) throw new SipParseException(name, "missing");
        return value;
    }

    private void checked() {
        try {
            check();
        } catch (SipParseException e) {
            throw new IllegalStateException("a message of our own making is not SIP: " + e.getMessage(), e);
        }
    }

    /** The topmost Via: where the request came from last. */
    Via via() {
        if (via == null) checked();
        return Objects.requireNonNull(via);
    }

    /** Puts what the transport saw (received, rport) into the topmost Via; the rest of the line stays as it is. */
    void topVia(Via changed) {
        String line = Objects.requireNonNull(headers.first("Via"));
        var values = Grammar.splitCommas(line);
        var out = new StringBuilder(changed.toString());
        for (String more : values.subList(1, values.size())) out.append(", ").append(more);
        headers.set("Via", out.toString());
        via = changed;
    }

    NameAddr from() {
        if (from == null) checked();
        return Objects.requireNonNull(from);
    }

    NameAddr to() {
        if (to == null) checked();
        return Objects.requireNonNull(to);
    }

    CSeq cseq() {
        if (cseq == null) checked();
        return Objects.requireNonNull(cseq);
    }

    String callId() {
        return Objects.requireNonNull(headers.first("Call-ID"));
    }

    abstract void printStart(StringBuilder out);

    /** The message as octets for the wire. */
    byte[] octets() {
        var out = new StringBuilder(512);
        printStart(out);
        out.append("\r\n");
        headers.print(out);
        out.append("\r\n");
        byte[] head = out.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body.length == 0) return head;
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipMessage that && Arrays.equals(octets(), that.octets());
    }

    @Override
    public int hashCode() {
        return headers.hashCode();
    }

    @Override
    public String toString() {
        return new String(octets(), StandardCharsets.ISO_8859_1);
    }
}
