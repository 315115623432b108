package org.firstline.calls.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.calls.rtp.Law;
import org.jspecify.annotations.Nullable;

/**
 * Our half of offer and answer for one call (RFC 3264): G.711 in both laws, telephone events, 20 ms, one stream. Answers
 * with the one law that the far end likes best, and stays with it for the rest of the call as long as it is offered.
 */
final class SdpSession {
    private static final int OUR_DTMF = 101;

    private final InetAddress address;
    private final int port;
    private final InetAddress signalling;
    private final long id;
    private long version;
    private String last = "";
    private @Nullable Agreement agreed;

    /**
     * @param address our address as the far end sees it, and {@code port} our RTP port
     * @param signalling where the far end's SIP comes from: its RTP too, if it gives a name instead of an address
     */
    SdpSession(InetAddress address, int port, InetAddress signalling, long id) {
        this.address = address;
        this.port = port;
        this.signalling = signalling;
        this.id = id;
        this.version = id;
    }

    @Nullable
    Agreement agreed() {
        return agreed;
    }

    /** An offer: everything that we can do, or, once we have agreed, what we do. */
    String offer() {
        if (agreed != null) return describe(List.of(mediaLine(agreed.law(), agreed.dtmf(), Direction.SENDRECV)));
        var line = "m=audio " + port + " RTP/AVP 8 0 " + OUR_DTMF + "\r\n"
                + "a=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:0 PCMU/8000\r\n"
                + events(OUR_DTMF)
                + "a=ptime:20\r\na=sendrecv\r\n";
        return describe(List.of(line));
    }

    /** The answer to an offer; empty when there is nothing in it that we could do (488). */
    Optional<String> answer(Sdp offer) {
        int chosen = offer.audio();
        if (chosen < 0) return Optional.empty();
        Sdp.Media audio = offer.media().get(chosen);
        Law law = agreed != null && audio.laws().contains(agreed.law())
                ? agreed.law()
                : audio.laws().getFirst();
        Direction ours =
                isOldHold(audio) ? Direction.RECVONLY : audio.direction().answer();
        agreed = agree(audio, law);
        var lines = new ArrayList<String>();
        for (int i = 0; i < offer.media().size(); i++) {
            Sdp.Media media = offer.media().get(i);
            // every stream must be answered in its place; port 0 refuses it (§6)
            lines.add(
                    i == chosen
                            ? mediaLine(law, audio.dtmf(), ours).replaceFirst("RTP/AVP", audio.profile())
                            : "m=" + media.kind() + " 0 " + media.profile() + " "
                                    + media.formats().getFirst() + "\r\n");
        }
        return Optional.of(describe(lines));
    }

    /** Takes the answer to our offer; false when it can't be talked over. */
    boolean accept(Sdp answer) {
        int chosen = answer.audio();
        if (chosen < 0) return false;
        Sdp.Media audio = answer.media().get(chosen);
        agreed = agree(audio, audio.laws().getFirst());
        return true;
    }

    private Agreement agree(Sdp.Media audio, Law law) {
        boolean held = !audio.direction().hears() || isOldHold(audio);
        InetAddress host;
        try {
            host = InetAddress.ofLiteral(audio.host());
        } catch (IllegalArgumentException e) {
            host = signalling;
        }
        return new Agreement(new InetSocketAddress(host, held ? 0 : audio.port()), law, audio.dtmf(), held);
    }

    /** RFC 2543's way to hold: the address of nowhere. */
    private static boolean isOldHold(Sdp.Media audio) {
        return audio.host().equals("0.0.0.0");
    }

    private String mediaLine(Law law, int dtmf, Direction direction) {
        return "m=audio " + port + " RTP/AVP " + law.payloadType() + (dtmf < 0 ? "" : " " + dtmf) + "\r\n"
                + "a=rtpmap:" + law.payloadType() + " " + law + "/8000\r\n" + (dtmf < 0 ? "" : events(dtmf))
                + "a=ptime:20\r\na=" + direction.word() + "\r\n";
    }

    private static String events(int payloadType) {
        return "a=rtpmap:" + payloadType + " telephone-event/8000\r\na=fmtp:" + payloadType + " 0-15\r\n";
    }

    /** The version goes up when, and only when, the description changes (§5). */
    private String describe(List<String> media) {
        String streams = String.join("", media);
        if (!streams.equals(last)) version++;
        last = streams;
        String where = (address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + literal(address);
        return "v=0\r\no=- " + id + " " + version + " " + where + "\r\ns=-\r\nc=" + where + "\r\nt=0 0\r\n" + streams;
    }

    /** An address without the zone that Java hangs on link-local ones. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
