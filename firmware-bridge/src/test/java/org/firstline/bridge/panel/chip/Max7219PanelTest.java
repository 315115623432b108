package org.firstline.bridge.panel.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.firstline.bridge.bus.SpiPort;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelContract;
import org.junit.jupiter.api.Test;

class Max7219PanelTest extends PanelContract {
    private static final Duration NEVER = Duration.ofDays(1);
    private final Chain chain = new Chain(4, 1, 0, false);
    private final Max7219Sim chips = new Max7219Sim(chain);

    @Override
    protected Panel panel() {
        return new Max7219Panel("max7219:test", chips, chain, NEVER);
    }

    @Override
    protected void assertShows(Frame frame, String text) {
        assertThat(chips.frame()).isEqualTo(inOneColour(frame, Colour.RED));
    }

    @Override
    protected void unplug() {
        chips.plug(false);
    }

    @Override
    protected void plug() {
        chips.plug(true);
    }

    @Test
    void aWordGoesThroughToTheFarthestModule() throws Exception {
        var sent = new ArrayList<String>();
        var two = new Chain(2, 1, 0, false);
        try (var panel = new Max7219Panel("test", listening(sent), two, NEVER)) {
            panel.show(Frame.parse("GAR.............\n" + "................\n".repeat(7)), Caption.EMPTY);
            assertThat(sent)
                    .containsExactly(
                            "0f000f00",
                            "09000900",
                            "0b070b07",
                            "0a070a07",
                            "010001e0",
                            "02000200",
                            "03000300",
                            "04000400",
                            "05000500",
                            "06000600",
                            "07000700",
                            "08000800",
                            "0c010c01");
            sent.clear();
            panel.show(Frame.parse("GAR............R\n" + "................\n".repeat(7)), Caption.EMPTY);
            assertThat(sent).as("only the row that changed").containsExactly("010101e0");
        }
    }

    @Test
    void everyWayOfMountingShowsTheSamePicture() throws Exception {
        var random = new Random(7219);
        for (int turn = 0; turn < 360; turn += 90)
            for (boolean fromRight : new boolean[] {false, true})
                for (int bands = 1; bands <= 3; bands++) {
                    var mounted = new Chain(4, bands, turn, fromRight);
                    var canvas = new Canvas(mounted.width(), mounted.height());
                    for (int i = 0; i < 200; i++)
                        canvas.set(random.nextInt(canvas.width()), random.nextInt(canvas.height()), Colour.RED);
                    var sim = new Max7219Sim(mounted);
                    try (var panel = new Max7219Panel("test", sim, mounted, NEVER)) {
                        panel.show(canvas.frame(), Caption.EMPTY);
                        assertThat(sim.frame()).as(mounted.toString()).isEqualTo(canvas.frame());
                    }
                }
    }

    @Test
    void aTurnedModuleHasItsTopWhereItWasMounted() {
        // mounted a quarter clockwise, a module's own upper left diode is at the upper right
        var chain90 = new Chain(1, 1, 90, false);
        assertThat(List.of(chain90.row(7, 0), chain90.column(7, 0))).containsExactly(0, 0);
        var chain180 = new Chain(1, 1, 180, false);
        assertThat(List.of(chain180.row(7, 7), chain180.column(7, 7))).containsExactly(0, 0);
        var chain270 = new Chain(1, 1, 270, false);
        assertThat(List.of(chain270.row(0, 7), chain270.column(0, 7))).containsExactly(0, 0);
    }

    @Test
    void aSpikeOnTheSupplyIsMendedByTheNextRenewal() throws Exception {
        Frame frame = Frame.parse("R...............................\n".repeat(8));
        try (var panel = new Max7219Panel("test", chips, chain, Duration.ZERO)) {
            panel.show(frame, Caption.EMPTY);
            chips.glitch(1, true);
            assertThat(chips.frame()).isNotEqualTo(frame);
            panel.show(frame, Caption.EMPTY);
            assertThat(chips.frame()).isEqualTo(frame);
            chips.glitch(0, false);
            assertThat(chips.frame()).isNotEqualTo(frame);
            panel.show(frame, Caption.EMPTY);
            assertThat(chips.frame()).isEqualTo(frame);
        }
    }

    @Test
    void dimsAtOnce() throws Exception {
        Frame frame = Frame.dark(32, 8);
        try (var panel = panel()) {
            panel.dim(100);
            panel.show(frame, Caption.EMPTY);
            assertThat(chips.intensity()).isEqualTo(15);
            panel.dim(1);
            panel.show(frame, Caption.EMPTY);
            assertThat(chips.intensity()).isZero();
        }
    }

    @Test
    void aChipThatNobodySetUpIsDark() {
        assertThat(new Max7219Sim(chain).frame()).isEqualTo(Frame.dark(32, 8));
    }

    private static SpiPort listening(List<String> sent) {
        return new SpiPort() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public void open() {}

            @Override
            public void write(byte[] octets) {
                sent.add(HexFormat.of().formatHex(octets));
            }

            @Override
            public void close() {}
        };
    }
}
