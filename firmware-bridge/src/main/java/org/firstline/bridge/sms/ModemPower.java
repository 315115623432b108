package org.firstline.bridge.sms;

/** Takes the power from a modem from outside and gives it back; blocking, on the thread of the modem's owner. */
public interface ModemPower {
    /** Nobody does. */
    ModemPower NONE = () -> false;

    /** @return false where it could not be done: then the modem's own ways are tried */
    boolean cycle();
}
