package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.firstline.calls.rtp.Law;
import org.junit.jupiter.api.Test;

class SdpSessionTest {
    private final SdpSession session =
            new SdpSession(InetAddress.ofLiteral("192.0.2.1"), 41000, InetAddress.ofLiteral("10.0.0.7"), 1000);

    private static Sdp sdp(String media) throws SipParseException {
        return Sdp.parse("v=0\no=- 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\n" + media);
    }

    private String answer(String media) throws SipParseException {
        String answer = session.answer(sdp(media)).orElseThrow();
        return answer.substring(answer.indexOf("m="));
    }

    private Agreement agreed() {
        return Objects.requireNonNull(session.agreed());
    }

    @Test
    void ourOfferIsBothLawsAndKeys() {
        assertThat(session.offer()).isEqualTo("""
                        v=0
                        o=- 1000 1001 IN IP4 192.0.2.1
                        s=-
                        c=IN IP4 192.0.2.1
                        t=0 0
                        m=audio 41000 RTP/AVP 8 0 101
                        a=rtpmap:8 PCMA/8000
                        a=rtpmap:0 PCMU/8000
                        a=rtpmap:101 telephone-event/8000
                        a=fmtp:101 0-15
                        a=ptime:20
                        a=sendrecv
                        """.replace("\n", "\r\n"));
    }

    @Test
    void theLawThatTheFarEndLikesBestIsTaken() throws Exception {
        assertThat(answer("m=audio 4000 RTP/AVP 9 0 8 96\na=rtpmap:96 telephone-event/8000\n"))
                .isEqualTo("""
                        m=audio 41000 RTP/AVP 0 96
                        a=rtpmap:0 PCMU/8000
                        a=rtpmap:96 telephone-event/8000
                        a=fmtp:96 0-15
                        a=ptime:20
                        a=sendrecv
                        """.replace("\n", "\r\n"));
        assertThat(agreed()).isEqualTo(new Agreement(SimulatedNet.at("192.0.2.9", 4000), Law.PCMU, 96, false));
    }

    @Test
    void whatWeCanNotDoIsRefusedInItsPlace() throws Exception {
        String answer = answer(
                "m=video 5000 RTP/AVP 31\nm=audio 4002 RTP/SAVP 0\nm=audio 4000 RTP/AVP 8\nm=image 9 udptl t38\n");
        assertThat(answer.lines().filter(l -> l.startsWith("m=")))
                .containsExactly(
                        "m=video 0 RTP/AVP 31",
                        "m=audio 0 RTP/SAVP 0",
                        "m=audio 41000 RTP/AVP 8",
                        "m=image 0 udptl t38");
        assertThat(agreed().dtmf()).isEqualTo(-1);
    }

    @Test
    void nothingInCommonIsNoAnswer() throws Exception {
        assertThat(session.answer(sdp("m=audio 4000 RTP/AVP 9 18\n"))).isEmpty();
        assertThat(session.answer(sdp("m=audio 0 RTP/AVP 8\n"))).isEmpty();
        assertThat(session.answer(sdp("m=audio 4000 RTP/SAVP 8\n"))).isEmpty();
        assertThat(session.answer(sdp("m=video 4000 RTP/AVP 8\n"))).isEmpty();
        assertThat(session.answer(sdp(""))).isEmpty();
    }

    @Test
    void holdAndResumeAreMirrored() throws Exception {
        answer("m=audio 4000 RTP/AVP 8\n");
        assertThat(answer("m=audio 4000 RTP/AVP 8\na=sendonly\n")).contains("a=recvonly");
        assertThat(agreed().held()).isTrue();
        assertThat(agreed().remote().getPort())
                .as("nothing is sent to who does not listen")
                .isZero();
        assertThat(answer("m=audio 4000 RTP/AVP 8\na=inactive\n")).contains("a=inactive");
        assertThat(answer("m=audio 4000 RTP/AVP 8\na=recvonly\n")).contains("a=sendonly");
        assertThat(agreed().held()).isFalse();
        assertThat(answer("c=IN IP4 0.0.0.0\nm=audio 4000 RTP/AVP 8\nc=IN IP4 0.0.0.0\n"))
                .contains("a=recvonly");
        assertThat(agreed().held()).isTrue();
        assertThat(answer("m=audio 4000 RTP/AVP 8\n")).contains("a=sendrecv");
        assertThat(agreed().held()).isFalse();
    }

