package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator answers to a service code: {@code +CUSD: 0,"Balance 12.50",15} (3GPP TS 27.007, 7.15), where the text
 * may also be hexadecimal, in UCS-2 or in packed septets.
 */
final class Ussd {
    private static final Pattern ANSWER =
            Pattern.compile("\\+CUSD: *(\\d)(?: *, *\"(.*)\"(?: *, *(\\d+))?)?", Pattern.DOTALL);

    private Ussd() {}

    /** The text; empty when the line has none, or is no such answer. */
    static Optional<String> text(String line) {
        Matcher m = ANSWER.matcher(line);
        if (!m.lookingAt() || m.group(2) == null) return Optional.empty();
        String text = m.group(2);
        int coding = m.group(3) == null ? 15 : Integer.parseInt(m.group(3));
        if (!text.matches("(?:[0-9A-Fa-f]{2}){4,}")) return Optional.of(text.strip());
        byte[] octets = HexFormat.of().parseHex(text);
        boolean wide = coding == 72 || coding == 17 || octets.length % 2 == 0 && (octets[0] == 0 || octets[0] == 4);
        String read = wide
                ? new String(octets, StandardCharsets.UTF_16BE)
                : Gsm7.decode(Gsm7.unpack(octets, octets.length * 8 / 7, 0));
        return Optional.of(read.strip());
    }
}
