package org.firstline.boards;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.firstline.boards.Layout.Cell;
import org.firstline.boards.Layout.Item;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Face;
import org.firstline.bridge.panel.Frame;

/**
 * Draws a board: a pure function of what it is given, so that wall, television, preview and REST cannot differ. Never
 * fails: what does not fit is cut or goes on the next page. Facts that are old become dashes and a line that says so.
 */
public final class Painter {
    private static final int TEXT_SECONDS = 4;

    private final Readings r;
    private final Face face;
    private final Canvas canvas;
    private final int unit;
    private final boolean lit;

    /** How many seconds this page has been seen, all its turns together. */
    private long seen;

    private Painter(Readings r) {
        this.r = r;
        this.face = r.face();
        this.canvas = new Canvas(r.board().width(), r.board().height());
        this.unit = Layout.unit(r.board().width(), r.board().height());
        this.lit = lit(r.now());
    }

    /** With levels that remember nothing: for previews and single pictures. */
    public static Frame paint(Board board, BoardFacts facts, Instant now, ZoneId zone) {
        return paint(board, facts, Levels.NONE.step(facts, now, board.tiles()), now, zone);
    }

    public static Frame paint(Board board, BoardFacts facts, Levels levels, Instant now, ZoneId zone) {
        return paint(Readings.of(board, facts, levels, now, zone));
    }

    static Frame paint(Readings readings) {
        return new Painter(readings).page();
    }

    private Frame page() {
        List<List<Cell>> pages = Layout.pages(r);
        long second = r.now().getEpochSecond();
        int each = r.board().look().pageSeconds();
        long turn = Math.floorDiv(second, (long) each);
        // a table without queues is no page at all
        long count = Math.max(1, pages.size());
        List<Cell> page = pages.isEmpty() ? List.of() : pages.get((int) Math.floorMod(turn, count));
        seen = Math.floorDiv(turn, count) * each + Math.floorMod(second, (long) each);
        var scales = new EnumMap<Tile.Size, Integer>(Tile.Size.class);
        for (Tile.Size size : Tile.Size.values()) scales.put(size, figureScale(page, size));
        for (Cell cell : page) {
            canvas.clip(cell.x(), cell.x() + cell.width());
            switch (cell.item()) {
                case Item.TableHead head -> new TableLine(cell, canvas, unit, r).head();
                case Item.TableRow row -> new TableLine(cell, canvas, unit, r).row(row.queue());
                case Item.Whole(Tile.Figure f) -> figure(cell, f, Objects.requireNonNull(scales.get(f.size())));
                case Item.Whole whole -> tile(cell, whole.tile());
            }
        }
        canvas.clip(0, canvas.width());
        if (r.stale()) noData();
        return canvas.frame();
    }

    private void tile(Cell cell, Tile tile) {
        switch (tile) {
            case Tile.Clock c -> clock(cell);
            case Tile.Outages o -> left(cell, r.outages(), r.facts().openOutages() > 0 ? Colour.AMBER : Colour.GREEN);
            case Tile.Sms s -> right(cell, r.sms(), Colour.GREEN);
            case Tile.Condition c -> right(cell, r.condition(), r.facts().ill().isEmpty() ? Colour.GREEN : Colour.RED);
            case Tile.TextLine line -> text(cell, r.textLine(line));
            case Tile.Trunks t -> left(cell, r.trunks(), r.trunksDown().isEmpty() ? Colour.GREEN : Colour.RED);
            case Tile.Breaks b -> left(cell, r.breaks(), Colour.GREEN);
            case Tile.Greeting g -> greeting(cell, g.text());
            case Tile.Figure f -> throw new IllegalStateException("figures are painted by their size");
            case Tile.QueueTable t -> throw new IllegalStateException("a table is laid out line by line");
            case Tile.NewPage p -> throw new IllegalStateException("the end of a page is nothing to paint");
        }
    }

