package org.firstline.calls.sip;

/** For requests whose outcome changes nothing. */
enum Unheeded implements ClientTransaction.User {
    INSTANCE;

    @Override
    public void response(SipResponse response) {}

    @Override
    public void failed() {}
}
