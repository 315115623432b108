package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;
import org.firstline.bridge.panel.SimulatedPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pace of the walls, on simulated time. */
class BoardsTest {
    private final SimulatedTime time = new SimulatedTime(Samples.NOW);
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    private final SimulatedPanel panel = new SimulatedPanel(128, 36);
    private final List<BoardChanged> news = new ArrayList<>();
    private final Db db = Db.inMemory("boards-pace");
    private Boards boards;

    @BeforeEach
    void start() {
        boards = new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of(panel));
        boards.save(Samples.board(128, 36, "en", new Tile.Figure(Measure.OFFERED, "")));
        boards.delete("main");
        time.settle();
        bus.on("test", BoardChanged.class, news::add);
        boards.start();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aBurstOfFactsIsOneFrame() {
        for (int i = 1; i <= 50; i++) boards.facts(offered(i));
        time.pass(Duration.ofMillis(250));
        assertThat(panel.frames()).containsExactly(expected(50));
        time.pass(Duration.ofSeconds(1));
        assertThat(panel.frames()).hasSize(1);
        assertThat(news).containsExactly(new BoardChanged("b"));
    }

    @Test
    void wallsAreAtOnceAndScreensFourTimesASecond() {
        for (int i = 1; i <= 1000; i++) {
            boards.facts(offered(i));
            time.pass(Duration.ofMillis(10));
        }
        assertThat(panel.frames().size()).isBetween(400, 600);
        assertThat(panel.frames().getLast()).isEqualTo(expected(1000));
        assertThat(news).hasSize(40);
    }

    @Test
    void aFactIsOnTheWallAtOnce() {
        boards.facts(offered(1));
        time.pass(Duration.ofMillis(300));
        boards.facts(offered(2));
        time.pass(Boards.GATHER);
        assertThat(panel.frames().getLast()).isEqualTo(expected(2));
    }

    @Test
    void theSameFrameIsSentAgainOnlyToRepairAWall() {
        for (int i = 0; i < 40; i++) {
            boards.facts(offered(7));
            time.pass(Duration.ofMillis(500));
        }
        assertThat(panel.frames()).hasSize(4).containsOnly(expected(7));
        assertThat(news).hasSize(1);
    }

    @Test
    void afterFiveSecondsWithoutFactsTheWallSaysSo() {
        boards.facts(offered(7));
        time.pass(Duration.ofSeconds(5));
        assertThat(panel.frames()).containsOnly(expected(7));
        assertThat(boards.json("b").stale()).isFalse();
        time.pass(Duration.ofMillis(250));
        assertThat(panel.frames().getLast()).isEqualTo(noData());
        assertThat(panel.caption().text()).isEqualTo("NO DATA");
        assertThat(boards.json("b").stale()).isTrue();
        assertThat(boards.frame("b")).isEqualTo(noData());
        assertThat(boards.asText("b")).isEqualTo("NO DATA");
    }

    @Test
    void aWallThatFailsIsIllAndTriedAgainWithMorePatience() {
        panel.fail("no power");
        List<Instant> tries = new ArrayList<>();
        bus.on("test", Health.State.class, s -> tries.add(time.now()));
        for (int i = 0; i < 80; i++) {
            boards.facts(offered(i));
            time.pass(Duration.ofMillis(250));
        }
        assertThat(state("panel").level()).isEqualTo(Health.Level.ILL);
        assertThat(state("panel").why()).isEqualTo("The panel cannot be reached: simulated: no power");
        // at once, then after 1, 2, 4 and 8 s more
        assertThat(tries).hasSize(5);
        assertThat(Duration.between(tries.get(3), tries.get(4))).isEqualTo(Duration.ofSeconds(8));
        panel.fail("");
        boards.facts(offered(99));
        time.pass(Duration.ofSeconds(16));
        assertThat(state("panel").level()).isEqualTo(Health.Level.WELL);
        assertThat(panel.frames().getLast()).isEqualTo(noData());
        boards.facts(offered(100));
        time.pass(Duration.ofMillis(250));
        assertThat(panel.frames().getLast()).isEqualTo(expected(100));
    }

    @Test
    void whenTheBoxStopsTheWallKeepsNoNumber() {
        boards.facts(offered(7));
        time.pass(Duration.ofMillis(250));
        boards.stop();
        time.pass(Duration.ofSeconds(1));
        assertThat(panel.frames()).hasSize(2);
        assertThat(panel.frames().getLast()).isEqualTo(noData());
        assertThat(panel.isClosed()).isTrue();
    }

