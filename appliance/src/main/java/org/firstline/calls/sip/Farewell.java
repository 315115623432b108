package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A BYE that is kept for the case that the box dies during the call.
 *
 * @param id our tag of the dialog, which no other dialog has
 * @param address where it goes, as a literal
 * @param bye its start line and headers as on the wire, all but the Via
 */
record Farewell(String id, boolean reliable, String address, int port, String bye) {
    /** Longer ones (a chain of proxies with endless Record-Routes) are not kept. */
    static final int MAX = 4_000;

    static Farewell of(Dialog dialog) {
        Flow hop = dialog.hop();
        SipRequest request = dialog.farewell();
        request.headers().add("Reason", "Q.850;cause=41;text=\"restarted\"");
        return new Farewell(
                dialog.localTag(),
                hop.reliable(),
                SdpSession.literal(hop.address()),
                hop.remote().getPort(),
                request.toString().stripTrailing());
    }

    boolean isKept() {
        return bye.length() <= MAX;
    }

    Flow hop() {
        var remote = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        return reliable ? Flow.tcp(remote) : Flow.udp(remote);
    }

    SipRequest request() {
        String[] lines = bye.split("\r\n");
        String[] start = lines[0].split(" ");
        var headers = new Headers();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            headers.add(lines[i].substring(0, colon), lines[i].substring(colon + 2));
        }
        return new SipRequest(start[0], start[1], headers);
    }
}
