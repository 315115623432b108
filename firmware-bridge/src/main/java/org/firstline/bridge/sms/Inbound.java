package org.firstline.bridge.sms;

/** What came in by radio. */
public sealed interface Inbound {
    /** The network says what became of a message that we sent. */
    record Report(StatusReport report) implements Inbound {}

    /**
     * An SMS centre says what became of a message that we sent.
     *
     * @param reference as the centre gave it when it took the message
     * @param status its own word: DELIVRD, EXPIRED
     */
    record Receipt(String reference, String to, StatusReport.Fate fate, String status) implements Inbound {}

    /** Somebody wrote: one message, perhaps one part of a longer text. */
    record Incoming(Deliver deliver) implements Inbound {}

    /**
     * A message that we cannot read: to be kept for a look, with its octets.
     *
     * @param hex the PDU as the modem gave it
     * @param why what is wrong with it
     */
    record Unreadable(String hex, String why) implements Inbound {}

    /** Reads a PDU as a modem shows it: what is neither DELIVER nor STATUS-REPORT is unreadable. */
    static Inbound parse(String hex) {
        try {
            Octets in = Octets.ofHex(hex);
            in.skipCentre();
            int first = in.next();
            return switch (first & 0x03) {
                case 0x00 -> new Incoming(Deliver.read(in, first));
                case StatusReport.TYPE -> new Report(StatusReport.read(in));
                default -> new Unreadable(hex, "neither a message nor a report");
            };
        } catch (PduException e) {
            return new Unreadable(hex, String.valueOf(e.getMessage()));
        }
    }
}
