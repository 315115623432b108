package org.firstline.calls.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.firstline.calls.rtp.Law;
import org.firstline.calls.rtp.SrtpKey;
import org.firstline.calls.sip.CallRules.Srtp;
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
    private final Srtp policy;
    /** Our keys, one for each suite; they stay for the whole call. Empty where we never encrypt. */
    private final List<SrtpKey> keys;

    private boolean offersEncrypted;
    private long version;
    private String last = "";
    private String lastStreams = "";
    /** The m= lines of the session that are not our stream's, refused, in their places around it. */
    private List<String> before = List.of();

    private List<String> after = List.of();
    private Direction own = Direction.SENDRECV;
    private String profile = "RTP/AVP";
    private int cryptoTag = 1;
    private boolean switchedOff;
    private @Nullable Agreement agreed;

    /**
     * @param address our address as the far end sees it, and {@code port} our RTP port
     * @param signalling where the far end's SIP comes from: its RTP too, if it gives a name instead of an address
     */
    SdpSession(InetAddress address, int port, InetAddress signalling, long id) {
        this(address, port, signalling, id, Srtp.OFF, false, List.of());
    }

    /**
     * @param policy whether encryption is taken
     * @param offersEncrypted whether it is what we offer
     * @param keys ours, one for each suite that we do, the best first
     */
    SdpSession(
            InetAddress address,
            int port,
            InetAddress signalling,
            long id,
            Srtp policy,
            boolean offersEncrypted,
            List<SrtpKey> keys) {
        this.address = address;
        this.port = port;
        this.signalling = signalling;
        this.id = id;
        this.policy = policy;
        this.offersEncrypted = offersEncrypted;
        this.keys = keys;
        this.version = id;
    }

    @Nullable
    Agreement agreed() {
        return agreed;
    }

    /** An offer: everything that we can do, or, once we have agreed, what we do. */
    String offer() {
        if (agreed != null && !switchedOff)
            return describe(mediaLine(agreed.law(), agreed.dtmf(), own, agreed.ours(), cryptoTag));
        var line = new StringBuilder("m=audio " + port + (offersEncrypted ? " RTP/SAVP 8 0 " : " RTP/AVP 8 0 "));
        line.append(OUR_DTMF + "\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n")
                .append(events(OUR_DTMF));
        if (offersEncrypted) {
            for (int i = 0; i < keys.size(); i++) line.append(new SdpCrypto(i + 1, keys.get(i)).line());
        }
        return describe(line + "a=ptime:20\r\na=" + own.word() + "\r\n");
    }

    /** An offer that begins or ends a hold of ours. */
    String offer(Direction direction) {
        own = direction;
        return offer();
    }

    /** The description that stands, word by word, for a session refresh (RFC 4028 §7.4). */
    String again() {
        return last.isEmpty() ? offer() : last;
    }

    /** Offers plain RTP from now on; false where that is not to be, or nothing would change. */
    boolean withdrawEncryption() {
        boolean may = offersEncrypted && policy != Srtp.REQUIRED;
        if (may) offersEncrypted = false;
        return may;
    }

    /** The answer to an offer; empty when there is nothing in it that we could do (488). */
    Optional<String> answer(Sdp offer) {
        int chosen = offer.audio(policy);
        if (chosen < 0) return switchOff(offer);
        Sdp.Media audio = offer.media().get(chosen);
        Law law = agreed != null && audio.laws().contains(agreed.law())
                ? agreed.law()
                : audio.laws().getFirst();
        Direction theirs =
                isOldHold(audio) ? Direction.RECVONLY : audio.direction().answer();
        SdpCrypto crypto = audio.isSecure() ? audio.cryptos().getFirst() : null;
        SrtpKey ours = crypto == null ? null : keyFor(crypto);
        if (crypto != null) cryptoTag = crypto.tag();
        agreed = agree(audio, law, ours, crypto == null ? null : crypto.key());
        profile = audio.profile();
        switchedOff = false;
        // every stream must be answered in its place; port 0 refuses it (§6)
        before = refused(offer.media().subList(0, chosen));
        after = refused(offer.media().subList(chosen + 1, offer.media().size()));
        return Optional.of(describe(mediaLine(law, audio.dtmf(), own.within(theirs), ours, cryptoTag)));
    }

    /** A call whose sound is switched off for a while goes on without any. */
    private Optional<String> switchOff(Sdp offer) {
        if (agreed == null || !offer.isSwitchedOff()) return Optional.empty();
        var nowhere = new InetSocketAddress(agreed.remote().getAddress(), 0);
        agreed = new Agreement(nowhere, agreed.law(), agreed.dtmf(), true, agreed.ours(), agreed.theirs());
        switchedOff = true;
        int audio = 0;
        while (!offer.media().get(audio).kind().equals("audio")) audio++;
        before = refused(offer.media().subList(0, audio));
        after = refused(offer.media().subList(audio + 1, offer.media().size()));
        return Optional.of(describe(String.join("", refused(offer.media().subList(audio, audio + 1)))));
    }

    private static List<String> refused(List<Sdp.Media> media) {
        return media.stream()
                .map(m -> "m=" + m.kind() + " 0 " + m.profile() + " "
                        + m.formats().getFirst() + "\r\n")
                .toList();
    }

    private SrtpKey keyFor(SdpCrypto crypto) {
        for (SrtpKey key : keys) if (key.suite() == crypto.key().suite()) return key;
        throw new IllegalStateException(
                "encryption is taken, and there is no key for " + crypto.key().suite());
    }

    /** Takes the answer to our offer; false when it can't be talked over. */
    boolean accept(Sdp answer) {
        int chosen = answer.audio(policy);
        if (chosen < 0) return switchedOff && answer.isSwitchedOff();
        Sdp.Media audio = answer.media().get(chosen);
        SrtpKey ours = null;
        SrtpKey theirs = null;
        if (audio.isSecure()) {
            // the answer takes one line of our offer, by its number
            SdpCrypto crypto = audio.cryptos().getFirst();
            if (!lastStreams.contains(
                    "a=crypto:" + crypto.tag() + " " + crypto.key().suite())) return false;
            ours = keyFor(crypto);
            theirs = crypto.key();
            cryptoTag = crypto.tag();
        } else if (lastStreams.contains("RTP/SAVP")) {
            return false;
        }
        profile = audio.profile();
        agreed = agree(audio, audio.laws().getFirst(), ours, theirs);
        return true;
    }

    private Agreement agree(Sdp.Media audio, Law law, @Nullable SrtpKey ours, @Nullable SrtpKey theirs) {
        boolean held = !audio.direction().hears() || isOldHold(audio);
        InetAddress host;
        try {
            host = InetAddress.ofLiteral(audio.host());
        } catch (IllegalArgumentException e) {
            host = signalling;
        }
        var remote = new InetSocketAddress(host, held ? 0 : audio.port());
        return new Agreement(remote, law, audio.dtmf(), held, ours, theirs);
    }

    /** RFC 2543's way to hold: the address of nowhere. */
    private static boolean isOldHold(Sdp.Media audio) {
        return audio.host().equals("0.0.0.0");
    }

    private String mediaLine(Law law, int dtmf, Direction direction, @Nullable SrtpKey ours, int tag) {
        return "m=audio " + port + " " + profile + " " + law.payloadType() + (dtmf < 0 ? "" : " " + dtmf) + "\r\n"
                + "a=rtpmap:" + law.payloadType() + " " + law + "/8000\r\n" + (dtmf < 0 ? "" : events(dtmf))
                + (ours == null ? "" : new SdpCrypto(tag, ours).line())
                + "a=ptime:20\r\na=" + direction.word() + "\r\n";
    }

    private static String events(int payloadType) {
        return "a=rtpmap:" + payloadType + " telephone-event/8000\r\na=fmtp:" + payloadType + " 0-15\r\n";
    }

    /** The version goes up when, and only when, the description changes (§5). */
    private String describe(String stream) {
        String streams = String.join("", before) + stream + String.join("", after);
        if (!streams.equals(lastStreams)) version++;
        lastStreams = streams;
        String where = (address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + literal(address);
        last = "v=0\r\no=- " + id + " " + version + " " + where + "\r\ns=-\r\nc=" + where + "\r\nt=0 0\r\n" + streams;
        return last;
    }

    /** An address without the zone that Java hangs on link-local ones. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
