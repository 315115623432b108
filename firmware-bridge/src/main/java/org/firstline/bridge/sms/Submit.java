package org.firstline.bridge.sms;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way from a phone to the network: SMS-SUBMIT (3GPP TS 23.040, 9.2.2.2).
 *
 * @param to E.164 with its plus, or a short number
 * @param concat null when the text is whole
 * @param report whether a status report is asked for
 */
public record Submit(
        String to, Alphabet alphabet, String text, @Nullable Concat concat, boolean report) {
    private static final int TYPE = 0x01;
    private static final int RELATIVE_VALIDITY = 0x10;
    private static final int REPORT = 0x20;
    private static final int HEADER = 0x40;

    /** A day (9.2.3.12.1): news of an outage helps nobody after that. */
    private static final int ONE_DAY = 0xA7;

    public static Submit of(SubmitPart part) {
        return new Submit(part.to(), part.alphabet(), part.text(), part.concat(), part.report());
    }

    /**
     * As AT+CMGS wants it: hexadecimal, with an empty service centre (one octet) before it, which AT+CMGS does not
     * count.
     *
     * @throws IllegalArgumentException when the text does not fit one message
     */
    public String hex() {
        var out = new Octets()
                .put(0)
                .put(TYPE | RELATIVE_VALIDITY | (report ? REPORT : 0) | (concat != null ? HEADER : 0))
                .put(0) // the modem puts its own reference here
                .putAddress(to)
                .put(0)
                .put(alphabet.coding())
                .put(ONE_DAY);
        new UserData(alphabet, text, concat).write(out);
        return out.hex();
    }

    /** Reads what a modem is given, with the service centre before it. */
    public static Submit parse(String hex) throws PduException {
        Octets in = Octets.ofHex(hex);
        in.skipCentre();
        int first = in.next();
        if ((first & 0x03) != TYPE) throw new PduException("not a SUBMIT");
        in.next();
        String to = in.nextAddress();
        in.next();
        int coding = in.next();
        int validity = first >> 3 & 0x03;
        if (validity != 0) in.next(validity == 2 ? 1 : 7);
        UserData data = UserData.read(in, coding, (first & HEADER) != 0);
        return new Submit(to, data.alphabet(), data.text(), data.concat(), (first & REPORT) != 0);
    }
}
