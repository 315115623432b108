package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstline.web.Access.Verdict.ALLOWED;
import static org.firstline.web.Access.Verdict.FORBIDDEN;
import static org.firstline.web.Access.Verdict.NEEDS_TOKEN;

import java.util.Optional;
import org.firstline.people.TokenScope;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Optional<Caller> NOBODY = Optional.empty();
    private static final Optional<Caller> MACHINE = Optional.of(new Caller("billing", TokenScope.API));
    private static final Optional<Caller> SCREEN = Optional.of(new Caller("hall", TokenScope.DEVICE));

    @Test
    void onlyHealthAndTheDescriptionAreOpen() {
        assertThat(Access.decide("GET", "health", NOBODY)).isEqualTo(ALLOWED);
        assertThat(Access.decide("GET", "openapi.json", NOBODY)).isEqualTo(ALLOWED);
        assertThat(Access.decide("POST", "health", NOBODY)).isEqualTo(NEEDS_TOKEN);
        assertThat(Access.decide("GET", "healthy", NOBODY)).isEqualTo(NEEDS_TOKEN);
        assertThat(Access.decide("GET", "calls", NOBODY)).isEqualTo(NEEDS_TOKEN);
        assertThat(Access.decide("GET", "boards/hall/frame", NOBODY)).isEqualTo(NEEDS_TOKEN);
    }

    @Test
    void aDeviceLooksAtBoardsAndNothingElse() {
        assertThat(Access.decide("GET", "boards/hall/frame", SCREEN)).isEqualTo(ALLOWED);
        assertThat(Access.decide("PUT", "boards/hall", SCREEN)).isEqualTo(FORBIDDEN);
        assertThat(Access.decide("GET", "boards", SCREEN)).isEqualTo(FORBIDDEN);
        assertThat(Access.decide("GET", "subscribers", SCREEN)).isEqualTo(FORBIDDEN);
    }

    @Test
    void aMachineMayDoEverything() {
        assertThat(Access.decide("POST", "tickets", MACHINE)).isEqualTo(ALLOWED);
        assertThat(Access.decide("GET", "boards/hall/frame", MACHINE)).isEqualTo(ALLOWED);
    }
}
