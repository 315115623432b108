package org.firstline.calls.sip;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** The Require header: what the far end will not do without (RFC 3261 §8.2.2.3). */
final class Requirements {
    private static final Set<String> KNOWN = Set.of("timer", "100rel", "replaces", "norefersub");

    private Requirements() {}

    /** True if we know all of it. If not, the request has been answered with 420 and the list of what we don't know. */
    static boolean met(ServerTransaction transaction, String tag) {
        var unknown = new ArrayList<String>(0);
        for (String wanted : transaction.request().headers().values("Require")) {
            if (!KNOWN.contains(wanted.toLowerCase(Locale.ROOT))) unknown.add(wanted);
        }
        if (unknown.isEmpty()) return true;
        SipResponse response = transaction.request().response(420, tag);
        response.headers().add("Unsupported", String.join(", ", unknown));
        transaction.respond(response.empty());
        return false;
    }
}
