package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.List;

/**
 * The quirks of one family of modems; {@code profiles.txt} has them all, each with who saw it.
 *
 * @param name for people and for {@code modem.NAME.profile}
 * @param detect what AT+CGMI or ATI of such a modem contains, in small letters; none for the one that takes the rest
 * @param init what is told first; a modem that does not know a command is not asked again
 * @param waitFor the line that it says when it is ready for messages after power-up; empty for none
 * @param waitAtMost how long that line is waited for
 * @param cnmi what AT+CNMI should be, best first; those that AT+CNMI=? does not allow are passed over
 * @param stores the memories to use, best first
 * @param reset what restarts it; empty when it knows no such thing
 * @param boot how long a restart takes
 */
public record Profile(
        String name,
        List<String> detect,
        List<String> init,
        String waitFor,
        Duration waitAtMost,
        List<String> cnmi,
        List<String> stores,
        String reset,
        Duration boot) {
    public Profile {
        detect = List.copyOf(detect);
        init = List.copyOf(init);
        cnmi = List.copyOf(cnmi);
        stores = List.copyOf(stores);
        if (!name.matches("[a-z0-9-]{1,20}")) throw new IllegalArgumentException("a profile called " + name);
        if (cnmi.isEmpty() || cnmi.stream().anyMatch(c -> !c.matches("\\d(,\\d){4}")))
            throw new IllegalArgumentException(name + ": cnmi " + cnmi);
        if (stores.isEmpty() || stores.stream().anyMatch(s -> !s.matches("[A-Z]{2}")))
            throw new IllegalArgumentException(name + ": stores " + stores);
        if (waitAtMost.isNegative() || waitAtMost.toSeconds() > 60 || boot.isNegative() || boot.toSeconds() > 120)
            throw new IllegalArgumentException(name + " waits too long");
    }

    boolean fits(String identity) {
        return detect.stream().anyMatch(identity::contains);
    }
}
