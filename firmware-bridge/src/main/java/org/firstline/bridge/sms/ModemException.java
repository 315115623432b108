package org.firstline.bridge.sms;

/**
 * The modem cannot work now: unplugged, hung, its SIM locked, no network. The message is a sentence for the health
 * page. When {@link Modem#send} throws it, the message surely did not go out.
 */
public final class ModemException extends Exception {
    private static final long serialVersionUID = 1;

    /** Whose fault it is, which decides what may help. */
    public enum Kind {
        /** There is no such device, or it has just been unplugged: it is looked for. */
        GONE,
        /** The device is there and says nothing, or nothing that makes sense: taking its power away may help. */
        SILENT,
        /** The SIM card is missing, locked or broken: only a person can help. */
        CARD,
        /** The modem works and the network does not have it: waiting helps. */
        NETWORK,
        /** Anything else: opening anew may help. */
        OTHER
    }

    private final Kind kind;

    public ModemException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ModemException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ModemException(String message) {
        this(Kind.OTHER, message);
    }

    public ModemException(String message, Throwable cause) {
        this(Kind.OTHER, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Never empty. */
    public String sentence() {
        String message = getMessage();
        return message == null || message.isEmpty() ? kind.toString() : message;
    }
}
