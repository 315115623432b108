package org.firstline.calls.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which phones must be offered MD5 alone. RFC 8760 wants a phone to pass over the algorithms that it does not know, but
 * some give up when they see one. Known by name are the baresips before 2.0 (Debian 12 has one); others are found out: a
 * phone that was offered both, said nothing, and begins anew is offered less. Where that draws no answer either it was no
 * old phone, and both are offered again, so a phone that knows only SHA-256 is never shut out. On the owner's thread.
 */
final class OldPhones {
    /** Phones that are remembered; beyond it the longest known is forgotten, and found out again. */
    private static final int MAX = 1_000;

    /** Earlier than this it is no new beginning but a repetition, or another phone at the same address. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Phone(InetAddress address, String extension) {}

    /**
     * @param onlyMd5 what was offered
     * @param answered with credentials since
     */
    private record Offer(Instant at, int port, String callId, boolean onlyMd5, boolean answered) {
        /** Another program at the same host says nothing about the one before. */
        boolean sameSender(int from, String call) {
            return port == from || callId.equals(call);
        }
    }

    private final Map<Phone, Offer> offers = new LinkedHashMap<>();

    /** To be asked before each challenge. */
    boolean knowsOnlyMd5(SipRequest request, String extension, Flow source, Instant now) {
        String product = request.headers().first("User-Agent");
        if (product != null && (product.startsWith("baresip v0.") || product.startsWith("baresip v1."))) return true;
        var phone = new Phone(source.address(), extension);
        Offer last = offers.get(phone);
        int port = source.remote().getPort();
        if (last != null && !last.at.plus(PATIENCE).isBefore(now) && last.sameSender(port, request.callId()))
            return last.onlyMd5;
        boolean onlyMd5 = last != null && next(last, port, request.callId());
        if (offers.size() == MAX && last == null)
            offers.remove(offers.keySet().iterator().next());
        offers.put(phone, new Offer(now, port, request.callId(), onlyMd5, false));
        return onlyMd5;
    }

    private static boolean next(Offer last, int port, String callId) {
        return last.onlyMd5 ? last.answered : last.sameSender(port, callId);
    }

    /** Credentials came: if both were offered, this phone can choose; if MD5 alone was, it stays with that. */
    void answered(String extension, Flow source, Instant now) {
        var phone = new Phone(source.address(), extension);
        Offer last = offers.get(phone);
        if (last == null) return;
        if (last.onlyMd5) offers.put(phone, new Offer(last.at, last.port, last.callId, true, true));
        else if (!last.at.plus(PATIENCE).isBefore(now)) offers.remove(phone);
    }
}