    @Test
    void theLawOfTheCallStaysWhileItIsOffered() throws Exception {
        answer("m=audio 4000 RTP/AVP 8\n");
        assertThat(answer("m=audio 4000 RTP/AVP 0 8\n")).startsWith("m=audio 41000 RTP/AVP 8\r\n");
        assertThat(answer("m=audio 4000 RTP/AVP 0\n")).startsWith("m=audio 41000 RTP/AVP 0\r\n");
    }

    @Test
    void theVersionGoesUpOnlyWithAChange() throws Exception {
        String first = session.answer(sdp("m=audio 4000 RTP/AVP 8\n")).orElseThrow();
        assertThat(session.answer(sdp("m=audio 4000 RTP/AVP 8\n"))).contains(first);
        assertThat(session.answer(sdp("m=audio 4000 RTP/AVP 8\na=sendonly\n")).orElseThrow())
                .contains("o=- 1000 1002 ");
    }

    @Test
    void anAnswerToOurOfferIsTaken() throws Exception {
        session.offer();
        assertThat(session.accept(sdp("m=audio 4000 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\n")))
                .isTrue();
        assertThat(agreed()).isEqualTo(new Agreement(SimulatedNet.at("192.0.2.9", 4000), Law.PCMU, 101, false));
        assertThat(session.accept(sdp("m=audio 0 RTP/AVP 0\n"))).isFalse();
    }

    @Test
    void aNameInsteadOfAnAddressIsNotResolved() throws Exception {
        answer("m=audio 4000 RTP/AVP 8\nc=IN IP4 media.example.org\n");
        assertThat(agreed().remote()).isEqualTo(SimulatedNet.at("10.0.0.7", 4000));
    }

    @Test
    void keysThatAreMappedButNotOfferedAreNoKeys() throws Exception {
        answer("m=audio 4000 RTP/AVP 8\na=rtpmap:101 telephone-event/8000\n");
        assertThat(agreed().dtmf()).isEqualTo(-1);
    }

    @Test
    void faultsAreNamed() {
        assertThatThrownBy(() -> Sdp.parse("hello")).hasMessage("SDP: a line that is not x=…");
        assertThatThrownBy(() -> Sdp.parse("s=-\n")).hasMessage("SDP: no v= line");
        assertThatThrownBy(() -> sdp("m=audio x RTP/AVP 8\n")).hasMessage("SDP: not a number");
        assertThatThrownBy(() -> sdp("m=audio 4000\n")).hasMessage("SDP: an m= line without formats, or with too many");
        assertThatThrownBy(() -> sdp("m=audio 4000 RTP/AVP 8\n".repeat(17))).hasMessage("SDP: more than 16 m= lines");
        assertThatThrownBy(() -> Sdp.parse("v=0\nc=IN IP4\n")).hasMessage("SDP: a c= line without an address");
    }

    @Test
    void sdpIsFoundInAMultipartBody() throws Exception {
        var headers = new Headers().add("Content-Type", "multipart/mixed;boundary=\"cut\"");
        var message = new SipRequest("INVITE", "sip:h", headers);
        message.rawBody("""
                --cut
                Content-Type: application/isup

                binary
                --cut
                Content-Type: application/sdp

                v=0
                m=audio 4000 RTP/AVP 8
                --cut--
                """.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Bodies.sdp(message).orElseThrow().audio()).isZero();
    }

    @Test
    void keysComeByInfoInBothWays() {
        assertThat(info("application/dtmf-relay", "Signal= 5\r\nDuration= 160\r\n"))
                .isEqualTo("5");
        assertThat(info("application/dtmf-relay", "signal=*\nduration=160")).isEqualTo("*");
        assertThat(info("application/dtmf", "#")).isEqualTo("#");
        assertThat(info("application/dtmf", "11")).isEqualTo("#");
        assertThat(info("application/dtmf", "x")).isEmpty();
        assertThat(info("application/dtmf-relay", "Duration=160")).isEmpty();
        assertThat(info("text/plain", "5")).isEmpty();
    }

    private static String info(String type, String body) {
        var message = new SipRequest("INFO", "sip:h", new Headers().add("Content-Type", type));
        message.rawBody(body.getBytes(StandardCharsets.ISO_8859_1));
        return Bodies.digit(message).map(String::valueOf).orElse("");
    }
}
