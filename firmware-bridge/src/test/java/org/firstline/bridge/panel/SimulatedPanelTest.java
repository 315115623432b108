package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedPanelTest extends PanelContract {
    private final SimulatedPanel wall = new SimulatedPanel(32, 8);

    @Override
    protected Panel panel() {
        return wall;
    }

    @Override
    protected void assertShows(Frame frame, String text) {
        assertThat(wall.frames().getLast()).isEqualTo(frame);
        assertThat(wall.caption().text()).isEqualTo(text);
    }

    @Override
    protected void unplug() {
        wall.fail("no power");
    }

    @Override
    protected void plug() {
        wall.fail("");
    }
}
