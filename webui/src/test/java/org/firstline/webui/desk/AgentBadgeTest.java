package org.firstline.webui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Needs;
import org.junit.jupiter.api.Test;

class AgentBadgeTest {
    private static AgentNow agent(Chosen chosen, Activity activity, boolean reachable) {
        return new AgentNow(
                "101",
                List.of(),
                Needs.NONE,
                chosen,
                "",
                activity,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                reachable,
                null,
                null,
                0);
    }

    /** A head who read "ready" looked for the fault elsewhere. */
    @Test
    void whoIsReadyWithoutAPhoneIsNotCalledJustReady() {
        assertThat(AgentBadge.word(agent(Chosen.READY, Activity.IDLE, true))).isEqualTo("Ready");
        assertThat(AgentBadge.word(agent(Chosen.READY, Activity.IDLE, false))).isEqualTo("Ready, without a phone");
        assertThat(AgentBadge.word(agent(Chosen.LOGGED_OUT, Activity.IDLE, false)))
                .isEqualTo("Logged out");
    }
}
