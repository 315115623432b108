package org.firstline.flows;

import java.time.Duration;
import java.util.List;

/**
 * One stretch of the way, up to where the caller must act or the flow ends: first say these, then do that.
 *
 * @param say in this order; where it ends in {@link Listen} a digit interrupts them
 */
public record Walk(Position position, List<Prompt> say, Then then) {
    public Walk {
        say = List.copyOf(say);
    }

    /** What follows the words. */
    public sealed interface Then {}

    /** Take one digit, or {@link Input.Silence} this long after the last word. */
    public record Listen(Duration silence) implements Then {}

    public record Enqueue(String queue, String category) implements Then {}

    public record End() implements Then {}
}