    private void clock(Cell cell) {
        String time = r.clock();
        int timeWidth = face.width(time, unit);
        int x = cell.x() + cell.width() - timeWidth - unit;
        canvas.text(face, x, middle(cell), time, Colour.GREEN, unit);
        canvas.clip(cell.x(), x - 2 * unit);
        canvas.text(face, cell.x() + unit, middle(cell), r.board().title(), Colour.AMBER, unit);
    }

    /** One scale for all figures of a size, the largest at which every one fits with room for its number to grow. */
    private int figureScale(List<Cell> page, Tile.Size size) {
        int scale = 64;
        for (Cell cell : page)
            if (cell.item() instanceof Item.Whole(Tile.Figure f) && f.size() == size) {
                int number =
                        Math.max(face.width(f.measure().widest(), 1), face.width(r.value(f.measure(), f.queue()), 1));
                int byWidth = (cell.width() - 3 * unit) / number;
                int byHeight = (cell.height() - (face.height() + 4) * unit) / face.height();
                scale = Math.min(scale, Math.min(byWidth, byHeight));
            }
        return Math.max(unit, scale);
    }

    private void figure(Cell cell, Tile.Figure f, int scale) {
        Level level = r.level(f);
        String value = r.value(f.measure(), f.queue());
        int labelled = (face.height() + 4) * unit + face.height() * scale;
        if (cell.height() < labelled) {
            inline(cell, f, level, value);
            return;
        }
        List<String> labels = new ArrayList<>(r.labels(f.measure()));
        String title = title(f.queue());
        if (!title.isEmpty()) labels.addFirst(title + " " + labels.getLast());
        int top = cell.y() + (cell.height() - labelled) / 2 + unit;
        String label = fitting(labels, cell.width() - 2 * unit);
        canvas.text(face, centred(cell, label, unit), top, label, Colour.GREEN, unit);
        int y = top + (face.height() + 2) * unit;
        int x = centred(cell, value, scale);
        number(x, y, value, level, scale);
        // the mark stands beside the number, so that the number stays in the middle
        int mark = x + face.width(value, scale) + 2 * scale;
        if (level == Level.WARN && mark + scale <= cell.x() + cell.width())
            canvas.text(face, mark, y, "!", level.colour(), scale);
        else if (level == Level.WARN)
            canvas.text(face, cell.x() + cell.width() - 2 * unit, top, "!", level.colour(), unit);
    }

    /** Label and number on one line, where there is no height for two. */
    private void inline(Cell cell, Tile.Figure f, Level level, String value) {
        int x = small(canvas, cell.x() + cell.width() - unit, middle(cell), value, level, r, unit);
        canvas.clip(cell.x(), x - 2 * unit);
        String label = fitting(r.labels(f.measure()), x - cell.x() - 2 * unit);
        canvas.text(face, cell.x() + unit, middle(cell), label, Colour.GREEN, unit);
    }

    /** A large number: framed at ALARM, and at URGENT dark on a lit ground every other half second. */
    private void number(int x, int y, String value, Level level, int scale) {
        boolean ground = level == Level.URGENT && !lit;
        if (level.compareTo(Level.ALARM) >= 0) {
            int rim = 2 * unit;
            int width = face.width(value, scale) + 2 * rim;
            int height = face.height() * scale + 2 * rim;
            canvas.fill(x - rim, y - rim, width, height, level.colour());
            if (!ground) canvas.fill(x - unit, y - unit, width - rim, height - rim, Colour.OFF);
        }
        canvas.text(face, x, y, value, ground ? Colour.OFF : colour(r, level), scale);
    }

    /**
     * A small number that ends before column {@code right}, with the marks of its level before it, which at URGENT
     * blink.
     *
     * @return where it begins
     */
    static int small(Canvas canvas, int right, int y, String value, Level level, Readings r, int unit) {
        String marks = switch (level) {
            case GOOD -> "";
            case WARN -> "!";
            case ALARM, URGENT -> "!!";
        };
        Face face = r.face();
        int x = right - face.width(value, unit);
        canvas.text(face, x, y, value, colour(r, level), unit);
        int before = x - face.width(marks, unit) - (marks.isEmpty() ? 0 : 2 * unit);
        if (level != Level.URGENT || lit(r.now())) canvas.text(face, before, y, marks, level.colour(), unit);
        return before;
    }

