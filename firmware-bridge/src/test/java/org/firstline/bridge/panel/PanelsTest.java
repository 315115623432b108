package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PanelsTest {
    @Test
    void readsEveryWord() {
        assertThat(Panels.of("none")).isEmpty();
        assertThat(Panels.of("simulated")).get().isInstanceOf(SimulatedPanel.class);
        var tcp = Panels.of("alpha-tcp:[::1]:10001?columns=16&sums=off").orElseThrow();
        assertThat(tcp.name()).isEqualTo("alpha-tcp:[::1]:10001");
        assertThat(tcp.width()).isEqualTo(96);
        assertThat(Panels.of("alpha:/dev/serial/by-path/pci-0:1:2")
                        .orElseThrow()
                        .name())
                .isEqualTo("alpha:/dev/serial/by-path/pci-0:1:2");
    }

    @Test
    void aBadWordIsAnsweredWithASentence() {
        refused("", "is no panel");
        refused("led", "is no panel");
        refused("alpha:ttyUSB0", "lacks its line");
        refused("alpha-tcp:host", "lacks its port");
        refused("alpha-tcp:host:0", "port must be 1 to 65535");
        refused("alpha-tcp:host:http", "port must be 1 to 65535");
        refused("alpha-tcp:host:1?colour=red", "unknown option \"colour=red\"");
        refused("alpha-tcp:host:1?columns=0", "columns must be 1 to 200");
        refused("alpha-tcp:host:1?sums=maybe", "sums must be on or off");
        refused("alpha:/dev/ttyS0?bits=9N1", "bits must look like 8N1");
        refused("alpha:/dev/ttyS0?speed=12", "speed must be 300 to 115200");
    }

    private static void refused(String word, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Panels.of(word)).withMessageContaining(why);
    }
}
