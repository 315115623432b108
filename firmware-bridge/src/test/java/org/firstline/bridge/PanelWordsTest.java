package org.firstline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.panel.SimulatedPanel;
import org.junit.jupiter.api.Test;

class PanelWordsTest {
    @Test
    void readsEveryWord() {
        assertThat(Bridge.panel("none")).isEmpty();
        assertThat(Bridge.panel("simulated")).get().isInstanceOf(SimulatedPanel.class);
        var tcp = Bridge.panel("alpha-tcp:[::1]:10001?columns=16&sums=off").orElseThrow();
        assertThat(tcp.name()).isEqualTo("alpha-tcp:[::1]:10001");
        assertThat(tcp.width()).isEqualTo(96);
        assertThat(Bridge.panel("alpha:/dev/serial/by-path/pci-0:1:2")
                        .orElseThrow()
                        .name())
                .isEqualTo("alpha:/dev/serial/by-path/pci-0:1:2");
    }

    @Test
    void everyDriverHasItsWord() {
        size("simulated?width=96&height=32", 96, 32);
        size("am03127:/dev/ttyUSB0?columns=13&id=2", 78, 7);
        size("mcu:/dev/ttyACM0?width=64&height=32", 64, 32);
        size("max7219:spi0.0?modules=8", 64, 8);
        size("max7219:spi0.1?modules=4&bands=2&turn=90&from=right&hertz=10000000", 32, 16);
        size("ws2812:spi1.0?width=32&height=8&wiring=rows", 32, 8);
        size("ht16k33:i2c1.0x70?chips=2", 32, 8);
        size("ht16k33:i2c1.0x71?kind=14&chips=2", 48, 7);
        size("ht16k33:i2c10.0x70?kind=7", 24, 7);
        size("lamp:gpio17,27,22?active=low", 16, 8);
    }

    private static void size(String word, int width, int height) {
        Panel panel = Bridge.panel(word).orElseThrow();
        assertThat(panel.width()).as(word).isEqualTo(width);
        assertThat(panel.height()).as(word).isEqualTo(height);
        assertThat(word).startsWith(panel.name());
    }

    @Test
    void aMachineWithoutSuchABusSaysSo() {
        for (String word : new String[] {
            "max7219:spi0.0",
            "ws2812:spi0.0",
            "ht16k33:i2c1.0x70",
            "ht16k33:i2c1.0x70?kind=14",
            "lamp:gpio17,27,22",
            "mcu:/dev/no-such-board",
            "am03127:/dev/no-such-sign"
        }) {
            Panel panel = Bridge.panel(word).orElseThrow();
            assertThatThrownBy(() -> panel.show(Frame.dark(panel.width(), panel.height()), Caption.EMPTY))
                    .as(word)
                    .isInstanceOf(PanelException.class)
                    .message()
                    .isNotBlank();
            panel.close();
        }
    }

    @Test
    void aRelayHasItsWord() {
        assertThat(Bridge.power("mcu:/dev/no-such-board?relay=2").cycle())
                .as("the board is not there")
                .isFalse();
        assertThat(Bridge.power("").cycle()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Bridge.power("lamp:gpio1,2,3"));
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
        refused("alpha:/dev/ttyS0?speed=12", "speed must be 300 to 4000000");
    }

    @Test
    void aBadWordForAChipToo() {
        refused("max7219:0.0", "must name its bus like spi0.0");
        refused("max7219:spi0.0?modules=65", "modules must be 1 to 64");
        refused("max7219:spi0.0?modules=40&bands=40", "40x40 modules, not 1 to 64");
        refused("max7219:spi0.0?turn=45", "turn must be 0 or 90 or 180 or 270");
        refused("ws2812:spi0.0?wiring=zigzag", "wiring must be serpentine or rows");
        refused("ht16k33:i2c1.0x60", "must name its chip like i2c1.0x70");
        refused("ht16k33:i2c1.0x77?chips=2", "chips must be 1 to 1");
        refused("lamp:gpio17,27", "must name the pins of green, amber and red");
        refused("mcu:ttyACM0", "lacks its line");
        refused("mcu:/dev/ttyACM0?columns=3", "unknown option \"columns=3\"");
        refused("am03127:/dev/ttyUSB0?id=0", "id must be 1 to 255");
        refused("alpha:/dev/ttyUSB0?letters=runes", "letters must be dots or latin");
    }

    private static void refused(String word, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bridge.panel(word))
                .withMessageContaining(why);
    }
}
