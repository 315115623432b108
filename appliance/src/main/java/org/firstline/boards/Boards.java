package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.firstline.bridge.panel.Face;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The boards and the walls that show them. Facts and questions come from any thread; the owner "boards" draws. Walls are
 * drawn {@link #GATHER} after a fact, or {@link #PACE} after the last one where that is later, so that a burst is one
 * frame; everything every {@link #TICK}, for clocks, blinking and screens, which are told {@link BoardChanged} when a
 * picture or its brightness is another.
 */
public final class Boards {
    static final String OWNER = "boards";

    /** At most four frames a second on screens. */
    public static final Duration TICK = Duration.ofMillis(250);

    /** At most sixty on walls, of which each takes what it can. */
    static final Duration PACE = Duration.ofMillis(17);

    /** What is said in one breath is one picture. */
    static final Duration GATHER = Duration.ofMillis(3);

    /** How long a test of the walls goes on. */
    public static final Duration TEST = Duration.ofSeconds(24);

    /** One more is refused. */
    public static final int MOST_BOARDS = 50;

    /** A board as a screen last saw it. @param brightness in per cent */
    private record Lit(Frame frame, int brightness) {}

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final BoardsSettings settings;
    private final List<Wall> walls = new ArrayList<>();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile Map<String, Board> boards;
    private volatile Map<String, String> shown;
    private volatile Message message;
    private volatile BoardFacts facts = BoardFacts.NONE;
    private volatile Levels levels = Levels.NONE;
    private volatile @Nullable Instant testedSince;

    // only on "boards"
    private final Map<String, Lit> drawn = new HashMap<>();
    private @Nullable Cancel tick;

    private volatile Instant nextDraw = Instant.MIN;
    private volatile boolean started;

    /** Reads the boards; an empty table gets {@link Board#main}. Panels show nothing before {@link #start}. */
    public Boards(Db db, Bus bus, Time time, Health health, BoardsSettings settings, List<Panel> panels) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.boards = db.tx(h -> {
            if (BoardRows.list(h).isEmpty())
                BoardRows.save(h, Board.main(title(settings.language()), settings.language()));
            return byName(BoardRows.list(h));
        });
        this.shown = db.tx(BoardRows::walls);
        this.message = db.tx(BoardRows::message);
        for (Panel panel : panels)
            walls.add(new Wall("panel" + (walls.isEmpty() ? "" : "." + (walls.size() + 1)), panel, time, health));
        if (panels.isEmpty()) health.part("panel").off("none");
    }

    private static String title(String language) {
        return Texts.of("boards", Locale.forLanguageTag(language)).get("main.title");
    }

    public void start() {
        started = true;
        tick = time.every(OWNER, TICK, this::draw);
    }

    /** Leaves dashes on the walls rather than numbers that nobody corrects any more. */
    public void stop() {
        started = false;
        if (tick != null) tick.cancel();
        time.soon(OWNER, () -> {
            for (Wall wall : walls) wall.close(picture(shown(wall), BoardFacts.NONE));
        });
    }

    /** From now on this is so; what was not drawn yet is forgotten. Any thread. */
    public void facts(BoardFacts now) {
        facts = now;
        if (walls.isEmpty() || !started || !gathering.compareAndSet(false, true)) return;
        Duration rest = Duration.between(time.now(), nextDraw);
        time.after(OWNER, rest.compareTo(GATHER) > 0 && rest.compareTo(PACE) <= 0 ? rest : GATHER, () -> {
            gathering.set(false);
            step();
            drawWalls();
        });
    }

    private void step() {
        levels = levels.step(
                facts,
                time.now(),
                boards.values().stream().flatMap(b -> b.tiles().stream()).toList());
    }

    private void draw() {
        step();
        Map<String, Board> all = boards;
        drawn.keySet().retainAll(all.keySet());
        for (Board board : all.values()) {
            Wall.Picture picture = picture(board, facts);
            var lit = new Lit(picture.frame(), picture.brightness());
            if (!lit.equals(drawn.put(board.name(), lit))) bus.publish(new BoardChanged(board.name()));
        }
        drawWalls();
    }

    private void drawWalls() {
        nextDraw = time.now().plus(PACE);
        BoardFacts known = facts;
        for (Wall wall : walls) wall.offer(picture(shown(wall), known));
    }

    private Wall.Picture picture(Board board, BoardFacts known) {
        Instant tested = testedSince;
        Instant now = time.now();
        if (tested != null && now.isBefore(tested.plus(TEST))) {
            long second = Duration.between(tested, now).toSeconds();
            return new Wall.Picture(
                    TestPattern.frame(board.width(), board.height(), second), TestPattern.caption(second), 100);
        }
        var readings = readings(board, known);
        return new Wall.Picture(Painter.paint(readings), Captions.compose(readings), brightness(board));
    }

    /** In per cent, at this moment. */
    private int brightness(Board board) {
        return board.look().brightness(LocalTime.ofInstant(time.now(), settings.zone()));
    }

    private Board shown(Wall wall) {
        return boardOf(wall).sized(wall.width(), wall.height());
    }

    /** The one that was chosen for it, else the main board, else the first. */
    private Board boardOf(Wall wall) {
        Board chosen = boards.get(shown.getOrDefault(wall.name(), Board.MAIN));
        return chosen != null ? chosen : usual();
    }

    /** What a wall shows for which nobody chose a board: the main one, or the first where that was deleted. */
    public Board usual() {
        Map<String, Board> all = boards;
        return all.getOrDefault(Board.MAIN, all.values().iterator().next());
    }

    private Readings readings(Board board, BoardFacts known) {
        return readings(board, known, levels);
    }

    private Readings readings(Board board, BoardFacts known, Levels how) {
        Instant now = time.now();
        Message said = message;
        BoardFacts told = said.isOn(now) ? known.saying(said.text()) : known;
        return Readings.of(board, told, how, now, settings.zone());
    }

    /** How each wall is, in the order of the configuration. */
    public List<WallNow> walls() {
        return walls.stream().map(wall -> wall.now(boardOf(wall).name())).toList();
    }

    /** From now on this wall shows this board. @throws Refused where there is no such wall or board */
    public void assign(String panel, String board) {
        if (walls.stream().noneMatch(wall -> wall.name().equals(panel))) throw new Refused("boards.no-wall", panel);
        get(board);
        db.run(h -> BoardRows.saveWall(h, panel, board));
        shown = db.tx(BoardRows::walls);
    }

    /** Every wall and every television shows the test pattern for {@link #TEST}, whatever stands on it. */
    public void test() {
        testedSince = time.now();
    }

    public Message message() {
        return message.isOn(time.now()) ? message : Message.NONE;
    }

    /**
     * What the shift head says, in place of what was said before.
     *
     * @param text empty to take it back
     * @param how long; null until it is taken back
     */
    public Message say(String text, @Nullable Duration how, String author) {
        var said = new Message(text, how == null ? null : time.now().plus(how), author);
        db.run(h -> BoardRows.saveMessage(h, said));
        message = said;
        return said;
    }

    /** The picture of a board at this moment. */
    public Frame frame(String name) {
        return preview(get(name));
    }

    /** How a board that is not saved would look now. */
    public Frame preview(Board board) {
        BoardFacts known = facts;
        Levels unsaved = levels.step(known, time.now(), board.tiles());
        return Painter.paint(readings(board, known, unsaved));
    }

    /** {@link #frame} with what machines need to know of it. */
    public BoardJson json(String name) {
        BoardFacts known = facts;
        Instant now = time.now();
        Wall.Picture picture = picture(get(name), known);
        return BoardJson.of(name, picture.frame(), known.asOf(), known.isStale(now), picture.brightness());
    }

    /** A board in one line of text, as signs without pictures show it. */
    public String asText(String name) {
        return Captions.compose(readings(get(name), facts)).text();
    }

    /** All boards, by name. */
    public List<Board> list() {
        return List.copyOf(boards.values());
    }

    public Optional<Board> find(String name) {
        return Optional.ofNullable(boards.get(name));
    }

    /** @throws Refused where there is none */
    public Board get(String name) {
        return find(name).orElseThrow(() -> new Refused("boards.unknown", name));
    }

    /**
     * Makes the board, or changes the one of this name.
     *
     * @throws Refused where it asks anew for letters that this machine has not, or there are too many boards
     */
    public synchronized void save(Board board) {
        Face face = board.look().face();
        if (!face.isThere() && find(board.name()).map(b -> b.look().face()).orElse(null) != face)
            throw new Refused("boards.font-missing", face.word(), Face.PACKAGE);
        boards = db.tx(h -> {
            BoardRows.save(h, board);
            List<Board> saved = BoardRows.list(h);
            if (saved.size() > MOST_BOARDS) throw new Refused("boards.too-many", MOST_BOARDS);
            return byName(saved);
        });
        bus.publish(new BoardChanged(board.name()));
    }

    /** @throws Refused where there is none, or no other is left to show */
    public synchronized void delete(String name) {
        boards = db.tx(h -> {
            if (!BoardRows.delete(h, name)) throw new Refused("boards.unknown", name);
            List<Board> left = BoardRows.list(h);
            if (left.isEmpty()) throw new Refused("boards.last");
            return byName(left);
        });
        shown = db.tx(BoardRows::walls);
        bus.publish(new BoardChanged(name));
    }

    private static Map<String, Board> byName(List<Board> list) {
        var map = new TreeMap<String, Board>();
        for (Board board : list) map.put(board.name(), board);
        return Collections.unmodifiableMap(map);
    }
}
