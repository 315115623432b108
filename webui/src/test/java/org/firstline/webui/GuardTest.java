package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Needs(Role.SHIFT_HEAD)
    private static final class ForHeads {}

    private static final class ForEverybody {}

    @Test
    void eachRoleGetsWhereItMay() {
        assertThat(Guard.decide(ForHeads.class, agent(Role.AGENT))).isEqualTo(Guard.REFUSED);
        assertThat(Guard.decide(ForHeads.class, agent(Role.SHIFT_HEAD))).isEqualTo(Guard.OPEN);
        assertThat(Guard.decide(ForHeads.class, agent(Role.ADMIN))).isEqualTo(Guard.OPEN);
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        assertThat(Guard.decide(ForHeads.class, Optional.empty())).isEqualTo(Guard.SIGN_IN);
        assertThat(Guard.decide(ForEverybody.class, Optional.empty())).isEqualTo(Guard.OPEN);
    }

    private static Optional<Agent> agent(Role role) {
        return Optional.of(new Agent(1, "ann", "Ann", null, role, "en", List.of(), true));
    }
}
