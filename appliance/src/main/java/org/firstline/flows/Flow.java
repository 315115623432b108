package org.firstline.flows;

import static java.util.Map.entry;

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
     * The flow of a new box: who sits behind an outage hears where it is and when it should be over, or only what is new
     * if he has heard it before; 1 promises an SMS, anything else goes on. Then 1 internet, 2 cable television, 3 billing
     * and contracts, and anything else, silence too, internet.
     */
    public static Flow main() {
        return new Flow(
                "main",
                "start",
                "internet",
                Map.ofEntries(
                        entry("start", new Step.Branch(Facts.OUTAGE, Map.of("yes", "heard"), "greeting")),
                        entry(
                                "heard",
                                new Step.Branch(
                                        Facts.OUTAGE_TOLD, Map.of("same", "news", "changed", "news"), "outage")),
                        entry("outage", outage(Prompt.OUTAGE)),
                        entry("news", outage(Prompt.OUTAGE_CHANGE)),
                        entry("promise", new Step.TellWhenFixed("promised", "greeting")),
                        entry("promised", new Step.Say(List.of(new Prompt.Recorded("sms-promised")), "greeting")),
                        entry("greeting", new Step.Say(List.of(new Prompt.Recorded("greeting")), "menu")),
                        entry(
                                "menu",
                                new Step.Menu(
                                        List.of(new Prompt.Recorded("menu")),
                                        Map.of('1', "internet", '2', "tv", '3', "billing"),
                                        "internet",
                                        Duration.ofSeconds(5))),
                        entry("internet", new Step.Queue("internet", "internet")),
                        entry("tv", new Step.Queue("tv", "tv")),
                        entry("billing", new Step.Queue("billing", "billing"))));
    }

    private static Step outage(String words) {
        return new Step.Menu(
                List.of(new Prompt.Known(words), new Prompt.Recorded("outage-choices")),
                Map.of('1', "promise", '2', "greeting"),
                "greeting",
                Duration.ofSeconds(4));
    }
}
