package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstline.bridge.panel.Face;
import org.junit.jupiter.api.Test;

/** Whatever happens in the town, the wall shows something of its own size. */
class PainterPropertyTest {
    private static final int ROUNDS = 1500;

    @Test
    void everyFactOnEveryBoardFillsTheFrame() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            var random = new Random(seed);
            Instant now = Samples.NOW.plusMillis(random.nextInt(100_000));
            Board board = board(random);
            BoardFacts facts = facts(random, now, queues(random, 5, now));
            var frame = Painter.paint(board, facts, now, Samples.ZONE);
            assertThat(frame.width()).as("seed %d", seed).isEqualTo(board.width());
            assertThat(frame.height()).as("seed %d", seed).isEqualTo(board.height());
            var caption = Captions.compose(Readings.of(board, facts, Levels.NONE, now, Samples.ZONE));
            assertThat(caption.text()).as("seed %d", seed).doesNotContain("[");
        }
    }

    @Test
    void oldFactsShowNoneOfTheirNumbers() {
        for (long seed = 1; seed <= ROUNDS / 5; seed++) {
            var random = new Random(seed);
            Instant now = Samples.NOW.plusMillis(random.nextInt(100_000));
            Board board = board(random);
            int count = random.nextInt(5);
            Instant old = now.minusMillis(5001 + random.nextInt(100_000));
            var one = Samples.at(facts(random, now, queues(random, count, now)), old);
            var other = Samples.at(facts(random, now, queues(random, count, now)), old);
            assertThat(Painter.paint(board, one, now, Samples.ZONE))
                    .as("seed %d", seed)
                    .isEqualTo(Painter.paint(board, other, now, Samples.ZONE));
        }
    }

    private static Board board(Random random) {
        var tiles = new ArrayList<Tile>();
        for (int i = 1 + random.nextInt(12); i > 0; i--) tiles.add(tile(random));
        int width = Board.LEAST_WIDTH + random.nextInt(random.nextInt(10) == 0 ? 400 : 150);
        int height = Board.LEAST_HEIGHT + random.nextInt(random.nextInt(10) == 0 ? 250 : 90);
        if (tiles.stream().allMatch(Tile.NewPage.class::isInstance)) tiles.add(new Tile.Clock());
        Face face = Face.values()[random.nextInt(Face.values().length)];
        var look = new Look(2 + random.nextInt(9), 100, LocalTime.NOON, LocalTime.NOON, 100, face.word());
        return new Board("b", "Board", width, height, tiles, random.nextBoolean() ? "en" : "ru", look);
    }

    private static Tile tile(Random random) {
        Measure measure = Measure.values()[random.nextInt(Measure.values().length)];
        return switch (random.nextInt(12)) {
            case 7 -> new Tile.Trunks();
            case 8 -> new Tile.Breaks();
            case 9 -> new Tile.NewPage();
            case 10 -> new Tile.Greeting(text(random));
            case 11 ->
                new Tile.Figure(
                        measure,
                        "",
                        Tile.Size.values()[random.nextInt(3)],
                        measure.takesLimits()
                                ? measure.lessIsWorse() ? new Limits(80, 60, 40) : new Limits(2, 9, 20)
                                : null);
            case 0 -> new Tile.Clock();
            case 1 -> new Tile.QueueTable();
            case 2 -> new Tile.Outages();
            case 3 -> new Tile.Sms();
            case 4 -> new Tile.Condition();
            case 5 -> new Tile.TextLine(text(random));
            default -> new Tile.Figure(measure, random.nextBoolean() ? "" : "q" + random.nextInt(7));
        };
    }

    private static List<QueueFacts> queues(Random random, int count, Instant now) {
        var queues = new ArrayList<QueueFacts>();
        for (int i = 0; i < count; i++) {
            Instant since = random.nextBoolean() ? null : now.minusSeconds(random.nextInt(200_000) - 100);
            queues.add(new QueueFacts(
                    "q" + i,
                    Map.of("en", "Queue " + i, "ru", "Очередь " + i),
                    number(random),
                    since,
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    random.nextBoolean() ? null : random.nextDouble()));
        }
        return queues;
    }

    private static BoardFacts facts(Random random, Instant now, List<QueueFacts> queues) {
        return new BoardFacts(
                now,
                queues,
                new AgentFacts(number(random), number(random), number(random), number(random)),
                number(random),
                number(random),
                number(random),
                random.nextBoolean() ? List.of() : List.of("modem", text(random)),
                random.nextBoolean() ? "" : text(random));
    }

    private static int number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(10);
            case 2 -> random.nextInt(1000);
            default -> random.nextInt(10_000_000);
        };
    }

    private static String text(Random random) {
        String letters = "AЖяz 9-№\t\u4e2d\ud83d\ude00…";
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
