package org.firstline.calls.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.firstline.calls.rtp.Law;
import org.firstline.calls.sip.CallRules.Srtp;
import org.jspecify.annotations.Nullable;

/** What the far end's session description (RFC 8866) says, as far as an audio call needs it. */
record Sdp(List<Media> media) {
    private static final int MAX_MEDIA = 16;
    private static final int MAX_FORMATS = 64;
    private static final int MAX_CRYPTOS = 16;
    private static final Pattern SPACES = Pattern.compile(" +");

    /**
     * One m= line with its attributes.
     *
     * @param host of its own c= line or the session's, as written
     * @param formats payload types in order of preference
     * @param laws those of its formats that we speak, in its order
     * @param dtmf payload type of telephone-event; -1 for none
     * @param cryptos those of its a=crypto lines that we can do, in its order
     */
    record Media(
            String kind,
            int port,
            String profile,
            List<String> formats,
            String host,
            Direction direction,
            List<Law> laws,
            int dtmf,
            List<SdpCrypto> cryptos) {
        /** Whether a call could be had over it: RTP in G.711, plain or under SRTP, as the policy allows. */
        boolean isAudio(Srtp policy) {
            if (!kind.equals("audio") || port == 0 || laws.isEmpty()) return false;
            if (isPlain()) return policy != Srtp.REQUIRED;
            return isSecure() && policy != Srtp.OFF && !cryptos.isEmpty();
        }

        private boolean isPlain() {
            return profile.equals("RTP/AVP") || profile.equals("RTP/AVPF");
        }

        boolean isSecure() {
            return profile.equals("RTP/SAVP") || profile.equals("RTP/SAVPF");
        }
    }

    /** The index of the stream to have the call over: the first encrypted one, or else the first; -1 if there is none. */
    int audio(Srtp policy) {
        int found = -1;
        for (int i = 0; i < media.size(); i++) {
            if (!media.get(i).isAudio(policy)) continue;
            if (media.get(i).isSecure()) return i;
            if (found < 0) found = i;
        }
        return found;
    }

    /** The same for a trunk or a phone that speaks plain RTP. */
    int audio() {
        return audio(Srtp.OFF);
    }

    /** Whether the sound is switched off (port 0), which is one of the ways to hold a call. */
    boolean isSwitchedOff() {
        return media.stream().anyMatch(m -> m.kind().equals("audio"))
                && media.stream().allMatch(m -> !m.kind().equals("audio") || m.port() == 0);
    }

    static Sdp parse(String text) throws SipParseException {
        var parser = new Parser();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            String line = text.substring(at, end).stripTrailing();
            if (!line.isEmpty()) parser.line(line);
            at = end + 1;
        }
        return parser.end();
    }

    private static final class Parser {
        private final List<Media> done = new ArrayList<>();
        private String sessionHost = "";
        private Direction sessionDirection = Direction.SENDRECV;
        private boolean versionSeen;
        private String @Nullable [] media;
        private String host = "";
        private Direction direction = Direction.SENDRECV;
        private int dtmf = -1;
        private List<SdpCrypto> cryptos = new ArrayList<>();

        void line(String line) throws SipParseException {
            if (line.length() < 2 || line.charAt(1) != '=')
                throw new SipParseException("SDP", "a line that is not x=…");
            String value = line.substring(2);
            switch (line.charAt(0)) {
                case 'v' -> versionSeen = true;
                case 'c' -> connection(value);
                case 'm' -> media(value);
                case 'a' -> attribute(value);
                default -> {}
            }
        }

        Sdp end() throws SipParseException {
            if (!versionSeen) throw new SipParseException("SDP", "no v= line");
            finish();
            return new Sdp(List.copyOf(done));
        }

        private void connection(String value) throws SipParseException {
            String[] words = value.split(" ");
            if (words.length < 3) throw new SipParseException("SDP", "a c= line without an address");
            int slash = words[2].indexOf('/');
            String address = slash < 0 ? words[2] : words[2].substring(0, slash);
            if (media == null) sessionHost = address;
            else host = address;
        }

        private void media(String value) throws SipParseException {
            finish();
            if (done.size() == MAX_MEDIA) throw new SipParseException("SDP", "more than " + MAX_MEDIA + " m= lines");
            String[] words = SPACES.split(value, MAX_FORMATS + 4);
            if (words.length < 4 || words.length > MAX_FORMATS + 3)
                throw new SipParseException("SDP", "an m= line without formats, or with too many");
            media = words;
            host = sessionHost;
            direction = sessionDirection;
            dtmf = -1;
            cryptos = new ArrayList<>();
        }

        private void attribute(String value) {
            switch (value) {
                case "sendrecv" -> direct(Direction.SENDRECV);
                case "sendonly" -> direct(Direction.SENDONLY);
                case "recvonly" -> direct(Direction.RECVONLY);
                case "inactive" -> direct(Direction.INACTIVE);
                default -> {
                    if (value.startsWith("rtpmap:")) map(value.substring(7));
                    else if (value.startsWith("crypto:") && cryptos.size() < MAX_CRYPTOS)
                        SdpCrypto.parse(value.substring(7)).ifPresent(cryptos::add);
                }
            }
        }

        private void direct(Direction said) {
            if (media == null) sessionDirection = said;
            else direction = said;
        }

        /** Only telephone-event matters: G.711 has the fixed payload types 0 and 8 (RFC 3551). */
        private void map(String value) {
            int space = value.indexOf(' ');
            if (space < 0) return;
            String codec = value.substring(space + 1).strip().toLowerCase(Locale.ROOT);
            long format = Grammar.numberOr(value.substring(0, space), 127, -1);
            if (codec.startsWith("telephone-event/8000") && dtmf < 0) dtmf = (int) format;
        }

        private void finish() throws SipParseException {
            if (media == null) return;
            int slash = media[1].indexOf('/');
            String port = slash < 0 ? media[1] : media[1].substring(0, slash);
            var formats = List.of(media).subList(3, media.length);
            var laws = new ArrayList<Law>(2);
            for (String format : formats) {
                if (format.equals("0") && !laws.contains(Law.PCMU)) laws.add(Law.PCMU);
                if (format.equals("8") && !laws.contains(Law.PCMA)) laws.add(Law.PCMA);
            }
            int number = (int) Grammar.number("SDP", port, 65535);
            boolean listed = formats.contains(Integer.toString(dtmf));
            done.add(new Media(
                    media[0],
                    number,
                    media[2],
                    formats,
                    host,
                    direction,
                    List.copyOf(laws),
                    listed ? dtmf : -1,
                    List.copyOf(cryptos)));
        }
    }
}
