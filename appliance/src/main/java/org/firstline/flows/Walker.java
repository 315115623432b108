package org.firstline.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks flows: a pure function from where the caller is, and what he does, to what comes next. */
public final class Walker {
    private Walker() {}

    /** @param facts what is known of the caller: {@link Position#facts} */
    public static Walk begin(Flow flow, Map<String, String> facts) {
        return from(flow, flow.start(), facts);
    }

    /** What follows an input. One that a step does not wait for changes nothing: the walk stays where it is, silent. */
    public static Walk next(Flow flow, Position at, Input input) {
        var step = flow.step(at.step());
        return switch (step) {
            case Step.Menu menu -> from(flow, choose(flow, menu, input), at.facts());
            case Step.Say _, Step.Branch _ ->
                throw new IllegalArgumentException("nobody waits at " + at.step() + " of flow " + flow.name());
            case Step.Queue _, Step.HangUp _ -> new Walk(at, List.of(), last(step));
        };
    }

    private static String choose(Flow flow, Step.Menu menu, Input input) {
        return switch (input) {
            case Input.Digit(char key) -> menu.choices().getOrDefault(key, menu.otherwise());
            case Input.Silence() -> menu.otherwise();
            case Input.TooLong() -> flow.fallback();
        };
    }

    private static Walk from(Flow flow, String start, Map<String, String> facts) {
        var say = new ArrayList<Prompt>();
        String key = start;
        // ends because a flow in which talk leads back to itself cannot be made
        while (true) {
            var step = flow.step(key);
            switch (step) {
                case Step.Say next -> {
                    say.addAll(next.prompts());
                    key = next.next();
                }
                case Step.Branch branch ->
                    key = branch.cases().getOrDefault(facts.getOrDefault(branch.fact(), ""), branch.otherwise());
                case Step.Menu menu -> {
                    say.addAll(menu.prompts());
                    return new Walk(new Position(key, facts), say, new Walk.Listen(menu.silence()));
                }
                case Step.Queue _, Step.HangUp _ -> {
                    return new Walk(new Position(key, facts), say, last(step));
                }
            }
        }
    }

    private static Walk.Then last(Step step) {
        return step instanceof Step.Queue(String queue, String category)
                ? new Walk.Enqueue(queue, category)
                : new Walk.End();
    }
}