    @Test
    void everyWallHasThePictureInItsOwnSize() {
        var small = new SimulatedPanel(40, 8);
        var two = new Boards(
                db,
                bus,
                time,
                health,
                new BoardsSettings(Samples.ZONE, "en"),
                List.of(new SimulatedPanel(96, 16), small));
        two.start();
        two.facts(offered(3));
        time.pass(Duration.ofMillis(250));
        assertThat(small.frames().getLast().width()).isEqualTo(40);
        assertThat(state("panel.2").level()).isEqualTo(Health.Level.WELL);
    }

    @Test
    void aWallShowsTheBoardThatWasChosenForIt() {
        boards.save(Samples.board(64, 16, "en", new Tile.Clock()).named("clock"));
        boards.facts(offered(3));
        time.pass(Duration.ofMillis(250));
        assertThat(boards.walls()).extracting(WallNow::board).containsExactly("b");
        boards.assign("simulated", "clock");
        time.pass(Duration.ofMillis(250));
        assertThat(panel.caption().text()).isEqualTo("14:30");
        var again = new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of(panel));
        assertThat(again.walls()).extracting(WallNow::board).containsExactly("clock");
        boards.delete("clock");
        time.pass(Duration.ofMillis(250));
        assertThat(panel.caption().text()).isEqualTo("OFF 3");
        refused(() -> boards.assign("none", "b"), "There is no wall \"none\".");
        refused(() -> boards.assign("simulated", "none"), "There is no board \"none\".");
    }

    @Test
    void theTestPatternShowsForItsTimeOnly() {
        boards.facts(offered(3));
        boards.test();
        time.pass(Duration.ofMillis(250));
        assertThat(panel.frames().getLast()).isEqualTo(TestPattern.frame(128, 36, 0));
        for (int i = 0; i < 96; i++) {
            boards.facts(offered(3));
            time.pass(Duration.ofMillis(250));
        }
        assertThat(panel.frames()).contains(TestPattern.frame(128, 36, 2), TestPattern.frame(128, 36, 6));
        assertThat(panel.frames().getLast()).isEqualTo(expected(3));
    }

    @Test
    void televisionsShowTheTestPatternToo() {
        boards.facts(offered(3));
        time.pass(Boards.TICK);
        time.settle();
        news.clear();
        boards.test();
        time.pass(Boards.TICK);
        assertThat(news).contains(new BoardChanged("b"));
        assertThat(boards.json("b").rows())
                .isEqualTo(TestPattern.frame(128, 36, 0).rows());
        assertThat(boards.json("b").brightness()).isEqualTo(100);
        for (int i = 0; i < 96; i++) {
            boards.facts(offered(3));
            time.pass(Boards.TICK);
        }
        assertThat(boards.json("b").rows()).isEqualTo(expected(3).rows());
    }

    @Test
    void theShiftHeadsMessageStandsUntilItsTimeIsOver() {
        boards.save(Samples.board(128, 36, "en", new Tile.TextLine("welcome")));
        boards.say("  fire   drill ", Duration.ofMinutes(15), "head");
        assertThat(boards.message())
                .isEqualTo(new Message("fire drill", time.now().plusSeconds(900), "head"));
        boards.facts(offered(3));
        assertThat(boards.asText("b")).isEqualTo("fire drill");
        var again = new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of());
        assertThat(again.message()).isEqualTo(boards.message());
        time.pass(Duration.ofMinutes(15));
        boards.facts(offered(3));
        assertThat(boards.asText("b")).isEqualTo("welcome");
        assertThat(boards.message()).isEqualTo(Message.NONE);
        boards.say("again", null, "head");
        assertThat(boards.asText("b")).isEqualTo("again");
        boards.say("", null, "head");
        assertThat(boards.asText("b")).isEqualTo("welcome");
    }

    @Test
    void wallsAreDimmedAtNight() {
        var seen = new ArrayList<Integer>();
        var dimmed = new Told(new SimulatedPanel(64, 16), Panel.Reads.FRAME, seen);
        var look = new Look(6, 80, LocalTime.of(22, 0), LocalTime.of(7, 0), 20, "house");
        boards.save(new Board("b", "", 64, 16, List.of(new Tile.Clock()), "en", look));
        var two = new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of(dimmed));
        two.start();
        // half past two in the afternoon there
        time.pass(Duration.ofSeconds(10));
        assertThat(seen).isNotEmpty().containsOnly(80);
        time.pass(Duration.ofHours(8));
        seen.clear();
        time.pass(Duration.ofSeconds(10));
        assertThat(seen).isNotEmpty().containsOnly(20);
        time.pass(Duration.ofHours(9));
        seen.clear();
        time.pass(Duration.ofSeconds(10));
        assertThat(seen).isNotEmpty().containsOnly(80);
    }

    @Test
    void screensAreToldOfTheNightWhenItBeginsAndEnds() {
        var look = new Look(6, 80, LocalTime.of(22, 0), LocalTime.of(7, 0), 20, "house");
        boards.save(new Board("b", "", 64, 16, List.of(new Tile.TextLine("hi")), "en", look));
        var dusk = LocalTime.of(22, 0);
        time.pass(Duration.between(LocalTime.ofInstant(time.now(), Samples.ZONE), dusk)
                .minus(Boards.TICK.multipliedBy(2)));
        assertThat(boards.json("b").brightness()).isEqualTo(80);
        var frame = boards.frame("b");
        time.settle();
        news.clear();
        time.pass(Boards.TICK.multipliedBy(4));
        assertThat(boards.json("b").brightness()).isEqualTo(20);
        assertThat(boards.frame("b")).as("the same picture").isEqualTo(frame);
        assertThat(news).as("said once").containsOnlyOnce(new BoardChanged("b"));
        time.pass(Duration.ofHours(9).minus(Boards.TICK.multipliedBy(4)));
        assertThat(boards.json("b").brightness()).isEqualTo(20);
        time.pass(Boards.TICK.multipliedBy(4));
        assertThat(boards.json("b").brightness()).isEqualTo(80);
    }

    @Test
    void aSignThatOnlyWritesIsNotTroubledByWhatOnlyBlinks() {
        var wall = new SimulatedPanel(96, 16);
        var sign = new Told(wall, Panel.Reads.CAPTION, new ArrayList<>());
        boards.save(Samples.board(96, 16, "en", new Tile.Figure(Measure.READY, "")));
        var two = new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of(sign));
        two.start();
        var q = new QueueFacts("q", Map.of(), 3, null, 0, 0, 0, 3, 9, 9, 0, null);
        for (int i = 0; i < 16; i++) {
            two.facts(new BoardFacts(time.now(), List.of(q), new AgentFacts(0, 0, 0, 3), 0, 0, 0, List.of(), ""));
            time.pass(Duration.ofMillis(250));
        }
        assertThat(wall.frames()).hasSize(1);
        assertThat(wall.caption().alarm()).isNotEmpty();
    }

    /** A wall that reads what it is said to, and remembers how bright it was told to be. */
    private record Told(SimulatedPanel wall, Panel.Reads reads, List<Integer> brightness) implements Panel {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public int width() {
            return wall.width();
        }

        @Override
        public int height() {
            return wall.height();
        }

        @Override
        public void show(Frame frame, Caption asText) throws PanelException {
            wall.show(frame, asText);
        }

        @Override
        public void dim(int percent) {
            brightness.add(percent);
        }

        @Override
        public void close() {
            wall.close();
        }
    }

    private static void refused(Runnable asking, String sentence) {
        assertThatThrownBy(asking::run).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }

    @Test
    void noPanelIsAChoice() {
        new Boards(db, bus, time, health, new BoardsSettings(Samples.ZONE, "en"), List.of());
        assertThat(state("panel").level()).isEqualTo(Health.Level.OFF);
    }

    @Test
    void aPreviewIsWhatTheWallWouldShow() {
        boards.facts(offered(7));
        time.pass(Duration.ofMillis(250));
        assertThat(boards.preview(boards.get("b"))).isEqualTo(panel.frames().getLast());
        assertThat(boards.json("b").rows()).isEqualTo(panel.frames().getLast().rows());
    }

    private BoardFacts offered(int calls) {
        var q = new QueueFacts("q", Map.of(), 0, null, 2, 0, 0, 3, calls, calls, 0, null);
        return Samples.facts(time.now(), List.of(q), 0, List.of(), "");
    }

    private Frame expected(int calls) {
        return Painter.paint(boards.get("b"), offered(calls), time.now(), Samples.ZONE);
    }

    private Frame noData() {
        return Painter.paint(boards.get("b"), BoardFacts.NONE, time.now(), Samples.ZONE);
    }

    private Health.State state(String part) {
        return health.list().stream()
                .filter(s -> s.name().equals(part))
                .findFirst()
                .orElseThrow();
    }
}
