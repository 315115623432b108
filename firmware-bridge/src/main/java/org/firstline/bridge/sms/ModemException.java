package org.firstline.bridge.sms;

/**
 * The modem cannot work now: unplugged, hung, its SIM locked, no network. The message is a sentence for the health
 * page. When {@link Modem#send} throws it, the message surely did not go out.
 */
public final class ModemException extends Exception {
    private static final long serialVersionUID = 1;

    public ModemException(String message) {
        super(message);
    }

    public ModemException(String message, Throwable cause) {
        super(message, cause);
    }
}
