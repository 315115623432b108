package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Step QUEUE = new Step.Queue("internet", "internet");

    @Test
    void aFlowThatCannotBeWalkedToAnEndIsRefused() {
        refused("flows.no-step", Map.of("end", QUEUE));
        refused("flows.no-step", Map.of("start", say("start")));
        refused("flows.fallback-goes-on", Map.of("start", QUEUE, "end", say("start")));
        refused("flows.unknown-target", Map.of("start", say("gone"), "end", QUEUE));
        refused("flows.unknown-target", Map.of("start", menu("gone"), "end", QUEUE));
        refused("flows.endless", Map.of("start", say("second"), "second", say("start"), "end", QUEUE));
        refused(
                "flows.endless",
                Map.of("start", new Step.Branch("outage", Map.of("yes", "start"), "end"), "end", QUEUE));
        refused("flows.dead-end", Map.of("start", menu("second"), "second", menu("start"), "end", QUEUE));
        refused("flows.unreachable", Map.of("start", say("end"), "island", say("end"), "end", QUEUE));
    }

    @Test
    void aMenuMayLeadBackToItself() {
        assertThatCode(() -> flow(Map.of(
                        "start",
                        new Step.Menu(List.of(), Map.of('1', "end"), "start", Duration.ofSeconds(3)),
                        "end",
                        QUEUE)))
                .doesNotThrowAnyException();
    }

    @Test
    void theRefusalNamesTheStepInBothLanguages() {
        var refusal = org.junit.jupiter.api.Assertions.assertThrows(
                Refused.class, () -> flow(Map.of("start", say("gone"), "end", QUEUE)));
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("“start”", "“gone”");
        assertThat(refusal.sentence(Locale.of("ru"))).contains("«start»", "«gone»");
    }

    /** Whatever can be made can be walked to an end, whatever the caller presses. */
    @Test
    void everyFlowThatIsNotRefusedEnds() {
        int made = 0;
        for (long seed = 1; seed <= 5_000; seed++) {
            var random = new Random(seed);
            var steps = randomSteps(random);
            Flow flow;
            try {
                flow = new Flow("random", "s0", "s1", steps);
            } catch (Refused refused) {
                continue;
            }
            made++;
            var walk = Walker.begin(flow, Map.of("outage", random.nextBoolean() ? "yes" : "no"));
            int inputs = 0;
            while (walk.then() instanceof Walk.Listen) {
                Input input = inputs++ < 20
                        ? (random.nextBoolean()
                                ? new Input.Digit((char) ('0' + random.nextInt(10)))
                                : new Input.Silence())
                        : new Input.TooLong();
                walk = Walker.next(flow, walk.position(), input);
            }
            assertThat(inputs).as("seed %d", seed).isLessThanOrEqualTo(21);
        }
        assertThat(made).isGreaterThan(100);
    }

    private static Map<String, Step> randomSteps(Random random) {
        var steps = new HashMap<String, Step>();
        int n = 2 + random.nextInt(5);
        steps.put("s1", new Step.HangUp());
        for (int i = 0; i < n; i++) {
            if (i == 1) continue;
            String a = "s" + random.nextInt(n);
            String b = "s" + random.nextInt(n);
            steps.put(
                    "s" + i,
                    switch (random.nextInt(4)) {
                        case 0 -> say(a);
                        case 1 -> new Step.Menu(List.of(), Map.of('1', a), b, Duration.ofSeconds(1));
                        case 2 -> new Step.Branch("outage", Map.of("yes", a), b);
                        default -> QUEUE;
                    });
        }
        return steps;
    }

    private static void refused(String code, Map<String, Step> steps) {
        assertThatThrownBy(() -> flow(steps))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private static Flow flow(Map<String, Step> steps) {
        return new Flow("test", "start", "end", steps);
    }

    private static Step say(String next) {
        return new Step.Say(List.of(new Prompt.Recorded("words")), next);
    }

    private static Step menu(String otherwise) {
        return new Step.Menu(List.of(), Map.of(), otherwise, Duration.ofSeconds(3));
    }
}
