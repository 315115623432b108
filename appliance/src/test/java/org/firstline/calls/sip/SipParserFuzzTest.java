package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever octets come, the parsers either understand them or say what is wrong, soon and without harm; and what they
 * understood they print so that it is understood the same way.
 */
class SipParserFuzzTest {
    private static final long SEED = 20261122;
    private static final int ROUNDS = 20_000;
    private static final List<String> SAMPLES = List.of("""
            INVITE sip:88003000600@192.0.2.1;user=phone SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP [2001:db8::9];branch=z9hG4bK3
            From: "Caller \\"x\\"" <sip:+74951234567@192.0.2.9>;tag=a1
            To: <sip:88003000600@192.0.2.1>
            Call-ID: c1@192.0.2.9
            CSeq: 7 INVITE
            Contact: <sip:caller@192.0.2.9:5060>
            Authorization: Digest username="101", realm="firstline", nonce="00", uri="sip:h", response="ab", qop=auth, nc=00000001
            Content-Type: application/sdp
            Content-Length: 129

            v=0
            o=- 1 1 IN IP4 192.0.2.9
            s=-
            c=IN IP4 192.0.2.9
            t=0 0
            m=audio 4000 RTP/AVP 8 0 101
            a=rtpmap:101 telephone-event/8000
            a=sendonly
            """, """
            SIP/2.0 200 OK
            v: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1
            f: <sip:a@h>;tag=1
            t: <sip:b@h>;tag=2
            i: 1
            CSeq: 1 REGISTER
            m: <sip:101@10.0.0.7:5062;transport=tcp>;expires=60
            l: 0

            """);

    private static final String SPICE = "\r\n\r\n \t;,:<>\"\\@%[]?=/\0\u007f\u00ff09aZ";

    @Test
    void noOctetsDoHarm() {
        var random = new Random(SEED);
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] octets = mutate(SAMPLES.get(random.nextInt(SAMPLES.size())), random);
            try {
                if (survives(octets)) understood++;
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + SEED + ", round " + round + ":\n" + new String(octets, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(understood)
                .as("messages still understood, so that both ways are tried")
                .isBetween(1000, ROUNDS - 1000);
    }

    private static boolean survives(byte[] octets) {
        SipMessage message;
        try {
            message = SipParser.parse(octets);
        } catch (SipParseException e) {
            assertThat(e.where()).isNotEmpty();
            return false;
        }
        lookAtEverything(message);
        try {
            assertThat(SipParser.parse(message.octets())).isEqualTo(message);
        } catch (SipParseException e) {
            throw new IllegalStateException("what was printed is not understood: " + e.getMessage(), e);
        }
        return true;
    }

    private static void lookAtEverything(SipMessage message) {
        message.via();
        message.from().name();
        message.to().uri().userText();
        message.headers().values("Contact");
        if (message instanceof SipRequest request) {
            request.response(200, "x").empty().octets();
            Bodies.digit(message);
        }
        for (String line : message.headers().lines("Authorization"))
            tolerant(() -> DigestHeader.parse("Authorization", line));
        for (String contact : message.headers().values("Contact")) tolerant(() -> NameAddr.parse("Contact", contact));
        tolerant(() -> Bodies.sdp(message));
        tolerant(() -> Sdp.parse(message.bodyText()));
    }

    private interface Parsing {
        Object run() throws SipParseException;
    }

    private static void tolerant(Parsing parsing) {
        try {
            assertThat(parsing.run()).isNotNull();
        } catch (SipParseException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] mutate(String sample, Random random) {
        var text = new StringBuilder(sample.replace("\n", "\r\n"));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, spice);
                case 1 -> text.insert(at, spice);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(40)));
                case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(80))));
                default -> text.insert(at, String.valueOf(spice).repeat(random.nextInt(100)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aStreamCutAnywhereGivesTheSameMessages() throws Exception {
        var random = new Random(SEED);
        byte[] one = SAMPLES.get(1).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] ping = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 2_000; round++) {
            var framer = new TcpFramer();
            var stream = ByteBuffer.allocate(10 * (one.length + ping.length));
            int pings = random.nextInt(4);
            for (int i = 0; i < 5; i++) {
                if (i < pings) stream.put(ping);
                stream.put(one);
            }
            stream.flip();
            int whole = 0;
            int seenPings = 0;
            while (stream.hasRemaining()) {
                int octets = 1 + random.nextInt(Math.min(200, stream.remaining()));
                framer.append(stream.slice(stream.position(), octets));
                stream.position(stream.position() + octets);
                byte[] message;
                while ((message = framer.next()) != null) {
                    assertThat(Arrays.equals(message, one))
                            .as("seed " + SEED + ", round " + round)
                            .isTrue();
                    whole++;
                }
                seenPings += framer.takePings();
            }
            assertThat(whole).as("seed " + SEED + ", round " + round).isEqualTo(5);
            assertThat(seenPings).as("pings, seed " + SEED + ", round " + round).isEqualTo(pings);
        }
    }
}
