package org.firstline.calls.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.firstline.calls.guard.GuardSettings;

/**
 * How the SIP line is set up.
 *
 * @param bind the address to listen at; the wildcard for all
 * @param port UDP and TCP; 0 for any that is free (tests)
 * @param realm of the phones' passwords: their hashes hold for this word only
 * @param trunks from where calls of the telephone network come
 * @param phones from where agents' phones may register; octets from neither list are never looked at
 * @param registration no phone is believed to be there for longer than this without registering again; after a restart
 *     of the box every phone is back within this time
 * @param neverBanned addresses besides the trunks' that are never banned: where many phones share one, say
 */
public record SipSettings(
        InetAddress bind,
        int port,
        String realm,
        List<AddressRange> trunks,
        List<AddressRange> phones,
        Duration registration,
        List<AddressRange> neverBanned,
        GuardSettings guard) {
    public SipSettings {
        if (port < 0 || port > 65535) throw new IllegalArgumentException("no such port: " + port);
        if (realm.isBlank() || realm.indexOf('"') >= 0) throw new IllegalArgumentException("not a realm: " + realm);
        if (registration.toSeconds() < 1)
            throw new IllegalArgumentException("a registration must last a second at least");
        trunks = List.copyOf(trunks);
        phones = List.copyOf(phones);
        neverBanned = List.copyOf(neverBanned);
    }

    /** With nobody but the trunks who is never banned. */
    public SipSettings(
            InetAddress bind,
            int port,
            String realm,
            List<AddressRange> trunks,
            List<AddressRange> phones,
            Duration registration) {
        this(bind, port, realm, trunks, phones, registration, List.of(), GuardSettings.STANDARD);
    }

    /** With phones in the house's own networks ({@link AddressRange#house}), and registrations of two minutes at most. */
    public SipSettings(InetAddress bind, int port, String realm, List<AddressRange> trunks) {
        this(bind, port, realm, trunks, AddressRange.house(), Duration.ofSeconds(120));
    }

    /** These, with other limits, and addresses that are never banned whatever comes from them. */
    public SipSettings withGuard(GuardSettings limits, List<AddressRange> never) {
        return new SipSettings(bind, port, realm, trunks, phones, registration, never, limits);
    }

    /** Whom the site names. */
    boolean isNeverBanned(InetAddress address) {
        return AddressRange.anyContains(neverBanned, address);
    }

    boolean isTrunk(InetAddress address) {
        return AddressRange.anyContains(trunks, address);
    }

    boolean mayHavePhones(InetAddress address) {
        return AddressRange.anyContains(phones, address);
    }
}
