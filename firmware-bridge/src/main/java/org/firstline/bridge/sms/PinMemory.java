package org.firstline.bridge.sms;

/**
 * Remembers which PIN was tried on a SIM card and not found right, also over restarts: three wrong ones block the card,
 * so none is ever tried twice.
 */
public interface PinMemory {
    /** Where nothing is configured, nothing is tried. */
    PinMemory NONE = new PinMemory() {
        @Override
        public boolean mayTry(String pin) {
            return false;
        }

        @Override
        public void worked(String pin) {}
    };

    /** Whether this PIN has not been tried in vain; from the answer on it counts as tried, before it is tried. */
    boolean mayTry(String pin);

    /** It was right, and may be tried again at the next start. */
    void worked(String pin);
}
