package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

    /**
     * The trade's worked example (ICMI, callcentrehelper): 1000 answered, 60 abandoned; 860 answered and 20 abandoned
     * within 20 s, 10 of those within 5 s.
     */
    @Test
    void everyServiceLevelOfTheGoldenExample() {
        var example = new Tally(1060, 1000, 860, 60, 20, 10, 0, Duration.ZERO, Duration.ZERO);
        double[] percent = {83.02, 86.00, 81.13, 82.69, 82.08, 81.90};
        for (ServiceLevel formula : ServiceLevel.values())
            assertThat(Objects.requireNonNull(formula.of(example)) * 100)
                    .as(formula.name())
                    .isCloseTo(percent[formula.ordinal()], within(0.005));
        assertThat(example.serviceLevel()).isEqualTo(ServiceLevel.F6.of(example));
    }

    @Test
    void nothingIsNotAHundredPercent() {
        for (ServiceLevel formula : ServiceLevel.values())
            assertThat(formula.of(Tally.ZERO)).isNull();
        assertThat(Tally.abandoned(Duration.ofSeconds(1), 20).serviceLevel()).isNull();
        assertThat(Tally.ZERO.averageSpeedOfAnswer()).isNull();
    }

    @Test
    void theBordersOfShortAndInTime() {
        assertThat(Tally.answered(Duration.ofSeconds(20), 20).answeredIn()).isEqualTo(1);
        assertThat(Tally.answered(Duration.ofSeconds(20).plusNanos(1), 20).answeredIn())
                .isZero();
        assertThat(Tally.abandoned(Duration.ofSeconds(5).minusNanos(1), 20).shortAbandoned())
                .isEqualTo(1);
        assertThat(Tally.abandoned(Duration.ofSeconds(5), 20).shortAbandoned()).isZero();
    }

    @Test
    void anItemBelongsToTheDayAndTheMinuteInWhichItCame() {
        var book = new DayBook(ZONE, new DayBook.Counts(Map.of(), Map.of()));
        Instant beforeMidnight = Instant.parse("2026-11-22T18:59:59Z");
        Instant after = beforeMidnight.plusSeconds(40);
        book.entered("net", beforeMidnight);
        book.answered("net", beforeMidnight, 20, after);
        assertThat(book.today("net", after)).isEqualTo(Tally.ZERO);
        assertThat(book.today("net", beforeMidnight).averageSpeedOfAnswer()).isEqualTo(Duration.ofSeconds(40));
        assertThat(book.lastHalfHour("net", after).answered()).isEqualTo(1);
        assertThat(book.lastHalfHour("net", beforeMidnight.plus(Duration.ofMinutes(30)))
                        .answered())
                .isEqualTo(1);
        assertThat(book.lastHalfHour("net", beforeMidnight.plus(Duration.ofMinutes(31)))
                        .answered())
                .isZero();
        assertThat(book.takeUnsaved(after).days()).containsOnlyKeys(page("2026-11-22"));
        assertThat(book.takeUnsaved(after).isEmpty()).isTrue();
    }

    @Test
    void whoWaitedWhenTheBoxWentDownIsCountedAsOverflowed() {
        var saved = new Tally(5, 2, 2, 1, 0, 0, 0, Duration.ofSeconds(9), Duration.ofSeconds(8));
        var book = new DayBook(ZONE, new DayBook.Counts(Map.of(page("2026-11-22"), saved), Map.of()));
        Tally today = book.today("net", Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(today.inQueue()).isZero();
        assertThat(today.overflowed()).isEqualTo(2);
        assertThat(today.waited()).isEqualTo(saved.waited());
    }

    private static DayBook.Page page(String day) {
        return new DayBook.Page("net", LocalDate.parse(day));
    }
}
