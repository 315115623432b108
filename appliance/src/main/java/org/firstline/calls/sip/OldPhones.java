package org.firstline.calls.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which phones must be offered MD5 alone. RFC 8760 wants a phone to pass over the algorithms that it does not know, but
 * some give up when they see one. Known by name are the baresips before 2.0 (Debian 12 has one); others are found out: a
 * phone that was offered both, said nothing, and begins anew is offered less. On the owner's thread.
 */
final class OldPhones {
    /** Phones that are remembered; beyond it the longest known is forgotten, and found out again. */
    private static final int MAX = 1_000;

    /** Earlier than this it is no new beginning but a repetition, or another phone at the same address. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Phone(InetAddress address, String extension) {}

    /** When each phone that has not answered since was offered both. */
    private final Map<Phone, Instant> waiting = new LinkedHashMap<>();

    /** To be asked before each challenge. */
    boolean knowsOnlyMd5(SipRequest request, String extension, Flow source, Instant now) {
        String product = request.headers().first("User-Agent");
        if (product != null && (product.startsWith("baresip v0.") || product.startsWith("baresip v1."))) return true;
        var phone = new Phone(source.address(), extension);
        Instant offered = waiting.get(phone);
        if (offered == null) {
            remember(phone, now);
            return false;
        }
        return offered.plus(PATIENCE).isBefore(now);
    }

    /** Credentials came: if both were offered, this phone can choose. */
    void answered(String extension, Flow source, Instant now) {
        Instant offered = waiting.get(new Phone(source.address(), extension));
        if (offered != null && !offered.plus(PATIENCE).isBefore(now))
            waiting.remove(new Phone(source.address(), extension));
    }

    private void remember(Phone phone, Instant now) {
        if (waiting.size() == MAX) waiting.remove(waiting.keySet().iterator().next());
        waiting.put(phone, now);
    }
}
