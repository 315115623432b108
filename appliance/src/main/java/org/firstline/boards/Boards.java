package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The boards and the walls that show them. Facts and questions come from any thread; the owner "boards" draws every
 * {@link #TICK}, so that a burst of facts is one frame, and tells {@link BoardChanged} when a picture is another. Every
 * panel shows the board {@value Board#MAIN}, or the first there is.
 */
public final class Boards {
    static final String OWNER = "boards";

    /** At most four frames a second. */
    public static final Duration TICK = Duration.ofMillis(250);

    /** One more is refused. */
    public static final int MOST_BOARDS = 50;

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final BoardsSettings settings;
    private final List<Wall> walls = new ArrayList<>();
    private volatile Map<String, Board> boards;
    private volatile BoardFacts facts = BoardFacts.NONE;
    private volatile Levels levels = Levels.NONE;

    // only on "boards"
    private final Map<String, Frame> drawn = new HashMap<>();
    private @Nullable Cancel tick;

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
        for (Panel panel : panels) {
            String part = "panel" + (walls.isEmpty() ? "" : "." + (walls.size() + 1));
            walls.add(new Wall(OWNER + "." + part, panel, time, health.part(part)));
        }
        if (panels.isEmpty()) health.part("panel").off("none");
    }

    private static String title(String language) {
        return Texts.of("boards", Locale.forLanguageTag(language)).get("main.title");
    }

    public void start() {
        tick = time.every(OWNER, TICK, this::draw);
    }

    /** Leaves dashes on the walls rather than numbers that nobody corrects any more. */
    public void stop() {
        if (tick != null) tick.cancel();
        time.soon(OWNER, () -> {
            for (Wall wall : walls) {
                var last = readings(shown(wall), BoardFacts.NONE);
                wall.close(Painter.paint(last), Captions.compose(last));
            }
        });
    }

    /** From now on this is so; what was not drawn yet is forgotten. Any thread. */
    public void facts(BoardFacts now) {
        facts = now;
    }

    private void draw() {
        BoardFacts known = facts;
        levels = levels.step(known, time.now());
        Map<String, Board> all = boards;
        drawn.keySet().retainAll(all.keySet());
        for (Board board : all.values()) {
            Frame frame = Painter.paint(readings(board, known));
            if (!frame.equals(drawn.put(board.name(), frame))) bus.publish(new BoardChanged(board.name()));
        }
        for (Wall wall : walls) {
            var readings = readings(shown(wall), known);
            wall.offer(Painter.paint(readings), Captions.compose(readings));
        }
    }

    private Board shown(Wall wall) {
        Map<String, Board> all = boards;
        Board board = all.getOrDefault(Board.MAIN, all.values().iterator().next());
        return board.sized(wall.width(), wall.height());
    }

    private Readings readings(Board board, BoardFacts known) {
        return Readings.of(board, known, levels, time.now(), settings.zone());
    }

    /** The picture of a board at this moment. */
    public Frame frame(String name) {
        return preview(get(name));
    }

    /** How a board that is not saved would look now. */
    public Frame preview(Board board) {
        return Painter.paint(readings(board, facts));
    }

    /** {@link #frame} with what machines need to know of it. */
    public BoardJson json(String name) {
        BoardFacts known = facts;
        Instant now = time.now();
        var readings = Readings.of(get(name), known, levels, now, settings.zone());
        return BoardJson.of(name, Painter.paint(readings), known.asOf(), known.isStale(now));
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

    /** Makes the board, or changes the one of this name. */
    public synchronized void save(Board board) {
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
        bus.publish(new BoardChanged(name));
    }

    private static Map<String, Board> byName(List<Board> list) {
        var map = new TreeMap<String, Board>();
        for (Board board : list) map.put(board.name(), board);
        return Collections.unmodifiableMap(map);
    }
}
