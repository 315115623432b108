package org.firstline.calls.sip;

import java.util.ArrayList;

/** The Require header: what the far end will not do without (RFC 3261 §8.2.2.3). */
final class Requirements {
    private Requirements() {}

    /** True if we know all of it. If not, the request has been answered with 420 and the list of what we don't know. */
    static boolean met(ServerTransaction transaction, String tag) {
        var unknown = new ArrayList<String>(0);
        for (String wanted : transaction.request().headers().values("Require")) {
            if (!wanted.equalsIgnoreCase("timer")) unknown.add(wanted);
        }
        if (unknown.isEmpty()) return true;
        SipResponse response = transaction.request().response(420, tag);
        response.headers().add("Unsupported", String.join(", ", unknown));
        transaction.respond(response.empty());
        return false;
    }
}
