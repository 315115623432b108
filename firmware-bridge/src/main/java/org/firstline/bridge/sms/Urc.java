package org.firstline.bridge.sms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that modems say unasked: which of them matter to us, and what they point at. */
final class Urc {
    /** A place in a modem's memory; index 0 is as good as any. */
    record Place(String store, int index) {}

    private static final Pattern STORED = Pattern.compile("\\+(?:CMTI|CDSI): *\"?(\\w+)\"?, *(\\d+)");

    /** Said after power-up: when it comes in the middle of work, everything that was set up is gone. */
    private static final List<String> RESTARTED = List.of("RDY", "SMS Ready", "^SYSSTART", "START");

    private static final List<String> FULL = List.of("^SMMEMFULL", "+CIEV: smsfull,1", "+CIEV: \"MESSAGE\",1");

    private Urc() {}

    static boolean matters(String line) {
        return line.startsWith("+CMTI:") || line.startsWith("+CDSI:") || saysRestarted(line) || saysFull(line);
    }

    /** The message that +CMTI or +CDSI announces. */
    static Optional<Place> place(String line) {
        Matcher m = STORED.matcher(line);
        return m.lookingAt() ? Optional.of(new Place(m.group(1), Integer.parseInt(m.group(2)))) : Optional.empty();
    }

    static boolean saysRestarted(String line) {
        return RESTARTED.contains(line);
    }

    static boolean saysFull(String line) {
        return FULL.stream().anyMatch(line::startsWith);
    }

    /** Whether a line that nobody asked for must not be taken for an answer in plain words. */
    static boolean looksLike(String line) {
        return line.startsWith("^")
                || line.startsWith("+C")
                || line.startsWith("+Q")
                || line.startsWith("RING")
                || line.endsWith("Ready");
    }
}
