package org.firstline.calls.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;

class BansTest {
    private static final InetAddress GUESSER = InetAddress.ofLiteral("203.0.113.5");
    private static final InetAddress TRUNK = InetAddress.ofLiteral("192.0.2.9");

    private final SimulatedTime time = new SimulatedTime();
    private final List<Ban> told = new ArrayList<>();
    private final Bans bans = new Bans(time, TRUNK::equals, new SecurityLog(time), told::add);

    private void failed(InetAddress address, int times) {
        for (int i = 0; i < times; i++) bans.failed(address);
    }

    @Test
    void tenWrongAnswersInFiveMinutesBanForAMinute() {
        failed(GUESSER, 9);
        assertThat(bans.isBanned(GUESSER)).isFalse();
        time.pass(Duration.ofMinutes(6));
        failed(GUESSER, 9);
        assertThat(bans.isBanned(GUESSER)).as("nine, long after nine").isFalse();
        failed(GUESSER, 1);
        assertThat(bans.isBanned(GUESSER)).isTrue();
        assertThat(told).hasSize(1);
        assertThat(bans.list()).isEqualTo(told);
        time.pass(Duration.ofSeconds(61));
        assertThat(bans.isBanned(GUESSER)).isFalse();
        assertThat(bans.list()).isEmpty();
    }

    @Test
    void eachBanLastsTwiceAsLongAsTheOneBeforeADayAtMost() {
        var lengths = new ArrayList<Long>();
        for (int i = 0; i < 14; i++) {
            failed(GUESSER, 10);
            Ban ban = bans.list().getFirst();
            lengths.add(Duration.between(ban.since(), ban.until()).toMinutes());
            assertThat(ban.times()).isEqualTo(i + 1);
            time.pass(Duration.between(ban.since(), ban.until()).plusSeconds(1));
        }
        assertThat(lengths)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1440L, 1440L, 1440L);
        time.pass(Duration.ofDays(2));
        failed(GUESSER, 10);
        assertThat(bans.list().getFirst().times()).as("forgotten").isEqualTo(1);
    }

    @Test
    void whoHasOneAddressOfASixtyFourHasAll() {
        failed(InetAddress.ofLiteral("2001:db8:0:7::1"), 5);
        failed(InetAddress.ofLiteral("2001:db8:0:7:ffff::2"), 5);
        assertThat(bans.isBanned(InetAddress.ofLiteral("2001:db8:0:7:1234::9"))).isTrue();
        assertThat(bans.isBanned(InetAddress.ofLiteral("2001:db8:0:8::1"))).isFalse();
        assertThat(bans.list().getFirst().source().text()).isEqualTo("2001:db8:0:7:0:0:0:0/64");
    }

    @Test
    void theListedAreNeverBanned() {
        failed(TRUNK, 1000);
        assertThat(bans.isBanned(TRUNK)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void anAdminHearsThemAgain() {
        failed(GUESSER, 10);
        assertThat(bans.clear(Source.parse("203.0.113.5"), "admin")).isTrue();
        assertThat(bans.isBanned(GUESSER)).isFalse();
        assertThat(bans.clear(Source.of(GUESSER), "admin"))
                .as("nothing left to clear")
                .isFalse();
        failed(InetAddress.ofLiteral("2001:db8::1"), 10);
        assertThat(bans.clear(Source.parse("2001:db8:0:0:0:0:0:0/64"), "admin")).isTrue();
    }

    @Test
    void aWorldOfGuessersTakesBoundedRoom() {
        for (int i = 0; i < Bans.MAX + 500; i++) {
            failed(InetAddress.ofLiteral("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)), 1);
            time.pass(Duration.ofMillis(1));
        }
        failed(InetAddress.ofLiteral("10.0.0.0"), 9);
        assertThat(bans.isBanned(InetAddress.ofLiteral("10.0.0.0")))
                .as("long quiet, forgotten")
                .isFalse();
        assertThat(bans.size()).isLessThanOrEqualTo(Bans.MAX);
    }

    @Test
    void aRateIsABurstAndThenAPaceForEachSourceByItself() {
        var rate = new Rate(10, 20);
        var one = Source.of(GUESSER);
        int taken = 0;
        for (int i = 0; i < 100; i++) if (rate.allows(one, 0)) taken++;
        assertThat(taken).isEqualTo(20);
        assertThat(rate.allows(Source.of(TRUNK), 0)).isTrue();
        taken = 0;
        for (int i = 1; i <= 1000; i++) if (rate.allows(one, i * 1_000_000L)) taken++;
        assertThat(taken).as("in one second").isBetween(9, 10);
        for (int i = 0; i < 2 * Rate.MAX; i++)
            rate.allows(Source.of(InetAddress.ofLiteral("10.1." + (i >> 8 & 255) + "." + (i & 255))), 0);
        assertThat(rate.size()).isLessThanOrEqualTo(Rate.MAX);
    }

    @Test
    void emergencyNumbersAreKnownAsPeopleDialThem() {
        var numbers = EmergencyNumbers.STANDARD;
        assertThat(Set.of("112", "1-1-2", "01", "911", "11 2")).allMatch(numbers::contains);
        assertThat(Set.of("1120", "101", "", "+7112", "*1")).noneMatch(numbers::contains);
        assertThatThrownBy(() -> new EmergencyNumbers(Set.of("help"))).hasMessageContaining("help");
    }

    @Test
    void aLineOfTheSecurityLogCanNotBeForged() {
        String line = SecurityLog.line(
                "auth-failed", GUESSER, "extension", "1\"\nevent=x source=10.0.0.1 " + "9".repeat(500));
        assertThat(line)
                .startsWith("event=auth-failed source=203.0.113.5 extension=\"1??event?x?source?10.0.0.1?999")
                .hasSizeLessThan(160)
                .doesNotContain("\n");
    }
}
