package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineFactsTest {
    private static String asked(LineFacts facts, String nearest) {
        Target target = facts.target("100234", nearest);
        return target.host() + " port " + target.port();
    }

    private static LineFacts attached(String host, String port) {
        return new LineFacts(1, "", "", host, port, "", "");
    }

    @Test
    void aNodeThatIsAPortIsItsDevicesPort() {
        assertThat(asked(LineFacts.none(1), "10.0.0.5:7")).isEqualTo("10.0.0.5 port 7");
        assertThat(asked(LineFacts.none(1), "sw-5/7")).isEqualTo("sw-5 port 7");
        assertThat(asked(attached("", "9"), "10.0.0.5:7")).isEqualTo("10.0.0.5 port 9");
        assertThat(asked(attached("10.0.0.6:2", ""), "10.0.0.5:7")).isEqualTo("10.0.0.6 port 2");
        assertThat(asked(LineFacts.none(1), "10.0.0.5:Gi0/1"))
                .as("a name is no index")
                .isEqualTo("10.0.0.5 port ");
    }

    @Test
    void aDeviceAloneStaysAsItIs() {
        assertThat(asked(LineFacts.none(1), "10.0.0.5")).isEqualTo("10.0.0.5 port ");
        assertThat(asked(attached("", "7"), "2001:db8::5")).isEqualTo("2001:db8::5 port 7");
        assertThat(asked(LineFacts.none(1), "")).isEqualTo(" port ");
    }
}
