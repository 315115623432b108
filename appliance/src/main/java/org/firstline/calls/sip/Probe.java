package org.firstline.calls.sip;

/** Asks a far end that went silent whether it still knows the call: OPTIONS within the dialog. */
final class Probe implements ClientTransaction.User {
    private final SipCall call;
    private boolean asked;

    Probe(SipCall call) {
        this.call = call;
    }

    void ask(Dialog dialog) {
        if (asked) return;
        asked = true;
        call.agent.send(dialog.request("OPTIONS"), dialog.hop(), this);
    }

    @Override
    public void response(SipResponse response) {
        if (response.isProvisional()) return;
        asked = false;
        if (response.status() == 481 || response.status() == 408) call.lost();
    }

    @Override
    public void failed() {
        asked = false;
        call.lost();
    }
}
