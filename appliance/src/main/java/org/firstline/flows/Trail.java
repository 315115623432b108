package org.firstline.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The steps that one caller came through, as a line of text: {@code greeting menu=9=2 tv}. Behind a step stands what was
 * pressed there, once for each time that it asked: a key; {@code -} for silence; {@code ok} for a number that was taken
 * and {@code no} for one that was not, since account numbers are not written down; {@code late} where he was led to the
 * fallback. {@code !} stands behind the step where the caller hung up. Not for several threads.
 */
public final class Trail {
    /** Longer ways are cut in front, so that the end is always there. */
    public static final int MAX_LENGTH = 1000;

    /**
     * A step as it was passed.
     *
     * @param pressed what was pressed, in order
     * @param hungUp whether the caller hung up there
     */
    public record Visit(String step, List<String> pressed, boolean hungUp) {}

    private final StringBuilder line = new StringBuilder();

    /** The walk has begun. */
    public void begin(Walk walk) {
        passed(walk.passed());
    }

    /** What followed from the input at the step where the caller was. */
    public void note(Step step, Position at, Input input, Walk then) {
        String pressed = pressed(step, at, input, then);
        if (!pressed.isEmpty()) line.append('=').append(pressed);
        passed(then.passed());
    }

    /** The caller hung up at the step where he was. */
    public void hungUp() {
        line.append('!');
    }

    private void passed(List<String> steps) {
        for (String step : steps) {
            if (!line.isEmpty()) line.append(' ');
            line.append(step);
        }
    }

    private static String pressed(Step step, Position at, Input input, Walk then) {
        if (input instanceof Input.TooLong) return "late";
        if (input instanceof Input.NoTransfer) return "no";
        if (step instanceof Step.Digits digits) {
            if (then.passed().isEmpty()) return then.position().tries() > at.tries() ? "no" : "";
            return then.passed().getFirst().equals(digits.next()) ? "ok" : "no";
        }
        if (!step.listens()) return "";
        return switch (input) {
            case Input.Digit(char key) -> String.valueOf(key);
            case Input.Silence _ -> "-";
            default -> "";
        };
    }

    @Override
    public String toString() {
        if (line.length() <= MAX_LENGTH) return line.toString();
        int from = line.indexOf(" ", line.length() - MAX_LENGTH);
        return line.substring(from < 0 ? line.length() - MAX_LENGTH : from + 1);
    }

    /** Reads what {@link #toString} wrote. */
    public static List<Visit> read(String trail) {
        var visits = new ArrayList<Visit>();
        for (String word : trail.split(" ")) {
            boolean hungUp = word.endsWith("!");
            var parts = Arrays.asList((hungUp ? word.substring(0, word.length() - 1) : word).split("="));
            if (!parts.getFirst().isEmpty())
                visits.add(new Visit(parts.getFirst(), List.copyOf(parts.subList(1, parts.size())), hungUp));
        }
        return visits;
    }
}
