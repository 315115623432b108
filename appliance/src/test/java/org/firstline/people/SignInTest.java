package org.firstline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    /** The worked example of RFC 7616 §3.9.1: its HA1 leads to the printed responses. */
    @Test
    void sipSecretsAreThoseOfRfc7616() {
        var secret = SipSecret.of("Mufasa", "http-auth@example.org", "Circle of Life");
        assertThat(secret.ha1Md5()).isEqualTo("3d78807defe7de2157e2b0b6573a855f");
        assertThat(secret.ha1Sha256()).isEqualTo("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
        assertThat(secret.toString()).doesNotContain(secret.ha1Md5());
    }

    @Test
    void aHashMatchesItsPasswordOnly() {
        var passwords = new Passwords(1000);
        String hash = passwords.hash("пароль");
        assertThat(passwords.matches("пароль", hash)).isTrue();
        assertThat(passwords.matches("пароли", hash)).isFalse();
        assertThat(passwords.hash("пароль")).isNotEqualTo(hash);
        assertThat(passwords.matches("", passwords.nobody())).isFalse();
        assertThat(passwords.isOld(hash)).isFalse();
        assertThat(new Passwords(2000).isOld(hash)).isTrue();
    }

    @Test
    void waitsDoubleUpToFiveMinutes() {
        assertThat(List.of(4, 5, 6, 7, 12, 13, 14, 1000).stream().map(SignInLimit::wait))
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 1L, 2L, 4L, 128L, 256L, 300L, 300L);
    }

    @Test
    void triesAtTheSameTimeAllCount() {
        var limit = new SignInLimit();
        for (int i = 0; i < 5; i++) assertThat(limit.begin("anna", START)).isZero();
        assertThat(limit.begin("anna", START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.begin("boris", START)).isZero();
        limit.good("anna");
        assertThat(limit.begin("anna", START)).isZero();
    }

    @Test
    void theListOfLoginsIsBounded() {
        var limit = new SignInLimit();
        for (int i = 0; i < 5; i++) limit.begin("anna", START);
        for (int i = 0; i < SignInLimit.MOST; i++) limit.begin("flood" + i, START);
        assertThat(limit.begin("anna", START)).isZero();
    }

    @Test
    void refusalsSpeakBothLanguages() {
        assertThat(new Refused("people.sign-in-later", 3L).sentence(Locale.of("ru")))
                .isEqualTo("Слишком много попыток. Попробуйте через 3 секунды.");
        assertThatThrownBy(() -> new NewAgent("b d", "B", null, Role.AGENT, "en", List.of(), ""))
                .hasMessageStartingWith("“b d” cannot be a login");
        assertThatThrownBy(() -> new NewAgent("bd", "B", "x1", Role.AGENT, "en", List.of(), ""))
                .hasMessage("“x1” cannot be an extension: use 2 to 6 digits.");
    }
}
