package org.firstline.calls.sip;

/** A response: status 100–699 and a phrase that only people read. */
final class SipResponse extends SipMessage {
    private final int status;
    private final String reason;

    SipResponse(int status, String reason, Headers headers) {
        super(headers);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    boolean isProvisional() {
        return status < 200;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String reason() {
        return reason;
    }

    /** Ends the making of a response without a body. */
    SipResponse empty() {
        body("", new byte[0]);
        return this;
    }

    @Override
    void printStart(StringBuilder out) {
        out.append("SIP/2.0 ").append(status).append(' ').append(reason);
    }

    static String phrase(int status) {
        return switch (status) {
            case 100 -> "Trying";
            case 180 -> "Ringing";
            case 183 -> "Session Progress";
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 202 -> "Accepted";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Unsupported URI Scheme";
            case 420 -> "Bad Extension";
            case 422 -> "Session Interval Too Small";
            case 423 -> "Interval Too Brief";
            case 480 -> "Temporarily Unavailable";
            case 481 -> "Call/Transaction Does Not Exist";
            case 482 -> "Loop Detected";
            case 486 -> "Busy Here";
            case 487 -> "Request Terminated";
            case 488 -> "Not Acceptable Here";
            case 491 -> "Request Pending";
            case 500 -> "Server Internal Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 504 -> "Server Time-out";
            case 603 -> "Decline";
            default -> status < 200 ? "Progress" : status < 300 ? "OK" : status < 400 ? "Redirection" : "Failure";
        };
    }
}
