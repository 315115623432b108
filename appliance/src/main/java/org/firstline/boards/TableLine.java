package org.firstline.boards;

import java.util.ArrayList;
import java.util.List;
import org.firstline.boards.Layout.Cell;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;

/**
 * One line of the table of queues: the name on the left, numbers in columns from the right. A narrow board leaves
 * columns out, the last first, so that the name keeps a third of the line.
 */
record TableLine(Cell cell, Canvas canvas, int unit, Readings r) {
    static final List<Measure> COLUMNS =
            List.of(Measure.WAITING, Measure.LONGEST_WAIT, Measure.READY, Measure.SERVICE_LEVEL);

    private record Column(Measure measure, int right) {}

    private List<Column> columns() {
        List<Measure> shown = new ArrayList<>(COLUMNS);
        while (shown.size() > 1 && shown.stream().mapToInt(this::width).sum() > cell.width() * 2 / 3)
            shown.removeLast();
        var columns = new ArrayList<Column>();
        int right = cell.x() + cell.width() - unit;
        for (Measure measure : shown.reversed()) {
            columns.add(new Column(measure, right));
            right -= width(measure);
        }
        return columns.reversed();
    }

    private int width(Measure measure) {
        int label = r.face().width(r.labels(measure).getLast(), unit);
        return Math.max(label, r.face().width(measure.widest(), unit)) + 6 * unit;
    }

    void head() {
        for (Column column : columns()) {
            String label = r.labels(column.measure()).getLast();
            canvas.text(r.face(), column.right() - r.face().width(label, unit), y(), label, Colour.AMBER, unit);
        }
    }

    void row(QueueFacts queue) {
        List<Column> columns = columns();
        for (Column column : columns) {
            String value = r.value(column.measure(), queue.name());
            Level level = r.level(column.measure(), queue.name());
            Painter.small(canvas, column.right(), y(), value, level, r, unit);
        }
        int end = columns.getFirst().right() - width(columns.getFirst().measure());
        String name = queue.title(r.board().language());
        canvas.text(r.face(), cell.x() + unit, y(), cut(name, end - cell.x() - unit), Colour.GREEN, unit);
    }

    private String cut(String name, int room) {
        if (r.face().width(name, unit) <= room) return name;
        String cut = name;
        while (!cut.isEmpty() && r.face().width(cut + ".", unit) > room)
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        return cut.strip() + ".";
    }

    private int y() {
        return cell.y() + (cell.height() - r.face().height() * unit) / 2;
    }
}
