package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstline.boards.Threshold.Held;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits of the contact-centre paper, section 3.2, and what keeps colours from flickering. */
class ThresholdTest {
    private static final Instant NOW = Samples.NOW;
    private static final Threshold LONGEST = Threshold.of(Measure.LONGEST_WAIT);

    @Test
    void limitsAreThoseOfThePaper() {
        longest(0, Level.GOOD);
        longest(19, Level.GOOD);
        longest(20, Level.WARN);
        longest(60, Level.WARN);
        longest(61, Level.ALARM);
        longest(120, Level.ALARM);
        longest(121, Level.URGENT);

        // waiting / logged in
        level(Measure.WAITING, queue(1, 2, 0, 10, 0, 0, null), Level.GOOD);
        level(Measure.WAITING, queue(2, 2, 0, 10, 0, 0, null), Level.WARN);
        level(Measure.WAITING, queue(3, 2, 0, 10, 0, 0, null), Level.WARN);
        level(Measure.WAITING, queue(4, 2, 0, 10, 0, 0, null), Level.ALARM);
        level(Measure.WAITING, queue(1, 0, 0, 0, 0, 0, null), Level.ALARM);
        level(Measure.WAITING, queue(0, 0, 0, 0, 0, 0, null), Level.GOOD);

        level(Measure.SERVICE_LEVEL, queue(0, 2, 0, 10, 9, 0, 0.80), Level.GOOD);
        level(Measure.SERVICE_LEVEL, queue(0, 2, 0, 10, 9, 0, 0.79), Level.WARN);
        level(Measure.SERVICE_LEVEL, queue(0, 2, 0, 10, 9, 0, 0.69), Level.ALARM);
        level(Measure.SERVICE_LEVEL, queue(0, 2, 0, 10, 0, 0, null), Level.GOOD);

        level(Measure.READY, queue(0, 2, 0, 10, 0, 0, null), Level.GOOD);
        level(Measure.READY, queue(0, 1, 0, 10, 0, 0, null), Level.WARN);
        level(Measure.READY, queue(0, 0, 0, 10, 0, 0, null), Level.WARN);
        level(Measure.READY, queue(1, 0, 0, 10, 0, 0, null), Level.URGENT);

        level(Measure.ABANDONED, queue(0, 2, 0, 10, 100, 4, null), Level.GOOD);
        level(Measure.ABANDONED, queue(0, 2, 0, 10, 100, 5, null), Level.WARN);
        level(Measure.ABANDONED, queue(0, 2, 0, 10, 100, 9, null), Level.ALARM);

        level(Measure.ON_BREAK, queue(0, 2, 3, 20, 0, 0, null), Level.GOOD);
        level(Measure.ON_BREAK, queue(0, 2, 4, 20, 0, 0, null), Level.WARN);
        level(Measure.ON_BREAK, queue(0, 2, 6, 20, 0, 0, null), Level.ALARM);
    }

    @Test
    void worseAtOnceBetterAfterTenSecondsBeyondNinetyPerCent() {
        Held held = LONGEST.step(Held.GOOD, 61, NOW);
        assertThat(held.level()).isEqualTo(Level.ALARM);
        // 55 is better than 60, but not better than 54
        held = LONGEST.step(held, 55, NOW.plusSeconds(60));
        assertThat(held).isEqualTo(new Held(Level.ALARM, null));
        held = LONGEST.step(held, 53, NOW.plusSeconds(61));
        held = LONGEST.step(held, 53, NOW.plusSeconds(70));
        assertThat(held.level()).isEqualTo(Level.ALARM);
        held = LONGEST.step(held, 53, NOW.plusSeconds(71));
        assertThat(held.level()).isEqualTo(Level.WARN);
    }

    @Test
    void oneBadMomentStartsTheTenSecondsAnew() {
        Held held = LONGEST.step(Held.GOOD, 61, NOW);
        held = LONGEST.step(held, 0, NOW.plusSeconds(1));
        held = LONGEST.step(held, 58, NOW.plusSeconds(8));
        held = LONGEST.step(held, 0, NOW.plusSeconds(9));
        assertThat(LONGEST.step(held, 0, NOW.plusSeconds(12)).level()).isEqualTo(Level.ALARM);
        assertThat(LONGEST.step(held, 0, NOW.plusSeconds(19)).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void twoReadyAgentsAreEnoughAgain() {
        var ready = Threshold.of(Measure.READY);
        Held held = ready.step(Held.GOOD, Threshold.badness(Measure.READY, queue(0, 1, 0, 10, 0, 0, null), NOW), NOW);
        held = ready.step(held, 0, NOW.plusSeconds(1));
        assertThat(ready.step(held, 0, NOW.plusSeconds(11)).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void neverTooGoodAndNeverDownWithinTenSecondsOfTheCause() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            Held held = Held.GOOD;
            Instant now = NOW;
            Instant lastAsBad = NOW;
            for (int i = 0; i < 200; i++) {
                now = now.plusMillis(random.nextInt(3000));
                double badness = random.nextInt(130);
                Level raw = LONGEST.level(badness);
                Level before = held.level();
                if (raw.compareTo(before) >= 0) lastAsBad = now;
                held = LONGEST.step(held, badness, now);
                assertThat(held.level()).as("seed %d, step %d", seed, i).isGreaterThanOrEqualTo(raw);
                if (held.level().compareTo(before) < 0) {
                    assertThat(Duration.between(lastAsBad, now))
                            .as("seed %d, step %d", seed, i)
                            .isGreaterThanOrEqualTo(Threshold.HOLD);
                    lastAsBad = now;
                }
            }
        }
    }

    @Test
    void oldFactsChangeNoLevel() {
        var facts = Samples.facts(NOW, List.of(Samples.internet(1, 70, 3)), 0, List.of(), "");
        Levels levels = Levels.NONE.step(facts, NOW);
        assertThat(levels.of(Measure.LONGEST_WAIT, "internet")).isEqualTo(Level.ALARM);
        assertThat(levels.step(facts, NOW.plusSeconds(100)).of(Measure.LONGEST_WAIT, "internet"))
                .isEqualTo(Level.ALARM);
        assertThat(levels.of(Measure.LONGEST_WAIT, "nobody")).isEqualTo(Level.GOOD);
    }

    private static void longest(int seconds, Level level) {
        level(Measure.LONGEST_WAIT, Samples.internet(1, seconds, 3), level);
    }

    private static void level(Measure measure, QueueFacts queue, Level level) {
        assertThat(Threshold.of(measure).level(Threshold.badness(measure, queue, NOW)))
                .as("%s of %s", measure, queue)
                .isEqualTo(level);
    }

    private static QueueFacts queue(
            int waiting, int ready, int onBreak, int loggedIn, int offered, int abandoned, @Nullable Double level) {
        return new QueueFacts(
                "q", Map.of(), waiting, null, ready, 0, onBreak, loggedIn, offered, offered, abandoned, level);
    }
}
