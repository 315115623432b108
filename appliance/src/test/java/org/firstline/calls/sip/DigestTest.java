package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final InetAddress PHONE = InetAddress.ofLiteral("10.0.0.7");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final DigestSecret SECRET = DigestSecret.of("101", "firstline", "secret");

    private final DigestGuard guard = new DigestGuard("firstline");

    /** RFC 7616 §3.9.1. */
    @Test
    void theExampleOfTheRfcComesOut() {
        for (Digest algorithm : Digest.values()) {
            String ha1 = DigestSecret.of("Mufasa", "http-auth@example.org", "Circle of Life")
                    .ha1(algorithm);
            String response = algorithm.response(
                    ha1,
                    "GET",
                    "/dir/index.html",
                    "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                    "00000001",
                    "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
            assertThat(response)
                    .isEqualTo(
                            switch (algorithm) {
                                case MD5 -> "8ca523f5e9506fed4657c9700eebdbec";
                                case SHA256 -> "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1";
                            });
        }
    }

    private static SipRequest register() {
        var headers =
                new Headers().add("Via", "SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK1").add("From", "<sip:101@h>;tag=1");
        headers.add("To", "<sip:101@h>").add("Call-ID", "1").add("CSeq", "1 REGISTER");
        return new SipRequest("REGISTER", "sip:h", headers);
    }

    private SipResponse challenge(Instant now) {
        SipResponse response = register().response(401, "x");
        guard.challenge(response, PHONE, false, false, now);
        return response;
    }

    private static SipRequest answering(SipResponse challenge, Credentials credentials) {
        SipRequest request = register();
        String answer = credentials.answer(challenge, "REGISTER", "sip:h", "cnonce");
        assertThat(answer).isNotNull();
        request.headers().add("Authorization", answer);
        return request;
    }

    private DigestGuard.Verdict judge(SipRequest request, Instant now) {
        return guard.judge(request, PHONE, "101", Optional.of(SECRET), now);
    }

    @Test
    void bothAlgorithmsAreOffered() {
        assertThat(challenge(NOW).headers().lines("WWW-Authenticate"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("Digest realm=\"firstline\", nonce=\""))
                .allMatch(line -> line.contains("qop=\"auth\"") && !line.contains("stale"))
                .anyMatch(line -> line.contains("algorithm=SHA-256"))
                .anyMatch(line -> line.contains("algorithm=MD5"));
    }

    @Test
    void theRightPasswordIsGenuineOnceForEachCount() {
        for (Digest algorithm : Digest.values()) {
            var credentials = new Credentials("101", "secret", algorithm);
            SipResponse challenge = challenge(NOW.plusMillis(algorithm.ordinal()));
            Instant then = NOW.plusSeconds(1);
            SipRequest first = answering(challenge, credentials);
            assertThat(judge(first, then)).isEqualTo(DigestGuard.Verdict.GENUINE);
            assertThat(judge(first, then)).as("a replay").isEqualTo(DigestGuard.Verdict.STALE);
            assertThat(judge(answering(challenge, credentials), then))
                    .as("the next count")
                    .isEqualTo(DigestGuard.Verdict.GENUINE);
        }
    }

    @Test
    void phonesThatAreChallengedAtOneInstantDoNotUseUpEachOthersNonces() {
        var credentials = new Credentials("101", "secret", null);
        SipResponse one = challenge(NOW);
        SipResponse other = challenge(NOW);
        assertThat(judge(answering(one, credentials), NOW)).isEqualTo(DigestGuard.Verdict.GENUINE);
        // a count starts anew with each nonce: both phones say 1
        var another = new Credentials("101", "secret", null);
        assertThat(judge(answering(other, another), NOW)).isEqualTo(DigestGuard.Verdict.GENUINE);
    }

    @Test
    void theWrongPasswordNameOrMethodIsNot() {
        SipResponse challenge = challenge(NOW);
        assertThat(judge(register(), NOW)).isEqualTo(DigestGuard.Verdict.UNPROVEN);
        assertThat(judge(answering(challenge, new Credentials("101", "wrong", null)), NOW))
                .isEqualTo(DigestGuard.Verdict.WRONG);
        SipRequest right = answering(challenge, new Credentials("101", "secret", null));
        assertThat(guard.judge(right, PHONE, "102", Optional.of(SECRET), NOW))
                .as("another's name")
                .isEqualTo(DigestGuard.Verdict.WRONG);
        assertThat(guard.judge(right, PHONE, "101", Optional.empty(), NOW))
                .as("nobody")
                .isEqualTo(DigestGuard.Verdict.WRONG);
        var invite = new SipRequest("INVITE", "sip:h", right.headers());
        assertThat(judge(invite, NOW)).as("made for another method").isEqualTo(DigestGuard.Verdict.WRONG);
    }

    @Test
    void aNonceGrowsOldAndCanNotBeMadeUp() {
        SipResponse challenge = challenge(NOW);
        SipRequest right = answering(challenge, new Credentials("101", "secret", null));
        assertThat(judge(right, NOW.plus(Duration.ofMinutes(6)))).isEqualTo(DigestGuard.Verdict.STALE);
        var other = new DigestGuard("firstline");
        assertThat(other.judge(right, PHONE, "101", Optional.of(SECRET), NOW))
                .as("sealed by another")
                .isEqualTo(DigestGuard.Verdict.STALE);
    }

    @Test
    void aNonceIsGoodForWhoeverItWasGivenTo() {
        SipRequest wrong = answering(challenge(NOW), new Credentials("101", "wrong", null));
        var elsewhere = InetAddress.ofLiteral("10.0.0.8");
        assertThat(guard.judge(wrong, elsewhere, "101", Optional.of(SECRET), NOW))
                .as("nobody is blamed for what was sent in his name")
                .isEqualTo(DigestGuard.Verdict.STALE);
        SipRequest right = answering(challenge(NOW), new Credentials("101", "secret", null));
        assertThat(guard.judge(right, elsewhere, "101", Optional.of(SECRET), NOW))
                .as("and what was overheard is of no use elsewhere")
                .isEqualTo(DigestGuard.Verdict.STALE);
    }

    @Test
    void aFloodOfNoncesMakesOldOnesUnusableInsteadOfReplayable() {
        var small = new DigestGuard("firstline", 10);
        var credentials = new Credentials("101", "secret", Digest.MD5);
        SipRequest first = null;
        for (int i = 0; i <= 10; i++) {
            Instant then = NOW.plusMillis(i);
            SipResponse challenge = register().response(401, "x");
            small.challenge(challenge, PHONE, false, false, then);
            SipRequest request = answering(challenge, credentials);
            if (first == null) first = request;
            assertThat(small.judge(request, PHONE, "101", Optional.of(SECRET), then))
                    .isEqualTo(DigestGuard.Verdict.GENUINE);
        }
        assertThat(small.judge(first, PHONE, "101", Optional.of(SECRET), NOW.plusSeconds(1)))
                .isEqualTo(DigestGuard.Verdict.STALE);
    }

    @Test
    void aPhoneThatGivesUpAtSha256IsOfferedMd5Alone() {
        var phones = new OldPhones();
        var flow = Flow.udp(SimulatedNet.at("10.0.0.7", 5060));
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW)).isFalse();
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(1)))
                .as("a repetition")
                .isFalse();
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(30)))
                .as("a new beginning")
                .isTrue();
        phones.answered("101", flow, NOW.plusSeconds(30));
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(90)))
                .as("it is still old")
                .isTrue();
        assertThat(phones.knowsOnlyMd5(register(), "102", flow, NOW.plusSeconds(90)))
                .as("another phone")
                .isFalse();
        phones.answered("102", flow, NOW.plusSeconds(91));
        assertThat(phones.knowsOnlyMd5(register(), "102", flow, NOW.plusSeconds(200)))
                .as("it can choose")
                .isFalse();
        SipRequest baresip = register();
        baresip.headers().add("User-Agent", "baresip v1.0.0 (x86_64/linux)");
        assertThat(phones.knowsOnlyMd5(baresip, "103", flow, NOW))
                .as("known by name")
                .isTrue();
    }

    @Test
    void aPhoneThatKnowsOnlySha256IsNeverShutOut() {
        var phones = new OldPhones();
        var flow = Flow.udp(SimulatedNet.at("10.0.0.7", 5060));
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW)).isFalse();
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(30)))
                .as("it said nothing to the first challenge, perhaps it is old")
                .isTrue();
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(60)))
                .as("it said nothing to MD5 alone either")
                .isFalse();
        phones.answered("101", flow, NOW.plusSeconds(60));
        assertThat(phones.knowsOnlyMd5(register(), "101", flow, NOW.plusSeconds(90)))
                .isFalse();
    }

    @Test
    void whatOneProgramLeftUnansweredIsNotHeldAgainstAnother() {
        var phones = new OldPhones();
        phones.knowsOnlyMd5(register(), "101", Flow.udp(SimulatedNet.at("10.0.0.7", 5060)), NOW);
        SipRequest other = register();
        other.headers().set("Call-ID", "2");
        assertThat(phones.knowsOnlyMd5(
                        other, "101", Flow.udp(SimulatedNet.at("10.0.0.7", 40_000)), NOW.plusSeconds(30)))
                .isFalse();
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(SECRET.toString()).isEqualTo("DigestSecret[101@firstline]");
    }
}
