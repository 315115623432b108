package org.firstline.calls.sip;

import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import org.firstline.calls.sip.trunk.DnsNames;
import org.firstline.calls.sip.trunk.Names;
import org.firstline.calls.sip.trunk.Pace;
import org.firstline.calls.sip.trunk.TrunkSettings;

/**
 * The line's ways to the telephone network.
 *
 * @param trunks in the order in which calls outside try them
 * @param random for jitter and for servers of equal rank
 */
public record Trunking(List<TrunkSettings> trunks, Names names, Pace pace, RandomGenerator random) {
    public static final Trunking NONE = of(List.of());

    public Trunking {
        trunks = List.copyOf(trunks);
    }

    /** With the names of the machine's own name servers. */
    public static Trunking of(List<TrunkSettings> trunks) {
        return new Trunking(trunks, DnsNames.ofSystem(), Pace.STANDARD, new SecureRandom());
    }
}
