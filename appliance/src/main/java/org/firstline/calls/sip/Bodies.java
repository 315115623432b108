package org.firstline.calls.sip;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the bodies of SIP messages carry for us. */
final class Bodies {
    private Bodies() {}

    /**
     * The session description, also where a trunk wraps it in multipart/mixed beside other things; empty when there is
     * none.
     *
     * @throws SipParseException the body is one that we can't read, or not what it says it is
     */
    static Optional<Sdp> sdp(SipMessage message) throws SipParseException {
        String type = message.bodyType();
        if (message.body().length == 0) return Optional.empty();
        if (type.equals("application/sdp")) return Optional.of(Sdp.parse(message.bodyText()));
        if (!type.startsWith("multipart/")) throw new SipParseException("Content-Type", "neither SDP nor multipart");
        String text = message.bodyText();
        String boundary =
                "--" + boundary(Objects.requireNonNull(message.headers().first("Content-Type")));
        int at = text.indexOf(boundary);
        while (at >= 0) {
            int head = at + boundary.length();
            int next = text.indexOf("\r\n" + boundary, head);
            int body = text.indexOf("\r\n\r\n", head);
            if (next < 0 || body < 0 || body > next) return Optional.empty();
            String headers = text.substring(head, body).toLowerCase(Locale.ROOT);
            if (headers.contains("application/sdp")) return Optional.of(Sdp.parse(text.substring(body + 4, next)));
            at = next + 2;
        }
        return Optional.empty();
    }

    private static String boundary(String type) throws SipParseException {
        int semicolon = type.indexOf(';');
        String boundary = semicolon < 0
                ? null
                : Params.parse("Content-Type", type, semicolon).get("boundary");
        if (boundary == null) throw new SipParseException("Content-Type", "multipart without a boundary");
        return Grammar.unquote(boundary);
    }

    /** The key that an INFO reports, in either of the two ways that phones have; empty when it reports none. */
    static Optional<Character> digit(SipMessage info) {
        String text = info.bodyText();
        String key = switch (info.bodyType()) {
            case "application/dtmf" -> text.strip();
            case "application/dtmf-relay" -> signal(text);
            default -> "";
        };
        if (key.length() == 2 && key.charAt(0) == '1') {
            // some number the keys as telephone events do
            if (key.equals("10")) key = "*";
            else if (key.equals("11")) key = "#";
        }
        if (key.length() != 1) return Optional.empty();
        char c = Character.toUpperCase(key.charAt(0));
        return "0123456789*#ABCD".indexOf(c) >= 0 ? Optional.of(c) : Optional.empty();
    }

    /** An INFO within a call: a key, or nothing. */
    static void take(ServerTransaction info, SipCall call) {
        SipRequest request = info.request();
        boolean isKey = request.bodyType().startsWith("application/dtmf");
        if (!isKey && request.body().length > 0) {
            info.respond(415, call.localTag());
            return;
        }
        info.respond(200, call.localTag());
        if (call.state() == SipCall.State.TALKING) digit(request).ifPresent(call.user()::digit);
    }

    private static String signal(String text) {
        for (String line : text.split("\n", 16)) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase("Signal"))
                return line.substring(equals + 1).strip();
        }
        return "";
    }
}
