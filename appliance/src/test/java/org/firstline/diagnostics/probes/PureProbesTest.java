package org.firstline.diagnostics.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.Target;
import org.junit.jupiter.api.Test;

/** What probes make of what they read. */
class PureProbesTest {
    /** Debian 12's iputils 20221126, as it was read. */
    private static final String PING = """
        PING 10.0.0.7 (10.0.0.7) 56(84) bytes of data.

        --- 10.0.0.7 ping statistics ---
        %s
        rtt min/avg/max/mdev = 0.031/12.039/30.046/0.006 ms
        """;

    @Test
    void pingsLastLinesAreRead() {
        var good = PingSummary.read(PING.formatted("3 packets transmitted, 3 received, 0% packet loss, time 402ms"));
        assertThat(good).isEqualTo(new PingSummary(3, 3, "12.039"));
        assertThat(good.finding("10.0.0.7", "").mark()).isEqualTo(Mark.OK);
        var loss = PingSummary.read(
                PING.formatted("3 packets transmitted, 2 received, +1 errors, 33.3333% packet loss, time 402ms"));
        assertThat(loss.finding("10.0.0.7", "").reason()).isEqualTo("ping.loss");
        assertThat(loss.finding("10.0.0.7", "").args()).containsExactly("12.039", "1", "3");
        var dead = PingSummary.read("2 packets transmitted, 0 received, 100% packet loss, time 1010ms");
        assertThat(dead.finding("10.0.0.7", "").mark()).isEqualTo(Mark.BAD);
        var odd = PingSummary.read("ping: connect: Network is unreachable");
        assertThat(odd.finding("10.0.0.7", "ping: connect: Network is unreachable")
                        .args())
                .containsExactly("ping: connect: Network is unreachable");
    }

    @Test
    void aProfileIsData() {
        var zte = OpticsProfile.known().stream()
                .filter(p -> p.name().equals("zte"))
                .findFirst()
                .orElseThrow();
        // 2,500 × 0.002 − 30, and a value beyond 32,767 that is a negative one
        assertThat(zte.level(2500)).hasToString("-25.0");
        assertThat(zte.level(65_036)).hasToString("-31.0");
        assertThat(zte.level(65_535)).isNull();
        assertThat(zte.oidOf(new Target(1, "", "", "", "268501248", "7", "zte")))
                .isEqualTo("1.3.6.1.4.1.3902.1012.3.50.12.1.1.10.268501248.7.1");
        var own = OpticsProfile.parse("own", "1.3.6.1.{onu}; scale 0.1; offset 3; good -25..-5; none 0 -1");
        assertThat(own.level(-200)).hasToString("-17.0");
        assertThat(own.level(-1)).isNull();
        assertThat(own.finding(-300).reason()).isEqualTo("optics.weak");
    }

    @Test
    void aBadProfileSaysWhatIsWrong() {
        Map.of(
                        "", "OID",
                        "1.3.{slot}", "OID",
                        "1.3.{onu}; scale", "not a number",
                        "1.3.{onu}; good 1", "range",
                        "1.3.{onu}; good -8..-27", "least..most",
                        "1.3.{onu}; none x", "whole number",
                        "1.3.{onu}; signed 32", "signed",
                        "1.3.{onu}; colour red", "colour red")
                .forEach((text, why) -> assertThatThrownBy(() -> OpticsProfile.parse("bad", text))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(why));
    }
}
