package org.firstline.bridge.panel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One command of an AM03127 sign (Amplus; sold as mc crypt, Maplin N00GA and others): {@code <ID01>}, the data, the XOR
 * of the data's octets as two hexadecimal digits, {@code <E>}. The sign answers ACK or NACK.
 *
 * @param data plain ASCII
 */
record Am03127Packet(String data) {
    static final String END = "<E>";

    /**
     * Line 1 of page A: in and out at once where it stands still, else through the sign from the right.
     *
     * @param moves whether the text is longer than the sign
     */
    static Am03127Packet page(String text, boolean moves) {
        String effect = moves ? "E" : "A";
        // method a: normal, slow; wait B: one second between two runs
        return new Am03127Packet("<L1><PA><F" + effect + "><Ma><WB><F" + effect + ">" + clean(text));
    }

    /** Page A is what it shows. */
    static Am03127Packet run() {
        return new Am03127Packet("<RPA>");
    }

    /** A is full, B, C and D three, two and one quarter of it. */
    static Am03127Packet brightness(int percent) {
        return new Am03127Packet("<B" + "DCBA".charAt(Math.clamp((percent - 1) / 25, 0, 3)) + ">");
    }

    /** Pointed brackets are the sign's own. */
    private static String clean(String text) {
        return Translit.ascii(text).replace('<', '(').replace('>', ')');
    }

    byte[] encode(int id) {
        return String.format(Locale.ROOT, "<ID%02X>%s%s%s", id, data, sum(data), END)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String sum(String data) {
        int sum = 0;
        for (char c : data.toCharArray()) sum ^= c;
        return String.format(Locale.ROOT, "%02X", sum & 255);
    }
}
