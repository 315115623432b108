package org.firstline.calls.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.firstline.calls.sip.FixedNames;
import org.firstline.calls.sip.trunk.Names.Service;
import org.junit.jupiter.api.Test;

/** What is decided about trunks, without any trunk. */
class TrunkRulesTest {
    @Test
    void threeMissesAreDownAndTwoAnswersAreUp() {
        var states = new ArrayList<Boolean>();
        var liveness = Liveness.NEW;
        for (char c : "--+---+-++-+--+---".toCharArray()) {
            liveness = liveness.heard(c == '+');
            states.add(liveness.up());
        }
        assertThat(states)
                .containsExactly(
                        true, true, true, true, true, false, false, false, false, true, true, true, true, true, true,
                        true, true, false);
    }

    @Test
    void aRegistrationIsRefreshedAtNinetyPerCentAndHalfAMinuteBeforeItsEnd() {
        assertThat(refresh(3600)).isEqualTo(3240);
        assertThat(refresh(300)).isEqualTo(270);
        assertThat(refresh(120)).isEqualTo(90);
        assertThat(refresh(60)).isEqualTo(30);
        assertThat(refresh(20)).isEqualTo(10);
        for (int granted = 2; granted < 90_000; granted++)
            assertThat(refresh(granted)).isPositive().isLessThan(granted);
    }

    private static long refresh(int granted) {
        return Pace.refresh(Duration.ofSeconds(granted)).toSeconds();
    }

    @Test
    void waitsDoubleUpToTheLongestAndARefusalWaitsLongestAtOnce() {
        var waits = new ArrayList<Long>();
        for (int failures = 1; failures < 9; failures++)
            waits.add(Pace.STANDARD.retry(failures, false, 0).toSeconds());
        assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L, 600L);
        assertThat(Pace.STANDARD.retry(1, true, 0).toSeconds()).isEqualTo(600);
        assertThat(Pace.STANDARD.retry(1_000_000, false, 1).toSeconds()).isEqualTo(480);
        assertThat(Pace.STANDARD.retry(1, false, 1).toSeconds()).isEqualTo(24);
    }

    @Test
    void aServerIsReadAsPeopleWriteIt() {
        assertThat(Hop.parse("Provider.Example")).isEqualTo(new Hop("provider.example", 0, Hop.Transport.ANY));
        assertThat(Hop.parse("192.0.2.1:5062;transport=tcp")).isEqualTo(new Hop("192.0.2.1", 5062, Hop.Transport.TCP));
        assertThat(Hop.parse("[2001:db8::1]:5060")).hasToString("[2001:db8::1]:5060");
        for (String bad : List.of("", "a b", "host:0", "host:70000", "host;transport=tls", "user@host", "host:"))
            assertThatThrownBy(() -> Hop.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> located(String hop, FixedNames names) throws IOException {
        return Locator.locate(Hop.parse(hop), names, new Random(1)).stream()
                .map(Target::toString)
                .toList();
    }

    @Test
    void namesBecomeAddressesAsRfc3263Says() throws IOException {
        var names = new FixedNames()
                .service("_sip._udp.one.test", 20, 0, 5080, "b.one.test")
                .service("_sip._udp.one.test", 10, 0, 5070, "a.one.test")
                .service("_sip._tcp.two.test", 0, 0, 5061, "a.one.test")
                .service("_sip._udp.none.test", 0, 0, 0, "")
                .address("a.one.test", "192.0.2.1", "192.0.2.2")
                .address("b.one.test", "192.0.2.3")
                .address("two.test", "192.0.2.9")
                .address("three.test", "192.0.2.4", "2001:db8::4");
        assertThat(located("one.test", names))
                .containsExactly("udp:192.0.2.1:5070", "udp:192.0.2.2:5070", "udp:192.0.2.3:5080");
        assertThat(located("two.test", names)).containsExactly("tcp:192.0.2.1:5061", "tcp:192.0.2.2:5061");
        assertThat(located("two.test;transport=udp", names)).containsExactly("udp:192.0.2.9:5060");
        assertThat(located("two.test:5090;transport=tcp", names)).containsExactly("tcp:192.0.2.9:5090");
        assertThat(located("three.test", names)).containsExactly("udp:192.0.2.4:5060", "udp:2001:db8:0:0:0:0:0:4:5060");
        assertThat(located("192.0.2.7", names)).containsExactly("udp:192.0.2.7:5060");
        assertThat(located("nowhere.test", names)).isEmpty();
        assertThat(located("none.test", names)).isEmpty();
        names.broken = true;
        assertThatThrownBy(() -> located("one.test", names)).isInstanceOf(IOException.class);
        assertThat(located("[2001:db8::7]:5061", names))
                .as("an address needs no name server")
                .hasSize(1);
    }

    @Test
    void serversOfOneRankShareByTheirWeights() {
        var services = List.of(
                new Service(10, 60, 1, "heavy"),
                new Service(10, 20, 2, "light"),
                new Service(10, 20, 3, "other"),
                new Service(5, 0, 4, "before"));
        var firsts = new HashMap<String, Integer>();
        var random = new Random(77);
        for (int i = 0; i < 10_000; i++) {
            var order = Locator.order(services, random);
            assertThat(order.getFirst().host()).isEqualTo("before");
            assertThat(new HashSet<>(order)).hasSize(4);
            firsts.merge(order.get(1).host(), 1, Integer::sum);
        }
        // four standard errors of 10,000 lots with p = 0.6 are 196
        assertThat(firsts.get("heavy")).isBetween(5700, 6300);
        assertThat(firsts.get("light")).isBetween(1750, 2250);
    }

    @Test
    void numbersAreSentAsTheProviderWantsThem() {
        var russian = new NumberForm("7", "8", "810");
        assertThat(NumberForm.PLUS.of("+73512000102")).isEqualTo("+73512000102");
        assertThat(NumberForm.DIGITS.of("+73512000102")).isEqualTo("73512000102");
        assertThat(russian.of("+73512000102")).isEqualTo("83512000102");
        assertThat(russian.of("+375291234567")).isEqualTo("810375291234567");
        assertThat(russian.of("112")).isEqualTo("112");
    }
}
