package org.firstline.calls.sip;

import java.util.Optional;
import org.firstline.calls.rtp.SrtpKey;
import org.firstline.calls.rtp.SrtpSuite;

/**
 * An a=crypto line that we can do (RFC 4568 §9.1).
 *
 * @param tag by which the answer names the line of the offer that it takes
 */
record SdpCrypto(int tag, SrtpKey key) {
    /** Empty where it wants what we don't do: another suite, a master key identifier, or keys that change. */
    static Optional<SdpCrypto> parse(String value) {
        String[] words = value.strip().split(" +", 8);
        if (words.length < 3) return Optional.empty();
        int tag = (int) Grammar.numberOr(words[0], 999_999_999, -1);
        var suite = SrtpSuite.find(words[1]);
        if (tag < 0 || suite.isEmpty() || !words[2].startsWith("inline:")) return Optional.empty();
        for (int i = 3; i < words.length; i++) if (!words[i].startsWith("WSH=")) return Optional.empty();
        // key|lifetime|MKI:length, and more than one key with a semicolon
        String[] parts = words[2].substring(7).split("\\|", 4);
        if (parts.length > 2 || parts.length == 2 && parts[1].indexOf(':') >= 0) return Optional.empty();
        try {
            return Optional.of(new SdpCrypto(tag, new SrtpKey(suite.get(), parts[0])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String line() {
        return "a=crypto:" + tag + " " + key.suite() + " inline:" + key.inline() + "\r\n";
    }
}
