package org.firstline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BridgeTest {
    @Test
    void knowsTheWordsForModems() throws Exception {
        assertThat(Bridge.modem("none")).isEmpty();
        try (var modem = Bridge.modem("simulated").orElseThrow()) {
            assertThat(modem.open().model()).isEqualTo("PhoneSim");
        }
        assertThat(Bridge.modem("/dev/ttyUSB7").orElseThrow().name()).isEqualTo("/dev/ttyUSB7");
        assertThatThrownBy(() -> Bridge.modem("COM3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"COM3\"");
    }
}
