package org.firstline.bridge.sms;

/** What the network said to one message. Only {@link Accepted} means sent; only a {@link Rejected} means not sent. */
public sealed interface SendResult {
    /**
     * @param reference what the delivery report will carry: 0–255 from a modem, up to 65 characters from an SMS centre; it
     *     comes round again, so it means something only together with the modem and the phone
     */
    record Accepted(String reference) implements SendResult {
        public Accepted(int reference) {
            this(String.valueOf(reference));
        }
    }

    /** No answer came after the message was handed over: it may have gone out. Never send it again unasked. */
    record Unknown(String why) implements SendResult {}

    /** The answer was no; the message surely did not go out. */
    sealed interface Rejected extends SendResult {
        /** The modem's words: {@code +CMS ERROR: 38}. */
        String why();
    }

    /** This message will never be taken: a bad number, barred, refused by the centre. */
    record Permanent(String why) implements Rejected {}

    /** The network or the modem is busy or out of reach: try again later. */
    record Retry(String why) implements Rejected {}

    /** The modem's memory was full; it has been cleaned: try again. */
    record Storage(String why) implements Rejected {}

    /** The modem or its SIM needs setting up again: open it anew, then try again. */
    record Reconfigure(String why) implements Rejected {}
}
