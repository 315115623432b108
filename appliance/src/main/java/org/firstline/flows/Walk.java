package org.firstline.flows;

import java.time.Duration;
import java.util.List;

/**
 * One stretch of the way, up to where somebody must act or the flow ends: first say these, then do that.
 *
 * @param say in this order; where it ends in {@link Listen} a digit interrupts them
 * @param passed the steps that the caller came through on this stretch, the last one included
 */
public record Walk(Position position, List<Prompt> say, Then then, List<String> passed) {
    public Walk {
        say = List.copyOf(say);
        passed = List.copyOf(passed);
    }

    /** What follows the words. */
    public sealed interface Then {}

    /** Take one digit, or {@link Input.Silence} this long after the last word. */
    public record Listen(Duration silence) implements Then {}

    /** Find the answer and bring it as {@link Input.Answer}, even if there is none. The flow goes on then. */
    public record Ask(Question question) implements Then {}

    /** Bring {@link Input.Spoken}: what is said next is in another language, {@link Facts#LANGUAGE}. */
    public record GoOn() implements Then {}

    /**
     * Ring there; the flow is over when somebody answers, and goes on with {@link Input.NoTransfer} when nobody does.
     *
     * @param number an extension of the house, or a number outside
     */
    public record Transfer(String number, Duration ring) implements Then {}

    /** The end: the caller waits for a person. */
    public record Enqueue(String queue, String category, Wish wish) implements Then {
        public Enqueue(String queue, String category) {
            this(queue, category, Wish.USUAL);
        }
    }

    /** The end: the caller leaves a message for those who serve this queue. */
    public record Voicemail(String queue) implements Then {}

    /** The end: the caller is called back in his turn of this queue. */
    public record Callback(String queue) implements Then {}

    /** The end of the call. */
    public record End() implements Then {}
}
