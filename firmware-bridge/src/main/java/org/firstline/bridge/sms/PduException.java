package org.firstline.bridge.sms;

/** Octets that are no PDU of the kind that was expected; the message says where they go wrong. */
public final class PduException extends Exception {
    private static final long serialVersionUID = 1;

    public PduException(String message) {
        super(message);
    }
}
