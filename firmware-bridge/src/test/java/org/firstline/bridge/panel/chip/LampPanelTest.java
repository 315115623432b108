package org.firstline.bridge.panel.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelContract;
import org.junit.jupiter.api.Test;

class LampPanelTest extends PanelContract {
    private final List<PinSim> pins =
            Stream.of("green", "amber", "red").map(PinSim::new).toList();

    @Override
    protected Panel panel() {
        return new LampPanel("lamp:test", List.copyOf(pins));
    }

    /** The contract's captions are all well. */
    @Override
    protected void assertShows(Frame frame, String text) {
        assertThat(lit()).isEqualTo("green");
    }

    @Override
    protected void unplug() {
        pins.get(1).plug(false);
    }

    @Override
    protected void plug() {
        pins.get(1).plug(true);
    }

    @Test
    void eachColourLightsItsLampAlone() throws Exception {
        try (var lamp = panel()) {
            assertThat(lamp.reads()).isEqualTo(Panel.Reads.LAMP);
            for (Colour colour : List.of(Colour.RED, Colour.AMBER, Colour.GREEN, Colour.OFF, Colour.RED)) {
                lamp.show(Frame.dark(16, 8), new Caption(List.of(), List.of(), colour));
                assertThat(lit())
                        .isEqualTo(colour == Colour.OFF ? "" : colour.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    private String lit() {
        return pins.stream().filter(PinSim::isOn).map(PinSim::name).collect(Collectors.joining(" "));
    }
}
