package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.network.ExpectedChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedToldTest {
    private static final Instant CONFIRMED = Instant.parse("2026-11-25T09:00:00Z");

    private final List<ExpectedChange> history = new ArrayList<>();

    /** @param minutes after confirmation; null: not known any more */
    private ExpectedChange said(int after, @Nullable Integer minutes) {
        var last = history.isEmpty() ? null : history.getLast().to();
        var to = minutes == null ? null : CONFIRMED.plus(Duration.ofMinutes(minutes));
        var change = new ExpectedChange(1, CONFIRMED.plus(Duration.ofMinutes(after)), "head", last, to);
        history.add(change);
        return change;
    }

    private int times() {
        return ExpectedTold.of(history, CONFIRMED).times();
    }

    @Test
    void aSmallStepIsNotToldButManySmallStepsAre() {
        said(0, 120);
        assertThat(times()).as("the first telling said it").isZero();
        said(10, 150);
        assertThat(times()).as("30 minutes are not more than 30").isZero();
        said(20, 151);
        assertThat(times()).isEqualTo(1);
        said(30, 121);
        assertThat(times()).as("30 from what was told last").isEqualTo(1);
        said(40, 120);
        assertThat(times()).as("sooner is news too").isEqualTo(2);
    }

    @Test
    void theFirstTimeThatIsKnownIsNews() {
        said(5, 60);
        assertThat(times()).isEqualTo(1);
        said(6, null);
        assertThat(times()).as("nothing to say").isEqualTo(1);
        said(7, 60);
        assertThat(times()).isEqualTo(2);
    }
}
