package org.firstline.bridge.panel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a board says to a sign that writes text and draws no pictures: words that stay and values that change, in
 * reading order. A sign that can change a value without blanking is told the difference here.
 *
 * @param alarm what must be read before all else: shown instead of the rest by signs that know priorities; part of
 *     {@code parts} as well, and empty while nothing is urgent
 * @param lamp the worst of all, for walls that are no more than a lamp; OFF in the dark half of a blink
 */
public record Caption(List<Part> parts, List<Part> alarm, Colour lamp) {
    /** A piece of the caption; {@code text} is shown in {@code colour}, where OFF means the sign's own. */
    public sealed interface Part {
        String text();

        Colour colour();
    }

    /** Words that stay as long as the board does. */
    public record Words(String text, Colour colour) implements Part {}

    /** A value that changes while people look. */
    public record Live(String text, Colour colour) implements Part {}

    public static final Caption EMPTY = new Caption(List.of());

    public Caption {
        parts = List.copyOf(parts);
        alarm = List.copyOf(alarm);
    }

    /** Nothing is urgent. */
    public Caption(List<Part> parts) {
        this(parts, List.of(), Colour.GREEN);
    }

    /** All of it in one line: parts with a space between them. */
    public String text() {
        return parts.stream().map(Part::text).filter(t -> !t.isEmpty()).collect(Collectors.joining(" "));
    }
}
