package org.firstline.calls.sip;

import java.util.Objects;

/**
 * Which dialog is to be replaced (RFC 3891), from the view of the one who has it.
 *
 * @param toTag the tag of whoever receives this
 * @param fromTag the tag of the other end; "0" where it had none
 * @param earlyOnly only while it rings
 */
record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
    static Replaces parse(String value) throws SipParseException {
        int semicolon = value.indexOf(';');
        if (semicolon <= 0) throw new SipParseException("Replaces", "no tags");
        Params params = Params.parse("Replaces", value, semicolon);
        String to = params.get("to-tag");
        String from = params.get("from-tag");
        if (to == null || from == null) throw new SipParseException("Replaces", "a tag is missing");
        return new Replaces(
                value.substring(0, semicolon).strip(),
                Objects.requireNonNull(to),
                Objects.requireNonNull(from),
                params.has("early-only"));
    }
}
