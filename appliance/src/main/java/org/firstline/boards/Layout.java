package org.firstline.boards;

import java.util.ArrayList;
import java.util.List;
import org.firstline.bridge.panel.Face;

/**
 * Where each tile goes. Tiles fill rows in reading order: figures stand side by side and share what height the lines
 * leave; lines are one line of text high, and small ones share a line. What does not fit on the board goes on its next
 * page, as does what follows a new page; a greeting has a page to itself. Pure.
 */
final class Layout {
    /** The width of a line, in the parts that tiles which share one take. */
    private static final int LINE_ROOM = 11;

    /** Columns of diodes, at scale 1. */
    private static final int NARROW = 100;

    /** What can be painted: a tile, or one line of a table. */
    sealed interface Item {
        record Whole(Tile tile) implements Item {}

        record TableHead() implements Item {}

        record TableRow(QueueFacts queue) implements Item {}
    }

    record Cell(Item item, int x, int y, int width, int height) {}

    /** @param alone whether it fills a page; one without items only ends the page before it */
    private record Row(List<Item> items, List<Integer> weights, boolean grows, boolean alone) {}

    private final Readings readings;
    private final Face face;
    private final int unit;
    private final int width;
    private final int height;

    private Layout(Readings readings) {
        this.readings = readings;
        this.face = readings.face();
        this.width = readings.board().width();
        this.height = readings.board().height();
        this.unit = unit(width, height);
    }

    /** From one line to the next, at scale 1. */
    static int line(Face face) {
        return face.height() + 2;
    }

    /** A figure with its label above, at scale 1. */
    private int figure() {
        return 2 * line(face);
    }

    /** How large the small letters are: a board of four times the diodes has letters of twice the height. */
    static int unit(int width, int height) {
        return Math.max(1, Math.min(width / 160, height / 90));
    }

    /** One page or more, none of them empty. */
    static List<List<Cell>> pages(Readings readings) {
        return new Layout(readings).pages();
    }

    private List<List<Cell>> pages() {
        var pages = new ArrayList<List<Cell>>();
        var page = new ArrayList<Row>();
        int used = 0;
        for (Row row : rows()) {
            int need = row.alone() ? height : least(row);
            if (!page.isEmpty() && (row.items().isEmpty() || used + need > height)) {
                pages.add(cells(page));
                page.clear();
                used = 0;
            }
            if (row.items().isEmpty()) continue;
            page.add(row);
            used += need;
        }
        if (!page.isEmpty()) pages.add(cells(page));
        return pages;
    }

    private int least(Row row) {
        if (row.alone()) return height;
        return Math.min(height, unit * (row.grows() && height >= figure() * unit ? figure() : line(face)));
    }

    /** Spreads the height that is left over the figures, or between the lines where there is no figure. */
    private List<Cell> cells(List<Row> page) {
        int left = height - page.stream().mapToInt(this::least).sum();
        long growing = page.stream().filter(Row::grows).count();
        var cells = new ArrayList<Cell>();
        int y = 0;
        int takers = (int) (growing > 0 ? growing : page.size());
        for (Row row : page) {
            int extra = 0;
            if (growing == 0 || row.grows()) {
                extra = left / takers;
                left -= extra;
                takers--;
            }
            int rowHeight = least(row) + extra;
            int sum = row.weights().stream().mapToInt(Integer::intValue).sum();
            int before = 0;
            for (int i = 0; i < row.items().size(); i++) {
                int x = width * before / sum;
                before += row.weights().get(i);
                cells.add(new Cell(row.items().get(i), x, y, width * before / sum - x, rowHeight));
            }
            y += rowHeight;
        }
        return cells;
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (Tile tile : readings.board().tiles())
            switch (tile) {
                case Tile.Figure f -> add(rows, new Item.Whole(f), figureWidth(f), width, true);
                case Tile.NewPage p -> rows.add(new Row(List.of(), List.of(), false, false));
                case Tile.Greeting g -> rows.add(new Row(List.of(new Item.Whole(g)), List.of(LINE_ROOM), false, true));
                case Tile.Trunks t -> add(rows, new Item.Whole(t), 4, LINE_ROOM, false);
                case Tile.Breaks b -> add(rows, new Item.Whole(b), 7, LINE_ROOM, false);
                case Tile.QueueTable t -> {
                    // on a low board a head would be a page of its own
                    if (height >= 4 * line(face) * unit) add(rows, new Item.TableHead(), LINE_ROOM, LINE_ROOM, false);
                    for (QueueFacts queue : readings.facts().queues())
                        add(rows, new Item.TableRow(queue), LINE_ROOM, LINE_ROOM, false);
                }
                case Tile.Outages o -> add(rows, new Item.Whole(o), isNarrow() ? 5 : 7, LINE_ROOM, false);
                case Tile.Sms s -> add(rows, new Item.Whole(s), isNarrow() ? 3 : 2, LINE_ROOM, false);
                case Tile.Condition c -> add(rows, new Item.Whole(c), isNarrow() ? 3 : 2, LINE_ROOM, false);
                case Tile.Clock c -> add(rows, new Item.Whole(c), LINE_ROOM, LINE_ROOM, false);
                case Tile.TextLine line -> add(rows, new Item.Whole(line), LINE_ROOM, LINE_ROOM, false);
            }
        return rows;
    }

    /** Where words of outages fit nowhere, signs and numbers share the line more evenly, or a number would be cut. */
    private boolean isNarrow() {
        return width < NARROW * unit;
    }

    /** Into the last row where it is of this kind and has room, else into a new one. */
    private static void add(List<Row> rows, Item item, int weight, int room, boolean grows) {
        Row last = rows.isEmpty() ? null : rows.getLast();
        if (last == null
                || last.items().isEmpty()
                || last.alone()
                || last.grows() != grows
                || last.weights().stream().mapToInt(Integer::intValue).sum() + weight > room) {
            last = new Row(new ArrayList<>(), new ArrayList<>(), grows, false);
            rows.add(last);
        }
        last.items().add(item);
        last.weights().add(weight);
    }

    /** Room for its short label and for its number at twice the height of small letters. */
    private int figureWidth(Tile.Figure figure) {
        int label = face.width(readings.labels(figure.measure()).getLast(), unit);
        int number = face.width(figure.measure().widest(), 2 * unit);
        int need = Math.max(label, number) + 4 * unit;
        return Math.min(
                width,
                switch (figure.size()) {
                    case NORMAL -> need;
                    case WIDE -> 2 * need;
                    case FULL -> width;
                });
    }
}
