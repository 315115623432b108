package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void everyCallThatTheCoreHasWithItselfIsAnswered() {
        assertThat(WarmUp.run(Instant.EPOCH)).isEqualTo(WarmUp.CALLS);
    }
}
