package org.firstline.bridge.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message from the network to a phone: SMS-DELIVER (3GPP TS 23.040, 9.2.2.1).
 *
 * @param from a number, with a plus when international, or a name of up to 11 characters
 * @param at when the service centre got it; null when it gives no possible time
 * @param concat null when the text is whole
 */
public record Deliver(
        String from,
        @Nullable Instant at,
        Alphabet alphabet,
        String text,
        @Nullable Concat concat) {
    private static final int NO_MORE = 0x04;
    private static final int HEADER = 0x40;

    /** As a modem shows it, with an empty service centre. */
    public String hex() {
        var out = new Octets()
                .put(0)
                .put(NO_MORE | (concat != null ? HEADER : 0))
                .putAddress(from)
                .put(0)
                .put(alphabet.coding())
                .putTime(at == null ? Instant.EPOCH : at);
        new UserData(alphabet, text, concat).write(out);
        return out.hex();
    }

    static Deliver read(Octets in, int first) throws PduException {
        String from = in.nextAddress();
        in.next();
        int coding = in.next();
        Instant at = in.nextTime();
        UserData data = UserData.read(in, coding, (first & HEADER) != 0);
        return new Deliver(from, at, data.alphabet(), data.text(), data.concat());
    }
}
