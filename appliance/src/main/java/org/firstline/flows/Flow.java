package org.firstline.flows;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A decision tree as data. A flow that exists can be walked to an end from each of its steps: its maker is refused one
 * with unknown targets, dead ends, endless talk or steps that nothing leads to.
 *
 * @param name what people call it: "main"
 * @param start the first step
 * @param fallback where a caller is led who has been in the flow for too long: a {@link Step.Queue} or a
 *     {@link Step.HangUp}
 */
public record Flow(String name, String start, String fallback, Map<String, Step> steps) {
    public Flow {
        for (Problem problem : FlowCheck.shape(new Sketch(start, fallback, steps))) throw problem.refused();
        steps = Map.copyOf(steps);
    }

    /** @throws IllegalArgumentException for a step that this flow does not have */
    public Step step(String key) {
        var step = steps.get(key);
        if (step == null) throw new IllegalArgumentException("no step " + key + " in flow " + name);
        return step;
    }

    /**
     * The flow of a new box: who sits behind an outage hears of it and may hang up; then 1 internet, 2 cable television,
     * 3 billing and contracts, and anything else, silence too, internet.
     */
    public static Flow main() {
        List<Prompt> outage = List.of(new Prompt.Known(Prompt.OUTAGE), new Prompt.Recorded("outage-stay"));
        return new Flow(
                "main",
                "start",
                "internet",
                Map.of(
                        "start", new Step.Branch(Prompt.OUTAGE, Map.of("yes", "outage"), "greeting"),
                        "outage", new Step.Menu(outage, Map.of(), "greeting", Duration.ofSeconds(4)),
                        "greeting", new Step.Say(List.of(new Prompt.Recorded("greeting")), "menu"),
                        "menu",
                                new Step.Menu(
                                        List.of(new Prompt.Recorded("menu")),
                                        Map.of('1', "internet", '2', "tv", '3', "billing"),
                                        "internet",
                                        Duration.ofSeconds(5)),
                        "internet", new Step.Queue("internet", "internet"),
                        "tv", new Step.Queue("tv", "tv"),
                        "billing", new Step.Queue("billing", "billing")));
    }
}
