package org.firstline.bridge.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message: SMS-STATUS-REPORT (3GPP TS 23.040, 9.2.2.3).
 *
 * @param reference the number that the modem gave when it accepted the message, 0–255
 * @param to whom the message was for
 * @param at when the centre got the message; null when it gives no possible time
 * @param discharged when its fate was decided
 * @param status TP-Status (9.2.3.15)
 */
public record StatusReport(
        int reference,
        String to,
        @Nullable Instant at,
        @Nullable Instant discharged,
        int status) {
    static final int TYPE = 0x02;
    private static final int NO_MORE = 0x04;

    /** What the status means for the sender. */
    public enum Fate {
        DELIVERED,
        /** The centre keeps trying; another report will follow. */
        TRYING,
        FAILED
    }

    public Fate fate() {
        if (status < 0x20) return Fate.DELIVERED;
        return status < 0x40 ? Fate.TRYING : Fate.FAILED;
    }

    /** As a modem shows it, with an empty service centre. */
    public String hex() {
        Instant sent = at == null ? Instant.EPOCH : at;
        return new Octets()
                .put(0)
                .put(NO_MORE | TYPE)
                .put(reference)
                .putAddress(to)
                .putTime(sent)
                .putTime(discharged == null ? sent : discharged)
                .put(status)
                .hex();
    }

    static StatusReport read(Octets in) throws PduException {
        return new StatusReport(in.next(), in.nextAddress(), in.nextTime(), in.nextTime(), in.next());
    }
}
