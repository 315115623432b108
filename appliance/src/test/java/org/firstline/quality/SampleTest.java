package org.firstline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which calls are picked. */
class SampleTest {
    private static final LocalDate WEEK = LocalDate.of(2026, 11, 16);
    private static final Instant BEGIN = Instant.parse("2026-11-16T08:00:00Z");

    private static Scorecard card(long id, int perWeek, int shortest) {
        return new Scorecard(
                id,
                1,
                "card",
                List.of(new Question("q", 1, false)),
                new Sampling(perWeek, Duration.ofSeconds(shortest)),
                true,
                BEGIN,
                "head");
    }

    private static Talk talk(String call, String agent, int seconds, boolean recorded) {
        return new Talk(call, agent, "tv", null, BEGIN, Duration.ofSeconds(seconds), recorded);
    }

    private static List<Talk> talks(int count, String agent) {
        var talks = new ArrayList<Talk>();
        for (int i = 0; i < count; i++) talks.add(talk(agent + "-" + i, agent, 60 + i, true));
        return talks;
    }

    private static Evaluation judged(String call, String agent) {
        return new Evaluation(
                1,
                1,
                1,
                new Subject.OfCall(call),
                null,
                agent,
                "head",
                BEGIN,
                BEGIN,
                List.of(Answer.YES),
                new Score(100, false),
                "",
                DisputeState.NONE);
    }

    private static List<String> picked(List<Sample> samples, String agent) {
        return samples.stream()
                .filter(one -> one.agent().equals(agent))
                .flatMap(one -> one.toJudge().stream())
                .map(Talk::call)
                .toList();
    }

    @Test
    void whoeverAsksGetsTheSameInWhateverOrderCallsAreRead() {
        var talks = talks(200, "anna");
        var first = picked(Sample.of(card(1, 5, 0), WEEK, talks, List.of()), "anna");
        assertThat(first).hasSize(5);
        Collections.shuffle(talks, new Random(7));
        assertThat(picked(Sample.of(card(1, 5, 0), WEEK, talks, List.of()), "anna"))
                .isEqualTo(first);
        assertThat(picked(Sample.of(card(1, 5, 0), WEEK.plusWeeks(1), talks, List.of()), "anna"))
                .isNotEqualTo(first);
        assertThat(picked(Sample.of(card(2, 5, 0), WEEK, talks, List.of()), "anna"))
                .isNotEqualTo(first);
    }

    @Test
    void whatIsJudgedIsNotReplacedByAnother() {
        var talks = talks(50, "anna");
        var left = new ArrayList<>(picked(Sample.of(card(1, 4, 0), WEEK, talks, List.of()), "anna"));
        var done = new ArrayList<Evaluation>();
        while (!left.isEmpty()) {
            done.add(judged(left.removeFirst(), "anna"));
            // a second evaluator of the same call is no second call
            done.add(done.getLast());
            Sample now = Sample.of(card(1, 4, 0), WEEK, talks, done).getFirst();
            assertThat(now.done()).isEqualTo(4 - left.size());
            assertThat(now.wanted()).isEqualTo(4);
            assertThat(now.toJudge()).extracting(Talk::call).containsExactlyElementsOf(left);
        }
    }

    @Test
    void whoJudgesMoreThanWantedIsNotAskedForMore() {
        var talks = talks(10, "anna");
        var done = talks.stream().map(one -> judged(one.call(), "anna")).toList();
        Sample now = Sample.of(card(1, 4, 0), WEEK, talks, done).getFirst();
        assertThat(now).isEqualTo(new Sample("anna", 4, 10, List.of()));
    }

    @Test
    void shortOnesAreLeftOutAndThoseWithSoundComeFirst() {
        var talks = List.of(
                talk("short", "anna", 9, true),
                talk("silent", "anna", 90, false),
                talk("heard", "anna", 10, true),
                talk("boris-short", "boris", 5, true));
        var samples = Sample.of(card(1, 1, 10), WEEK, talks, List.of());
        assertThat(samples).extracting(Sample::agent).containsExactly("anna");
        assertThat(picked(samples, "anna")).containsExactly("heard");
        var two = Sample.of(card(1, 3, 10), WEEK, talks, List.of());
        assertThat(picked(two, "anna")).containsExactly("heard", "silent");
        assertThat(two.getFirst().wanted()).as("no more than there are").isEqualTo(2);
    }

    @Test
    void eachCallIsPickedAboutAsOftenAsAnother() {
        var talks = talks(20, "anna");
        var times = new TreeMap<String, Integer>();
        int weeks = 2_000;
        for (int i = 0; i < weeks; i++)
            for (String call : picked(Sample.of(card(1, 5, 0), WEEK.plusWeeks(i), talks, List.of()), "anna"))
                times.merge(call, 1, Integer::sum);
        // 500 each; six standard deviations are 116
        assertThat(times.values()).hasSize(20).allMatch(n -> n > 384 && n < 616);
    }

    @Test
    void overAnyWeekNobodyIsJudgedTwiceOrBeyondWhatIsWanted() {
        for (long seed = 0; seed < 500; seed++) {
            var dice = new Random(seed);
            var talks = new ArrayList<Talk>();
            for (int i = 0; i < 60; i++)
                talks.add(talk("c" + i, "a" + dice.nextInt(5), dice.nextInt(120), dice.nextBoolean()));
            var done = new ArrayList<Evaluation>();
            for (Talk one : talks) if (dice.nextInt(8) == 0) done.add(judged(one.call(), one.agent()));
            Set<String> known = new HashSet<>();
            done.forEach(one -> known.add(((Subject.OfCall) one.subject()).id()));
            for (Sample one : Sample.of(card(1, dice.nextInt(6), 30), WEEK, talks, done)) {
                assertThat(one.done() + one.toJudge().size())
                        .as("seed " + seed)
                        .isEqualTo(Math.max(one.done(), one.wanted()));
                assertThat(one.toJudge())
                        .as("seed " + seed)
                        .allMatch(t -> t.agent().equals(one.agent()) && !known.contains(t.call()))
                        .allMatch(t -> t.length().toSeconds() >= 30);
            }
        }
    }
}
