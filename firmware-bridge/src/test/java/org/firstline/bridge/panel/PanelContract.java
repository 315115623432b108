package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firstline.bridge.panel.Caption.Live;
import org.firstline.bridge.panel.Caption.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every panel must do, on simulators always and on a real wall when somebody runs it there. */
public abstract class PanelContract {
    private Panel panel;

    protected abstract Panel panel() throws Exception;

    /** What the wall shows now, or will within seconds: some text from which the value can be told. */
    protected abstract void assertShows(Frame frame, String text) throws Exception;

    /** From now on the wall cannot be reached. */
    protected abstract void unplug() throws Exception;

    protected abstract void plug() throws Exception;

    @BeforeEach
    void start() throws Exception {
        panel = panel();
    }

    @AfterEach
    void end() {
        panel.close();
    }

    @Test
    void showsWhatItIsGiven() throws Exception {
        panel.show(frame("7"), caption("7"));
        assertShows(frame("7"), "WAITING 7");
    }

    @Test
    void showsTheLastOfMany() throws Exception {
        for (int i = 0; i <= 12; i++) panel.show(frame("" + i), caption("" + i));
        assertShows(frame("12"), "WAITING 12");
    }

    @Test
    void takesTheSameTwice() throws Exception {
        panel.show(frame("3"), caption("3"));
        panel.show(frame("3"), caption("3"));
        assertShows(frame("3"), "WAITING 3");
    }

    @Test
    void showsOnAfterItWasClosed() throws Exception {
        panel.show(frame("1"), caption("1"));
        panel.close();
        panel.close();
        panel.show(frame("2"), caption("2"));
        assertShows(frame("2"), "WAITING 2");
    }

    @Test
    void saysSoWhenTheWallIsGoneAndComesBackWithIt() throws Exception {
        panel.show(frame("1"), caption("1"));
        // a socket takes octets before the far end has accepted it, and then there is nothing to unplug yet
        assertShows(frame("1"), "WAITING 1");
        unplug();
        assertThatThrownBy(() -> {
                    // a socket may take one more write before it knows
                    for (int i = 0; i < 20; i++) {
                        panel.show(frame("" + i), caption("" + i));
                        Thread.yield();
                    }
                })
                .isInstanceOf(PanelException.class)
                .message()
                .isNotBlank();
        plug();
        panel.show(frame("9"), caption("9"));
        assertShows(frame("9"), "WAITING 9");
    }

    @Test
    void canBeDimmedAndKeptAlive() throws Exception {
        panel.alive();
        panel.dim(10);
        panel.show(frame("4"), caption("4"));
        panel.alive();
        panel.dim(100);
        panel.show(frame("5"), caption("5"));
        panel.alive();
        assertShows(frame("5"), "WAITING 5");
    }

    @Test
    void hasASizeAndAName() {
        assertThat(panel.width()).isPositive();
        assertThat(panel.height()).isPositive();
        assertThat(panel.name()).isNotBlank();
        assertThat(panel.reads()).isNotNull();
    }

    /** The frame as a wall of one colour shows it. */
    protected static Frame inOneColour(Frame frame, Colour colour) {
        return Frame.parse(frame.art().replaceAll("[GAR]", String.valueOf(colour.letter())));
    }

    private Frame frame(String value) {
        var canvas = new Canvas(panel.width(), panel.height());
        canvas.text(0, 0, value, Colour.GREEN, 1);
        return canvas.frame();
    }

    private static Caption caption(String value) {
        return new Caption(List.of(new Words("WAITING", Colour.AMBER), new Live(value, Colour.GREEN)));
    }
}
