package org.firstline.bridge.panel.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Caption.Words;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelContract;
import org.firstline.bridge.panel.PanelException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Ht16k33Test {
    private static final Duration NEVER = Duration.ofDays(1);

    private abstract static class Chips extends PanelContract {
        final List<Ht16k33Sim> chips = Stream.generate(Ht16k33Sim::new).limit(4).toList();

        @Override
        protected void unplug() {
            chips.forEach(chip -> chip.plug(false));
        }

        @Override
        protected void plug() {
            chips.forEach(chip -> chip.plug(true));
        }
    }

    @Nested
    class AsAMatrix extends Chips {
        @Override
        protected Panel panel() {
            return new Ht16k33Matrix("ht16k33:test", List.copyOf(chips), NEVER);
        }

        @Override
        protected void assertShows(Frame frame, String text) {
            var all = new Canvas(64, 8);
            for (int i = 0; i < chips.size(); i++)
                for (int y = 0; y < 8; y++)
                    for (int x = 0; x < 16; x++)
                        all.set(16 * i + x, y, chips.get(i).matrix().at(x, y));
            assertThat(all.frame()).isEqualTo(inOneColour(frame, Colour.RED));
            assertThat(chips.getFirst().unknown()).isZero();
        }
    }

    @Nested
    class AsLetters extends Chips {
        @Override
        protected Panel panel() {
            return new Ht16k33Text("ht16k33:test", List.copyOf(chips), Segments.FOURTEEN, NEVER, NEVER);
        }

        @Override
        protected void assertShows(Frame frame, String text) {
            assertThat(read(chips, Segments.FOURTEEN).strip()).isEqualTo(text);
            assertThat(chips.getFirst().unknown()).isZero();
        }
    }

    @Test
    void theBarsOfTheDigitsAreThoseOfEveryClock() {
        var chip = new Ht16k33Sim();
        show(List.of(chip), Segments.SEVEN, "12:34");
        assertThat(chip.text(Segments.SEVEN)).isEqualTo("12.34");
        assertThat(chip.drawn(Segments.SEVEN).art()).isEqualTo("""
            ..........RRRRR....RRRRR............
            ......R........R........R..R.....R..
            ......R........R........R..R.....R..
            ..........RR.RR....RR.RR....RR.RR...
            ......R..R..............R........R..
            ......R..R..............R........R..
            ..........RRRRR.R..RRRRR............
            """);
    }

    @Test
    void lettersInFourteenBars() {
        var chip = new Ht16k33Sim();
        show(List.of(chip), Segments.FOURTEEN, "wait");
        assertThat(chip.text(Segments.FOURTEEN)).isEqualTo("WAIT");
        assertThat(chip.drawn(Segments.FOURTEEN).art()).isEqualTo("""
            ..........RRRRR....RRRRR....RRRRR...
            R.....R..R.....R.....R........R.....
            R.....R..R.....R.....R........R.....
            ..........RR.RR.....................
            R.R.R.R..R.....R.....R........R.....
            RR...RR..R.....R.....R........R.....
            ...................RRRRR............
            """);
    }

    @Test
    void noTwoLettersOfFourteenBarsLookAlike() {
        var seen = new HashSet<Integer>();
        for (char c = 'A'; c <= 'Z'; c++)
            assertThat(seen.add(Segments.FOURTEEN.bits(c))).as("%s", c).isTrue();
        for (char c = '0'; c <= '9'; c++)
            assertThat(seen.add(Segments.FOURTEEN.bits(c))).as("%s", c).isTrue();
    }

    @Test
    void whatIsTooLongTakesTurnsOfWholeWords() throws Exception {
        var chips = List.of(new Ht16k33Sim(), new Ht16k33Sim());
        var panel = new Ht16k33Text("test", List.copyOf(chips), Segments.FOURTEEN, NEVER, Duration.ZERO);
        var seen = new HashSet<String>();
        panel.show(Frame.dark(48, 7), caption("WAIT 5 MAX 2:10 ЖДУТ"));
        for (int i = 0; i < 6; i++) {
            seen.add(read(chips, Segments.FOURTEEN).strip());
            panel.alive();
        }
        assertThat(seen).containsExactlyInAnyOrder("WAIT 5", "MAX 2.10", "ZHDUT");
    }

    private static void show(List<Ht16k33Sim> chips, Segments segments, String text) {
        try (var panel = new Ht16k33Text("test", List.copyOf(chips), segments, NEVER, NEVER)) {
            panel.show(Frame.dark(48, 7), caption(text));
        } catch (PanelException e) {
            throw new AssertionError(e);
        }
    }

    private static Caption caption(String text) {
        return new Caption(List.of(new Words(text, Colour.RED)));
    }

    private static String read(List<Ht16k33Sim> chips, Segments segments) {
        return chips.stream().map(c -> c.text(segments)).collect(Collectors.joining());
    }
}
