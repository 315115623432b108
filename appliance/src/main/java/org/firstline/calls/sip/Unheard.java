package org.firstline.calls.sip;

import org.firstline.calls.EndCause;

/** Of a call whose user has another one now. */
enum Unheard implements CallUser {
    INSTANCE;

    @Override
    public void ringing() {}

    @Override
    public void answered() {}

    @Override
    public void agreed(Agreement agreement) {}

    @Override
    public void digit(char digit) {}

    @Override
    public void ended(EndCause cause, Runnable acknowledge) {
        acknowledge.run();
    }
}
