package org.firstline.boards;

import java.util.ArrayList;
import java.util.List;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Caption.Live;
import org.firstline.bridge.panel.Caption.Part;
import org.firstline.bridge.panel.Caption.Words;
import org.firstline.bridge.panel.Colour;

/** A board in one line of text, for signs that only write. Pure; says what {@link Painter} draws. */
final class Captions {
    private Captions() {}

    static Caption compose(Readings r) {
        if (r.stale()) {
            // a tower of lamps goes dark: no colour of it would be true
            List<Part> noData = List.of(new Words(r.noData(), Colour.RED));
            return new Caption(noData, noData, Colour.OFF);
        }
        var parts = new ArrayList<Part>();
        var alarm = new ArrayList<Part>();
        for (Tile tile : r.board().tiles())
            switch (tile) {
                case Tile.Clock c -> parts.add(new Live(r.clock(), Colour.GREEN));
                case Tile.Figure f -> {
                    figure(parts, r, f);
                    if (r.level(f) == Level.URGENT) figure(alarm, r, f);
                }
                case Tile.QueueTable t -> {
                    for (QueueFacts q : r.facts().queues()) {
                        words(parts, q.title(r.board().language()), Colour.GREEN);
                        for (Measure measure : List.of(Measure.WAITING, Measure.LONGEST_WAIT))
                            value(parts, r.value(measure, q.name()), r.level(measure, q.name()));
                    }
                }
                case Tile.Outages o -> {
                    // words, not values: an outage may make the sign blink
                    if (r.facts().openOutages() > 0)
                        words(parts, r.outages().getFirst().substring(2), Colour.AMBER);
                }
                case Tile.Sms s -> {
                    words(parts, "SMS", Colour.GREEN);
                    parts.add(new Live(Integer.toString(r.facts().smsQueued()), Colour.GREEN));
                }
                case Tile.Condition c -> {
                    if (!r.facts().ill().isEmpty())
                        words(parts, "! " + r.condition().getFirst().substring(2), Colour.RED);
                }
                case Tile.Trunks t -> {
                    if (!r.trunksDown().isEmpty()) words(parts, "! " + String.join(", ", r.trunksDown()), Colour.RED);
                }
                case Tile.Breaks b -> parts.add(new Live(r.breaks().getLast(), Colour.GREEN));
                case Tile.TextLine line -> words(parts, r.textLine(line), Colour.AMBER);
                case Tile.NewPage p -> {}
                case Tile.Greeting g -> words(parts, g.text(), Colour.AMBER);
            }
        Level worst = r.worst();
        Colour lamp = worst == Level.URGENT && !Painter.lit(r.now()) ? Colour.OFF : worst.colour();
        return new Caption(parts, alarm, lamp);
    }

    private static void figure(List<Part> parts, Readings r, Tile.Figure f) {
        String queue = r.facts()
                .queue(f.queue())
                .map(q -> q.title(r.board().language()))
                .orElse(f.queue());
        words(parts, (queue + " " + r.labels(f.measure()).getLast()).strip(), Colour.GREEN);
        value(parts, r.value(f.measure(), f.queue()), r.level(f));
    }

    private static void words(List<Part> parts, String text, Colour colour) {
        if (!text.isBlank()) parts.add(new Words(text, colour));
    }

    /** The sign of a bad number goes with it: one mark for amber, two for red. */
    private static void value(List<Part> parts, String value, Level level) {
        String mark = switch (level) {
            case GOOD -> "";
            case WARN -> "!";
            case ALARM, URGENT -> "!!";
        };
        parts.add(new Live(value + mark, level.colour()));
    }
}
