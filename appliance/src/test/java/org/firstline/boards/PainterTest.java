package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstline.boards.Samples.NOW;
import static org.firstline.boards.Samples.ZONE;
import static org.firstline.boards.Samples.board;
import static org.firstline.boards.Samples.busy;
import static org.firstline.boards.Samples.full;
import static org.firstline.boards.Samples.quiet;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Face;
import org.firstline.bridge.panel.Frame;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final Instant DARK_HALF = NOW.plusMillis(500);

    @Test
    void theMainBoardInBothLanguages() {
        Golden.check("main-quiet-en", paint(Board.main("Firstline", "en"), quiet()));
        Golden.check("main-busy-en", paint(Board.main("Firstline", "en"), busy()));
        Golden.check("main-busy-ru", paint(Board.main("Первая линия", "ru"), busy()));
    }

    @Test
    void oldFactsAreDashes() {
        Instant old = NOW.minusMillis(5001);
        Golden.check("main-stale-en", paint(Board.main("Firstline", "en"), Samples.at(busy(), old)));
        Golden.check("main-stale-ru", paint(Board.main("Первая линия", "ru"), Samples.at(busy(), old)));
        Golden.check("main-nothing-known-yet", paint(Board.main("Firstline", "en"), BoardFacts.NONE));
    }

    @Test
    void factsOfFiveSecondsAreStillTrue() {
        Board board = board(64, 18, "en", new Tile.Figure(Measure.OFFERED, ""));
        assertThat(paint(board, Samples.at(busy(), NOW.minusSeconds(5)))).isEqualTo(paint(board, busy()));
    }

    @Test
    void aFigureAtEachLevel() {
        figure("figure-good", Samples.internet(1, 19, 3), Measure.LONGEST_WAIT);
        figure("figure-warn", Samples.internet(1, 20, 3), Measure.LONGEST_WAIT);
        figure("figure-alarm", Samples.internet(1, 61, 3), Measure.LONGEST_WAIT);
        figure("figure-urgent", Samples.internet(1, 121, 3), Measure.LONGEST_WAIT);
        Board board = board(64, 27, "en", new Tile.Figure(Measure.LONGEST_WAIT, "internet"));
        var urgent = Samples.facts(NOW, List.of(Samples.internet(1, 121, 3)), 0, List.of(), "");
        Golden.check("figure-urgent-other-half", Painter.paint(board, urgent, DARK_HALF, ZONE));
    }

    @Test
    void everyMeasureHasItsNumber() {
        for (Measure measure : Measure.values()) {
            Golden.check("measure-" + measure.key(), paint(board(48, 27, "en", new Tile.Figure(measure, "")), full()));
            Golden.check(
                    "measure-" + measure.key() + "-ru",
                    paint(board(48, 27, "ru", new Tile.Figure(measure, "")), full()));
        }
    }

    @Test
    void everyWordOfALongTextIsSeenWhateverThePagesBesideIt() {
        var text = new Tile.TextLine("Fire drill at noon, meet in the yard");
        Set<Frame> alone = seen(text);
        assertThat(alone).hasSizeGreaterThan(2);
        assertThat(seen(new Tile.Sms(), new Tile.NewPage(), text)).containsAll(alone);
        assertThat(seen(text, new Tile.NewPage(), new Tile.Sms(), new Tile.NewPage(), new Tile.Sms()))
                .containsAll(alone);
    }

    /** All pictures of five minutes. */
    private static Set<Frame> seen(Tile... tiles) {
        var frames = new HashSet<Frame>();
        for (int second = 0; second < 300; second++) {
            Instant at = NOW.plusSeconds(second);
            frames.add(Painter.paint(board(80, 9, "en", tiles), Samples.at(quiet(), at), at, ZONE));
        }
        return frames;
    }

    @Test
    void everyLine() {
        Golden.check("clock-ru", paint(board(96, 9, "ru", new Tile.Clock()), quiet()));
        Golden.check("queues", paint(board(128, 36, "en", new Tile.QueueTable()), busy()));
        Golden.check("queues-narrow-ru", paint(board(80, 36, "ru", new Tile.QueueTable()), busy()));
        Golden.check("outages-none", paint(board(96, 9, "en", new Tile.Outages()), quiet()));
        Golden.check("outages-two-ru", paint(board(160, 9, "ru", new Tile.Outages()), busy()));
        Golden.check("sms", paint(board(48, 9, "en", new Tile.Sms()), busy()));
        Golden.check("condition-well-ru", paint(board(64, 9, "ru", new Tile.Condition()), quiet()));
        Golden.check("condition-ill", paint(board(64, 9, "en", new Tile.Condition()), busy()));
        Tile[] foot = {new Tile.Outages(), new Tile.Sms(), new Tile.Condition()};
        Golden.check("foot-narrow-ru", paint(board(64, 9, "ru", foot), quiet()));
        Golden.check("foot-narrow-busy-ru", paint(board(64, 9, "ru", foot), busy()));
        Golden.check("text-ru", paint(board(64, 9, "ru", new Tile.TextLine("Съешь ещё")), quiet()));
    }

    @Test
    void everyLineOfWhatStandsBesideTheQueues() {
        Golden.check("sms-oldest", paint(board(64, 9, "en", new Tile.Sms()), full()));
        Golden.check("trunks", paint(board(96, 9, "en", new Tile.Trunks()), full()));
        Golden.check("trunks-ru", paint(board(64, 9, "ru", new Tile.Trunks()), full()));
        Golden.check("trunks-none", paint(board(64, 9, "en", new Tile.Trunks()), quiet()));
        var down = new Aside(List.of(new Aside.TrunkFacts("rostel", false, 0, 30)), null, Map.of());
        BoardFacts q = quiet();
        var facts = new BoardFacts(NOW, q.queues(), q.agents(), 0, 0, 0, List.of(), "", down);
        Golden.check("trunks-down", paint(board(64, 9, "en", new Tile.Trunks()), facts));
        Golden.check("breaks", paint(board(160, 9, "en", new Tile.Breaks()), full()));
        Golden.check("breaks-narrow-ru", paint(board(48, 9, "ru", new Tile.Breaks()), full()));
        Golden.check("breaks-none-ru", paint(board(160, 9, "ru", new Tile.Breaks()), quiet()));
        Golden.check("greeting-ru", paint(board(96, 36, "ru", new Tile.Greeting("Доброе утро, смена!")), quiet()));
        Golden.check("greeting-tall-letters", paint(tall("早上好 ☀"), quiet()));
        Golden.check("greeting-too-long-for-tall-letters", paint(tall("С днём рождения, Ольга!"), quiet()));
    }

    private static Board tall(String greeting) {
        var look = new Look(6, 100, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 100, Face.UNIFONT.word());
        return new Board("b", "Board", 128, 32, List.of(new Tile.Greeting(greeting)), "ru", look);
    }

    @Test
    void everyFaceInBothLanguages() {
        for (Face face : Face.values())
            for (String language : new String[] {"en", "ru"}) {
                var look = new Look(6, 100, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 100, face.word());
                var board = new Board(
                        "b",
                        "ru".equals(language) ? "Щит" : "Board",
                        96,
                        48,
                        List.of(new Tile.Clock(), new Tile.Figure(Measure.LONGEST_WAIT, ""), new Tile.Outages()),
                        language,
                        look);
                Golden.check("face-" + face.word() + "-" + language, paint(board, busy()));
            }
    }

    @Test
    void aWideNumberIsTwiceAsWideAndAFullOneHasItsRow() {
        Golden.check(
                "sizes",
                paint(
                        board(
                                160,
                                60,
                                "en",
                                new Tile.Figure(Measure.WAITING, "", Tile.Size.FULL, null),
                                new Tile.Figure(Measure.READY, "", Tile.Size.WIDE, null),
                                new Tile.Figure(Measure.TALKING, "")),
                        full()));
    }

    @Test
    void aNewPageEndsTheOneBefore() {
        Board board = new Board(
                "b",
                "Board",
                64,
                36,
                List.of(
                        new Tile.Clock(),
                        new Tile.NewPage(),
                        new Tile.Sms(),
                        new Tile.Greeting("Hi"),
                        new Tile.Clock()),
                "en",
                new Look(2, 100, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 100, "house"));
        var seen = new HashSet<Frame>();
        for (int second = 0; second < 8; second++) {
            Instant now = NOW.plusSeconds(second);
            seen.add(Painter.paint(board, Samples.at(quiet(), now), now, ZONE));
        }
        Frame clock = paint(board(64, 36, "en", new Tile.Clock()), quiet());
        Frame sms = paint(board(64, 36, "en", new Tile.Sms()), quiet());
        Frame greeting = paint(board(64, 36, "en", new Tile.Greeting("Hi")), quiet());
        assertThat(seen).containsExactlyInAnyOrder(clock, sms, greeting);
    }

    @Test
    void aNumberHasItsOwnLimits() {
        var own = new Limits(50, 80, 0);
        Frame house = paint(board(64, 27, "en", new Tile.Figure(Measure.LONGEST_WAIT, "internet")), busy());
        Frame mine = paint(
                board(64, 27, "en", new Tile.Figure(Measure.LONGEST_WAIT, "internet", Tile.Size.NORMAL, own)), busy());
        // 1:23 is red by both, amber by limits a little higher, green by high ones
        assertThat(mine).isEqualTo(house);
        assertThat(colours(new Limits(80, 90, 0))).contains("A").doesNotContain("R");
        assertThat(colours(new Limits(90, 100, 0))).doesNotContain("A", "R");
    }

    private static String colours(Limits limits) {
        var figure = new Tile.Figure(Measure.LONGEST_WAIT, "internet", Tile.Size.NORMAL, limits);
        return paint(board(64, 27, "en", figure), busy()).art();
    }

    @Test
    void theLampIsTheWorstOfTheBoardAndBlinksWithIt() {
        assertThat(lamp(quiet(), NOW, new Tile.Figure(Measure.WAITING, ""))).isEqualTo(Colour.GREEN);
        assertThat(lamp(busy(), NOW, new Tile.Outages())).isEqualTo(Colour.AMBER);
        assertThat(lamp(busy(), NOW, new Tile.Outages(), new Tile.Condition())).isEqualTo(Colour.RED);
        assertThat(lamp(busy(), DARK_HALF, new Tile.Condition())).isEqualTo(Colour.RED);
        assertThat(lamp(busy(), NOW, new Tile.QueueTable())).isEqualTo(Colour.RED);
        assertThat(lamp(busy(), DARK_HALF, new Tile.QueueTable())).isEqualTo(Colour.OFF);
        assertThat(lamp(BoardFacts.NONE, NOW, new Tile.QueueTable())).isEqualTo(Colour.OFF);
    }

    private static Colour lamp(BoardFacts facts, Instant now, Tile... tiles) {
        Board board = board(64, 27, "en", tiles);
        return Captions.compose(Readings.of(board, facts, Levels.NONE.step(facts, now), now, ZONE))
                .lamp();
    }

    @Test
    void whatIsUrgentIsAnAlarmForSignsThatOnlyWrite() {
        Board board =
                board(64, 27, "en", new Tile.Figure(Measure.WAITING, ""), new Tile.Figure(Measure.LONGEST_WAIT, ""));
        var caption = Captions.compose(readings(board, busy()));
        assertThat(new Caption(caption.alarm()).text()).isEqualTo("MAX 2:10!!");
        assertThat(Captions.compose(readings(board, quiet())).alarm()).isEmpty();
        assertThat(Captions.compose(readings(board, BoardFacts.NONE)).alarm()).isNotEmpty();
    }

    @Test
    void aLongTextTakesTurns() {
        Board board = board(64, 9, "en", new Tile.TextLine("one two three four five"));
        Frame first = Painter.paint(board, quiet(), NOW, ZONE);
        Frame later = Painter.paint(
                Samples.board(64, 9, "en", new Tile.TextLine("one two three four five")),
                Samples.at(quiet(), NOW.plusSeconds(4)),
                NOW.plusSeconds(4),
                ZONE);
        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void theShiftHeadSpeaksInsteadOfTheBoard() {
        Board board = board(160, 9, "en", new Tile.TextLine("welcome"));
        var facts = Samples.facts(NOW, List.of(), 0, List.of(), "fire drill");
        assertThat(paint(board, facts)).isEqualTo(paint(board(160, 9, "en", new Tile.TextLine("fire drill")), quiet()));
    }

    @Test
    void whatDoesNotFitComesOnTheNextPage() {
        Board board = board(64, 9, "en", new Tile.Clock(), new Tile.Sms());
        Frame clock = paint(board(64, 9, "en", new Tile.Clock()), quiet());
        Frame sms = paint(board(64, 9, "en", new Tile.Sms()), quiet());
        var seen = new HashSet<Frame>();
        for (int s = 0; s < 12; s++)
            seen.add(Painter.paint(board, Samples.at(quiet(), NOW.plusSeconds(s)), NOW.plusSeconds(s), ZONE));
        assertThat(seen).containsExactlyInAnyOrder(clock, sms);
    }

    @Test
    void noMeaningByColourAlone() {
        // the same number at each level must differ where colours cannot be told apart
        var shapes = new HashSet<String>();
        for (int waiting : new int[] {1, 2, 4}) {
            var q = new QueueFacts("internet", Map.of(), waiting, null, 3, 0, 0, 11, 0, 0, 0, null);
            Board board = board(64, 27, "en", new Tile.Figure(Measure.WAITING, "internet"));
            var facts = Samples.facts(NOW, List.of(q), 0, List.of(), "");
            shapes.add(paint(board, facts).art().replaceAll("[GAR]", "#"));
        }
        assertThat(shapes).hasSize(3);
    }

    @Test
    void aQueueThatIsGoneIsDashes() {
        var caption =
                Captions.compose(readings(board(64, 18, "en", new Tile.Figure(Measure.WAITING, "gone")), quiet()));
        assertThat(caption.text()).isEqualTo("gone WAIT --");
    }

    @Test
    void signsReadTheSame() {
        assertThat(Captions.compose(readings(Board.main("Firstline", "en"), busy()))
                        .text())
                .isEqualTo(
                        "14:30 WAIT 5!! MAX 2:10!! FREE 2 SL 87% Internet 4!! 1:23!! Cable TV 0 0:00 Billing 1 2:10!!"
                                + " OUTAGES 2, TOLD 17 SMS 143 ! MODEM District 7: cable cut, repair by 18:00");
        assertThat(Captions.compose(readings(Board.main("Первая линия", "ru"), quiet()))
                        .text())
                .isEqualTo("14:30 ЖДУТ 1 МАКС 0:12 СВОБ 3 SL 93% Интернет 1 0:12 Кабельное ТВ 0 0:00 SMS 143");
        assertThat(Captions.compose(readings(Board.main("Первая линия", "ru"), BoardFacts.NONE))
                        .text())
                .isEqualTo("НЕТ ДАННЫХ");
    }

    private static void figure(String name, QueueFacts queue, Measure measure) {
        Board board = board(64, 27, "en", new Tile.Figure(measure, "internet"));
        Golden.check(name, paint(board, Samples.facts(NOW, List.of(queue), 0, List.of(), "")));
    }

    private static Frame paint(Board board, BoardFacts facts) {
        return Painter.paint(board, facts, NOW, ZONE);
    }

    private static Readings readings(Board board, BoardFacts facts) {
        return Readings.of(board, facts, Levels.NONE.step(facts, NOW), NOW, ZONE);
    }
}
