package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firstline.diagnostics.RepairRule.Judgement;
import org.junit.jupiter.api.Test;

/** When a repair is believed: examples, and what holds for every sample. */
class RepairRuleTest {
    private static final RepairRule RULE = RepairRule.STANDARD;
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant SOON = START.plusSeconds(300);
    private static final Instant LATE = START.plus(RULE.delay()).plus(RULE.patience());

    private static Sampled one(long id, Mark probe, boolean asked, Answer answer) {
        return new Sampled(id, asked ? "+7951000" + id : "", probe, START, asked ? START : null, answer, null);
    }

    private static Judgement judge(Instant now, Sampled... sample) {
        return RULE.judge(List.of(sample), START, now);
    }

    private static Judgement judgement(RepairVerdict verdict, String reason) {
        return new Judgement(verdict, reason);
    }

    @Test
    void enoughWhoSayYesCloseIt() {
        var yes = one(1, Mark.OK, true, Answer.YES);
        var silent = one(2, Mark.OK, true, Answer.NONE);
        var third = one(3, Mark.UNKNOWN, true, Answer.NONE);
        assertThat(judge(SOON, yes, silent)).isEqualTo(judgement(RepairVerdict.VERIFIED, "answers"));
        assertThat(judge(SOON, yes, silent, third).verdict()).isEqualTo(RepairVerdict.PENDING);
        assertThat(judge(LATE, yes, silent, third)).isEqualTo(judgement(RepairVerdict.VERIFIED, "time-out"));
    }

    @Test
    void oneNoOpensItAgainWhateverElseIsKnown() {
        assertThat(judge(SOON, one(1, Mark.OK, true, Answer.YES), one(2, Mark.OK, true, Answer.NO)))
                .isEqualTo(judgement(RepairVerdict.REOPEN, "answer-no"));
    }

    @Test
    void redLinesOpenItAgainButOneOfManyDoesNot() {
        var red = one(1, Mark.BAD, false, Answer.NONE);
        var red2 = one(2, Mark.BAD, false, Answer.NONE);
        var green = one(3, Mark.OK, true, Answer.NONE);
        var green2 = one(4, Mark.OK, true, Answer.NONE);
        assertThat(judge(SOON, red, red2, green)).isEqualTo(judgement(RepairVerdict.REOPEN, "red"));
        assertThat(judge(SOON, red, green).verdict()).isEqualTo(RepairVerdict.PENDING);
        assertThat(judge(LATE, red, green, green2)).isEqualTo(judgement(RepairVerdict.VERIFIED, "time-out"));
        assertThat(judge(SOON, red)).as("the only line there is").isEqualTo(judgement(RepairVerdict.REOPEN, "red"));
    }

    @Test
    void whereNobodyCanBeAskedTheProbesDecideAndWhereNothingIsKnownNothingIsClaimed() {
        assertThat(judge(SOON, one(1, Mark.OK, false, Answer.NONE)))
                .isEqualTo(judgement(RepairVerdict.VERIFIED, "probes"));
        assertThat(judge(SOON, one(1, Mark.UNKNOWN, false, Answer.NONE)).verdict())
                .isEqualTo(RepairVerdict.PENDING);
        assertThat(judge(LATE, one(1, Mark.UNKNOWN, true, Answer.NONE)))
                .isEqualTo(judgement(RepairVerdict.UNDECIDED, "no-evidence"));
        assertThat(judge(START)).isEqualTo(judgement(RepairVerdict.VERIFIED, "nobody"));
    }

    @Test
    void nothingIsSaidBeforeTheLinesWereLookedAt() {
        var waits = Sampled.of(1, "+79510001");
        assertThat(judge(SOON, waits, one(2, Mark.OK, true, Answer.YES)).verdict())
                .isEqualTo(RepairVerdict.PENDING);
    }

    @Test
    void theSampleIsAShareWithinItsBounds() {
        assertThat(RULE.sample(0)).isZero();
        assertThat(RULE.sample(2)).isEqualTo(2);
        assertThat(RULE.sample(40)).isEqualTo(3);
        assertThat(RULE.sample(100)).isEqualTo(5);
        assertThat(RULE.sample(50_000)).isEqualTo(20);
    }

    /** 20,000 samples by chance; a failure prints its seed. */
    @Test
    void whatHoldsForEverySample() {
        for (long seed = 0; seed < 20_000; seed++) {
            var dice = new Random(seed);
            var sample = sample(dice);
            Instant now = START.plus(Duration.ofSeconds(dice.nextInt(3000)));
            Judgement judged = RULE.judge(sample, START, now);
            String seen = "seed " + seed + " " + sample + " at " + now;

            boolean no = sample.stream().anyMatch(s -> s.answer() == Answer.NO);
            if (no) assertThat(judged.verdict()).as(seen).isEqualTo(RepairVerdict.REOPEN);
            if (!now.isBefore(LATE)) assertThat(judged.verdict()).as(seen).isNotEqualTo(RepairVerdict.PENDING);
            if (judged.verdict() == RepairVerdict.VERIFIED && !sample.isEmpty())
                assertThat(sample.stream().anyMatch(Sampled::isGreen)).as(seen).isTrue();
            assertThat(judged.verdict()).as(seen).isNotEqualTo(RepairVerdict.OVERTAKEN);
            assertThat(RULE.judge(sample.reversed(), START, now))
                    .as("order matters: " + seen)
                    .isEqualTo(judged);

            // one more yes never makes it worse
            var better = new ArrayList<>(sample);
            for (int i = 0; i < better.size(); i++) {
                Sampled s = better.get(i);
                if (s.askedAt() == null || s.answer() != Answer.NONE) continue;
                better.set(i, s.answered(Answer.YES, now));
                break;
            }
            RepairVerdict after = RULE.judge(better, START, now).verdict();
            assertThat(rank(after)).as("a yes made it worse: " + seen).isGreaterThanOrEqualTo(rank(judged.verdict()));

            // and time alone never takes back a verdict
            if (judged.verdict() == RepairVerdict.VERIFIED || judged.verdict() == RepairVerdict.REOPEN)
                assertThat(RULE.judge(sample, START, now.plusSeconds(10_000)).verdict())
                        .as(seen)
                        .isEqualTo(judged.verdict());
        }
    }

    private static int rank(RepairVerdict verdict) {
        return switch (verdict) {
            case REOPEN -> 0;
            case UNDECIDED, PENDING, OVERTAKEN -> 1;
            case VERIFIED -> 2;
        };
    }

    private static List<Sampled> sample(Random dice) {
        var sample = new ArrayList<Sampled>();
        int size = dice.nextInt(8);
        for (int id = 0; id < size; id++) {
            boolean probed = dice.nextInt(6) > 0;
            Mark probe = probed ? Mark.values()[dice.nextInt(3)] : Mark.UNKNOWN;
            boolean phone = dice.nextInt(4) > 0;
            boolean asked = phone && probed && probe != Mark.BAD;
            Answer answer = !asked || dice.nextBoolean() ? Answer.NONE : dice.nextInt(8) == 0 ? Answer.NO : Answer.YES;
            sample.add(new Sampled(
                    id,
                    phone ? "+7951000" + id : "",
                    probe,
                    probed ? START : null,
                    asked ? START : null,
                    answer,
                    null));
        }
        return sample;
    }
}
