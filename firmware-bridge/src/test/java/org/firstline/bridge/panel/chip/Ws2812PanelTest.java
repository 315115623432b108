package org.firstline.bridge.panel.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelContract;
import org.firstline.bridge.panel.chip.Ws2812Panel.Wiring;
import org.junit.jupiter.api.Test;

class Ws2812PanelTest extends PanelContract {
    private final Ws2812Sim strip = new Ws2812Sim(32, 8, Wiring.SERPENTINE);

    @Override
    protected Panel panel() {
        return new Ws2812Panel("ws2812:test", strip, 32, 8, Wiring.SERPENTINE);
    }

    @Override
    protected void assertShows(Frame frame, String text) {
        assertThat(strip.frame()).isEqualTo(frame);
        assertThat(strip.faults()).isZero();
    }

    @Override
    protected void unplug() {
        strip.plug(false);
    }

    @Override
    protected void plug() {
        strip.plug(true);
    }

    @Test
    void everyColourAtEveryPlaceInBothWirings() throws Exception {
        var random = new Random(2812);
        for (Wiring wiring : Wiring.values()) {
            var sim = new Ws2812Sim(17, 5, wiring);
            try (var panel = new Ws2812Panel("test", sim, 17, 5, wiring)) {
                for (int round = 0; round < 20; round++) {
                    var canvas = new Canvas(17, 5);
                    for (int i = 0; i < 85; i++) canvas.set(i % 17, i / 17, Colour.values()[random.nextInt(4)]);
                    panel.show(canvas.frame(), Caption.EMPTY);
                    assertThat(sim.frame()).isEqualTo(canvas.frame());
                }
            }
            assertThat(sim.faults()).isZero();
        }
    }

    @Test
    void dimmedColoursStayWhatTheyAre() throws Exception {
        Frame frame = Frame.parse((".GAR".repeat(8) + "\n").repeat(8));
        try (var panel = panel()) {
            for (int percent = 1; percent <= 100; percent++) {
                panel.dim(percent);
                panel.show(frame, Caption.EMPTY);
                assertThat(strip.frame()).as("%d %%", percent).isEqualTo(frame);
            }
            assertThat(strip.brightest()).isEqualTo(64);
            panel.dim(10);
            panel.show(frame, Caption.EMPTY);
            assertThat(strip.brightest()).isEqualTo(6);
        }
    }

    @Test
    void withoutTheLongLowNothingShows() throws Exception {
        strip.open();
        strip.write(new byte[] {(byte) 0b11011011, 0});
        assertThat(strip.frame()).isEqualTo(Frame.dark(32, 8));
    }
}
