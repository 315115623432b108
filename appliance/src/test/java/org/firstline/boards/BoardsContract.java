package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boards in rows, on whatever database the subclass opens. */
abstract class BoardsContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<BoardChanged> news = new ArrayList<>();
    private Db db;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", BoardChanged.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Boards boards(String language) {
        return new Boards(db, bus, time, new Health(time, bus), new BoardsSettings(Samples.ZONE, language), List.of());
    }

    @Test
    void anEmptyBoxHasAMainBoardInItsLanguage() {
        assertThat(boards("ru").list()).containsExactly(Board.main("ПЕРВАЯ ЛИНИЯ", "ru"));
        assertThat(boards("en").list()).as("seeded once").containsExactly(Board.main("ПЕРВАЯ ЛИНИЯ", "ru"));
    }

    @Test
    void everyTileIsSavedAndReadBack() {
        Board board = new Board(
                "wall-2",
                "Зал «А»",
                96,
                16,
                List.of(
                        new Tile.Clock(),
                        new Tile.Figure(Measure.LONGEST_WAIT, "internet"),
                        new Tile.Figure(Measure.SERVICE_LEVEL_30, "", Tile.Size.WIDE, new Limits(80, 70.5, 0)),
                        new Tile.QueueTable(),
                        new Tile.Trunks(),
                        new Tile.Breaks(),
                        new Tile.NewPage(),
                        new Tile.Greeting("Добро пожаловать"),
                        new Tile.Outages(),
                        new Tile.Sms(),
                        new Tile.Condition(),
                        new Tile.TextLine("Съешь \"ещё\"\n; drop table board")),
                "ru",
                new Look(9, 70, LocalTime.of(21, 30), LocalTime.of(6, 0), 15, "6x13"));
        boards("en").save(board);
        assertThat(boards("en").get("wall-2")).isEqualTo(board);
    }

    @Test
    void savingAgainChanges() {
        Boards boards = boards("en");
        boards.save(Board.main("One", "en"));
        boards.save(Board.main("Two", "en"));
        assertThat(boards.list()).extracting(Board::title).containsExactly("Two");
        time.settle();
        assertThat(news).containsExactly(new BoardChanged("main"), new BoardChanged("main"));
    }

    @Test
    void deletesAllButTheLast() {
        Boards boards = boards("en");
        boards.save(Samples.board(32, 8, "en", new Tile.Clock()));
        boards.delete("main");
        assertThat(boards("en").list()).extracting(Board::name).containsExactly("b");
        refused(() -> boards.delete("b"), "This is the last board; the walls need one.");
        assertThat(boards("en").list()).hasSize(1);
        refused(() -> boards.delete("main"), "There is no board \"main\".");
        refused(() -> boards.get("main"), "There is no board \"main\".");
    }

    @Test
    void hasALimit() {
        Boards boards = boards("en");
        var one = Samples.board(32, 8, "en", new Tile.Clock());
        for (int i = 1; i < Boards.MOST_BOARDS; i++)
            boards.save(new Board("b" + i, "", one.width(), one.height(), one.tiles(), "en"));
        refused(() -> boards.save(one), "There are 50 boards already; delete one first.");
        assertThat(boards("en").list()).hasSize(Boards.MOST_BOARDS);
    }

    @Test
    void refusesWhatIsNoBoard() {
        List<Tile> clock = List.of(new Tile.Clock());
        refused(() -> new Board("Main", "", 32, 8, clock, "en"), "A board's name has 1 to 40 small letters");
        refused(() -> new Board("b", "", 32, 6, clock, "en"), "A board is at least 16 by 7 diodes");
        refused(() -> new Board("b", "", 32, 8, List.of(), "en"), "A board has 1 to 40 tiles.");
        refused(() -> new Board("b", "", 32, 8, clock, "de"), "Boards speak \"en\" or \"ru\", not \"de\".");
        refused(() -> new Board("b", "x".repeat(81), 32, 8, clock, "en"), "A board's title has at most 80 letters.");
        List<Tile> page = List.of(new Tile.NewPage());
        refused(() -> new Board("b", "", 32, 8, page, "en"), "A board has 1 to 40 tiles.");
        refused(
                () -> new Look(1, 100, LocalTime.NOON, LocalTime.NOON, 100, "house"),
                "A page stays for 2 to 120 seconds.");
        refused(
                () -> new Look(6, 0, LocalTime.NOON, LocalTime.NOON, 100, "house"),
                "Brightness is from 1 to 100 per cent.");
        refused(() -> new Look(6, 100, LocalTime.NOON, LocalTime.NOON, 100, "comic"), "There is no face \"comic\".");
        refused(
                () -> new Tile.Figure(Measure.LONGEST_WAIT, "", Tile.Size.NORMAL, new Limits(60, 20, 0)),
                "Limits must be in order");
        refused(
                () -> new Tile.Figure(Measure.SERVICE_LEVEL, "", Tile.Size.NORMAL, new Limits(70, 80, 0)),
                "Limits must be in order");
        List<Tile> essay = List.of(new Tile.TextLine("x".repeat(501)));
        refused(() -> new Board("b", "", 32, 8, essay, "en"), "A line of text has at most 500 letters.");
        assertThat(new Refused("boards.text", 500).sentence(Locale.forLanguageTag("ru")))
                .isEqualTo("Строка текста — не длиннее 500 символов.");
    }

    private static void refused(Runnable asking, String sentence) {
        assertThatThrownBy(asking::run).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }
}
