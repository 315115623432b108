package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

    /** Whatever can be made can be walked to an end from each of its steps, whatever the caller presses. */
    @Test
    void everyFlowThatIsNotRefusedEndsFromEachStep() {
        int made = 0;
        for (long seed = 1; seed <= 20_000; seed++) {
            var random = new Random(seed);
            Flow flow = RandomFlows.draw(random);
            if (flow == null) continue;
            made++;
            for (String key : flow.steps().keySet()) {
                var walk = Walker.enter(flow, key, random.nextBoolean() ? Map.of("outage", "yes") : Map.of());
                int inputs = 0;
                while (!RandomFlows.isEnd(walk.then())) {
                    Input input = inputs++ < 40 ? RandomFlows.fitting(random, walk.then()) : new Input.TooLong();
                    walk = Walker.next(flow, walk.position(), input);
                }
                assertThat(inputs).as("seed %d from %s of %s", seed, key, flow).isLessThanOrEqualTo(41);
            }
        }
        assertThat(made).isGreaterThan(500);
    }

    /** No input sequence throws, and none makes a walk leave the flow or speak of steps that are not there. */
    @Test
    void noInputThrows() {
        for (long seed = 1; seed <= 20_000; seed++) {
            var random = new Random(seed);
            Flow flow = RandomFlows.draw(random);
            if (flow == null) continue;
            var walk = Walker.begin(flow, Map.of());
            var trail = new Trail();
            trail.begin(walk);
            for (int i = 0; i < 60; i++) {
                var at = walk.position();
                var input = RandomFlows.input(random);
                walk = Walker.next(flow, at, input);
                trail.note(flow.step(at.step()), at, input, walk);
                assertThat(flow.steps())
                        .as("seed %d", seed)
                        .containsKey(walk.position().step());
                assertThat(walk.position().typed().length()).isLessThan(Step.Digits.MOST);
            }
            assertThat(trail.toString()).as("seed %d", seed).hasSizeLessThanOrEqualTo(Trail.MAX_LENGTH);
            assertThat(flow.steps().keySet())
                    .as("seed %d", seed)
                    .containsAll(Trail.read(trail.toString()).stream()
                            .map(Trail.Visit::step)
                            .toList());
        }
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
