package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExitTest {
    /** Whatever the step, leading one exit elsewhere changes that one and no other. */
    @Test
    void anExitIsLedAloneAndTheOthersStay() {
        for (long seed = 1; seed <= 500; seed++) {
            Step step = RandomFlows.step(new Random(seed), "a", "b");
            var exits = Exit.of(step);
            assertThat(exits.stream().map(Exit::target))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(step.targets().toList());
            for (Exit exit : exits) {
                var led = Exit.of(Exit.led(step, exit.id(), "elsewhere"));
                for (int i = 0; i < exits.size(); i++)
                    assertThat(led.get(i).target())
                            .as("seed %d, %s of %s", seed, exit.id(), step)
                            .isEqualTo(
                                    exits.get(i).equals(exit)
                                            ? "elsewhere"
                                            : exits.get(i).target());
            }
        }
    }
}
