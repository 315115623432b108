package org.firstline.calls.sip;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request. The Request-URI is kept as written, and parsed when asked for. */
final class SipRequest extends SipMessage {
    private final String method;
    private final String target;
    private @Nullable SipUri uri;

    SipRequest(String method, String target, Headers headers) {
        super(headers);
        this.method = method;
        this.target = target;
    }

    String method() {
        return method;
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    /** The Request-URI. */
    SipUri uri() {
        if (uri == null) {
            try {
                uri = SipUri.parse("Request-URI", target);
            } catch (SipParseException e) {
                throw new IllegalStateException(e);
            }
        }
        return Objects.requireNonNull(uri);
    }

    @Override
    void check() throws SipParseException {
        super.check();
        try {
            uri = SipUri.parse("Request-URI", target);
            if (!cseq().method().equals(method))
                throw new SipParseException("CSeq", "names another method than the request");
        } catch (SipParseException e) {
            // enough is known to say so to the sender
            throw e.about(this);
        }
    }

    /** The user part of the Request-URI; empty when that can't be read. */
    String dialled() {
        try {
            return SipUri.parse("Request-URI", target).userText();
        } catch (SipParseException e) {
            return "";
        }
    }

    /**
     * A response to this request (§8.2.6.2): its Vias, From, To, Call-ID and CSeq, and nothing else yet.
     *
     * @param tag put into To if that has none; empty for none
     */
    SipResponse response(int status, String tag) {
        var headers = new Headers();
        headers.addAll("Via", headers())
                .add("From", Objects.requireNonNull(headers().first("From")));
        boolean tagged = tag.isEmpty() || to().tag() != null;
        headers.add(
                "To",
                tagged
                        ? Objects.requireNonNull(headers().first("To"))
                        : to().withTag(tag).toString());
        headers.add("Call-ID", callId()).add("CSeq", cseq().toString());
        var response = new SipResponse(status, SipResponse.phrase(status), headers);
        if (status == 100 && headers().has("Timestamp")) headers.addAll("Timestamp", headers());
        return response;
    }

    @Override
    void printStart(StringBuilder out) {
        out.append(method).append(' ').append(target).append(" SIP/2.0");
    }
}