    private static Colour colour(Readings r, Level level) {
        return r.stale() ? Colour.AMBER : level.colour();
    }

    static boolean lit(Instant now) {
        return Math.floorMod(now.toEpochMilli(), 1000L) < 500;
    }

    private void left(Cell cell, List<String> texts, Colour colour) {
        Colour known = r.stale() ? Colour.AMBER : colour;
        canvas.text(face, cell.x() + unit, middle(cell), fitting(texts, cell.width() - 2 * unit), known, unit);
    }

    private void right(Cell cell, List<String> texts, Colour colour) {
        String text = fitting(texts, cell.width() - 2 * unit);
        int x = cell.x() + cell.width() - face.width(text, unit) - unit;
        canvas.text(face, Math.max(cell.x(), x), middle(cell), text, r.stale() ? Colour.AMBER : colour, unit);
    }

    /**
     * In turns of as many whole words as fit, since letters that move are read by nobody who passes. The turns go on where
     * they were when the page was last seen: by the clock alone some words might fall on other pages' time for ever.
     */
    private void text(Cell cell, String text) {
        List<String> turns = lines(face, text, cell.width() - 2 * unit, unit);
        String turn = turns.get((int) Math.floorMod(seen / TEXT_SECONDS, (long) turns.size()));
        canvas.text(face, centred(cell, turn, unit), middle(cell), turn, Colour.AMBER, unit);
    }

    /** As large as the page holds it; text that it holds at no size is in the house's letters, which are the lowest. */
    private void greeting(Cell cell, String text) {
        int room = cell.width() - 2 * unit;
        Face letters = fits(face, lines(face, text, room, 1), room, cell.height(), 1) ? face : Face.HOUSE;
        int scale = 64;
        List<String> lines = lines(letters, text, room, scale);
        while (scale > 1 && !fits(letters, lines, room, cell.height(), scale))
            lines = lines(letters, text, room, --scale);
        int line = (letters.height() + 2) * scale;
        int y = cell.y() + Math.max(0, (cell.height() - lines.size() * line) / 2) + scale;
        for (String one : lines) {
            int x = cell.x() + (cell.width() - letters.width(one, scale)) / 2;
            canvas.text(letters, x, y, one, Colour.AMBER, scale);
            y += line;
        }
    }

    private static boolean fits(Face letters, List<String> lines, int room, int height, int scale) {
        for (String line : lines) if (letters.width(line, scale) > room) return false;
        return lines.size() * (letters.height() + 2) * scale <= height;
    }

    /** As many whole words in each as there is room for. */
    private static List<String> lines(Face letters, String text, int room, int scale) {
        var lines = new ArrayList<String>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || letters.width(longer, scale) <= room) line = longer;
            else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    /** Over the last line of the board, whatever stands there. */
    private void noData() {
        int high = Math.min(canvas.height(), Layout.line(face) * unit);
        int y = canvas.height() - high;
        canvas.fill(0, y, canvas.width(), high, Colour.RED);
        String text = r.noData();
        int x = (canvas.width() - face.width(text, unit)) / 2;
        canvas.text(face, Math.max(0, x), y + (high - face.height() * unit) / 2, text, Colour.OFF, unit);
    }

    private String title(String queue) {
        return r.facts()
                .queue(queue)
                .map(q -> q.title(r.board().language()))
                .filter(t -> !queue.isEmpty())
                .orElse(queue)
                .toUpperCase(r.texts().locale());
    }

    /** The first text that fits, else the last. */
    private String fitting(List<String> texts, int room) {
        return texts.stream()
                .filter(t -> face.width(t, unit) <= room)
                .findFirst()
                .orElseGet(texts::getLast);
    }

    private int middle(Cell cell) {
        return cell.y() + (cell.height() - face.height() * unit) / 2;
    }

    private int centred(Cell cell, String text, int scale) {
        return cell.x() + (cell.width() - face.width(text, scale)) / 2;
    }
}
