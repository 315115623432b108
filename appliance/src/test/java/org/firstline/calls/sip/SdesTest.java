package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import org.firstline.calls.rtp.SrtpKey;
import org.firstline.calls.rtp.SrtpSuite;
import org.firstline.calls.sip.CallRules.Srtp;
import org.junit.jupiter.api.Test;

/** SDES (RFC 4568) in offer and answer. */
class SdesTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static SdpSession session(Srtp policy, boolean offers) {
        return new SdpSession(
                HERE,
                4000,
                HERE,
                1,
                policy,
                offers,
                List.of(
                        SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80, RANDOM),
                        SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_32, RANDOM)));
    }

    private static Sdp sdp(String... lines) throws SipParseException {
        return Sdp.parse(FarEnd.sdp(lines));
    }

    @Test
    void theFirstLineThatWeCanDoIsTaken() throws Exception {
        var session = session(Srtp.OPTIONAL, false);
        String answer = session.answer(sdp(
                        "m=audio 5000 RTP/SAVP 8 101",
                        "a=crypto:1 AES_256_CM_HMAC_SHA1_80 inline:" + KEY,
                        "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:4",
                        "a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
                        "a=crypto:4 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^20",
                        "a=crypto:5 AES_CM_128_HMAC_SHA1_80 inline:" + KEY))
                .orElseThrow();
        assertThat(answer)
                .contains("RTP/SAVP 8", "a=crypto:4 AES_CM_128_HMAC_SHA1_32 inline:")
                .doesNotContain("crypto:5");
        assertThat(session.agreed().theirs().inline()).isEqualTo(KEY);
        assertThat(answer).contains(session.agreed().ours().inline()).doesNotContain(KEY);
    }

    @Test
    void ourKeyStaysForTheWholeCall() throws Exception {
        var session = session(Srtp.OPTIONAL, false);
        var offer = sdp("m=audio 5000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY);
        session.answer(offer);
        var first = session.agreed();
        session.answer(offer);
        assertThat(session.agreed()).isEqualTo(first);
        assertThat(session.offer())
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:"
                        + first.ours().inline());
    }

    @Test
    void thePolicySaysWhatIsTaken() throws Exception {
        var plain = sdp("m=audio 5000 RTP/AVP 8");
        var secure = sdp("m=audio 5000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY);
        var both = sdp(
                "m=audio 5000 RTP/AVP 8",
                "m=audio 5002 RTP/SAVP 8",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY);
        assertThat(List.of(plain.audio(Srtp.OFF), plain.audio(Srtp.OPTIONAL), plain.audio(Srtp.REQUIRED)))
                .containsExactly(0, 0, -1);
        assertThat(List.of(secure.audio(Srtp.OFF), secure.audio(Srtp.OPTIONAL), secure.audio(Srtp.REQUIRED)))
                .containsExactly(-1, 0, 0);
        assertThat(List.of(both.audio(Srtp.OFF), both.audio(Srtp.OPTIONAL), both.audio(Srtp.REQUIRED)))
                .containsExactly(0, 1, 1);
        assertThat(session(Srtp.OPTIONAL, false).answer(both).orElseThrow())
                .containsSubsequence("m=audio 0 RTP/AVP 8", "m=audio 4000 RTP/SAVP 8");
    }

    @Test
    void ourOfferIsAnsweredByItsNumber() throws Exception {
        var session = session(Srtp.REQUIRED, true);
        assertThat(session.offer())
                .contains(
                        "RTP/SAVP 8 0 101", "a=crypto:1 AES_CM_128_HMAC_SHA1_80", "a=crypto:2 AES_CM_128_HMAC_SHA1_32");
        assertThat(session.accept(sdp("m=audio 5000 RTP/AVP 8"))).as("plain").isFalse();
        assertThat(session.accept(sdp("m=audio 5000 RTP/SAVP 8", "a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:" + KEY)))
                .as("a suite under another's number")
                .isFalse();
        assertThat(session.accept(sdp("m=audio 5000 RTP/SAVP 8", "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY)))
                .isTrue();
        assertThat(session.agreed().ours().suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
        assertThat(session.withdrawEncryption()).isFalse();
    }

    @Test
    void whereItIsOptionalThePlainOfferFollowsARefusal() throws Exception {
        var session = session(Srtp.OPTIONAL, true);
        assertThat(session.offer()).contains("RTP/SAVP");
        assertThat(session.withdrawEncryption()).isTrue();
        assertThat(session.offer()).contains("RTP/AVP 8 0 101").doesNotContain("crypto");
        assertThat(session.withdrawEncryption()).isFalse();
        assertThat(session.accept(sdp("m=audio 5000 RTP/AVP 8"))).isTrue();
        assertThat(session.agreed().ours()).isNull();
    }

    @Test
    void aKeyIsNeverWrittenDown() {
        assertThat(new SdpCrypto(1, new SrtpKey(SrtpSuite.AES_CM_128_HMAC_SHA1_80, KEY)).toString())
                .doesNotContain(KEY);
    }
}
