package org.firstline.calls.sip;

import org.jspecify.annotations.Nullable;

/** A message that is not SIP. Says in which header (or "start line", "message") and what is wrong there. */
final class SipParseException extends Exception {
    private static final long serialVersionUID = 1;

    private final String where;
    private final String why;
    private final transient @Nullable SipRequest request;

    SipParseException(String where, String why) {
        this(where, why, null);
    }

    /** Without a stack trace: strangers can make us throw as fast as they can send. */
    private SipParseException(String where, String why, @Nullable SipRequest request) {
        super(where + ": " + why, null, false, false);
        this.where = where;
        this.why = why;
        this.request = request;
    }

    /** The same fault, with the request that it is in. */
    SipParseException about(SipRequest request) {
        return new SipParseException(where, why, request);
    }

    String where() {
        return where;
    }

    /** The request, if so much of it could be read that it can be answered with 400. */
    @Nullable
    SipRequest request() {
        return request;
    }
}
