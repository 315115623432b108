package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.firstline.routing.Simulation.Caller;
import org.firstline.routing.Simulation.World;
import org.junit.jupiter.api.Test;

/**
 * The matcher in the textbook's world gives the textbook's numbers: Erlang C and A, and Cobham's two priorities, over 20
 * seeds within three standard errors. The expected values are those of Garnett, Mandelbaum and Reiman's and Cobham's
 * formulas at a mean talk of 270 s.
 */
class ErlangTest {
    private static final int SEEDS = 20;
    private static final int CALLS = 11_000;
    private static final int WARM_UP = 1_000;

    /** A mean over seeds, and its standard error. */
    private record Mean(double value, double error) {
        static Mean of(double[] samples) {
            double mean = Arrays.stream(samples).average().orElseThrow();
            double squares =
                    Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum();
            return new Mean(mean, Math.sqrt(squares / (samples.length - 1) / samples.length));
        }

        void is(String what, double exact, double rounding) {
            assertThat(Math.abs(value - exact))
                    .as(what + ": " + value + " ± " + error + ", exact " + exact)
                    .isLessThanOrEqualTo(3 * error + rounding);
        }
    }

    private static List<List<Caller>> days(World world, long firstSeed, int calls) {
        return IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(i -> Simulation.run(world, firstSeed + i, calls).stream()
                        .filter(c -> c.number() >= WARM_UP)
                        .toList())
                .toList();
    }

    private static Mean mean(List<List<Caller>> days, ToDoubleFunction<List<Caller>> figure) {
        return Mean.of(days.stream().mapToDouble(figure).toArray());
    }

    private static double share(List<Caller> of, java.util.function.Predicate<Caller> which) {
        return of.stream().filter(which).count() / (double) of.size();
    }

    private static double meanWait(List<Caller> of) {
        return of.stream().mapToDouble(Caller::waited).average().orElseThrow();
    }

    @Test
    void erlangC() {
        // calls an hour, agents, probability of waiting, mean wait, answered within 20 s
        double[][] table = {
            {40, 6, .0991, 8.92, .9206},
            {80, 9, .1960, 17.64, .8431},
            {120, 13, .1575, 10.63, .8829},
            {160, 16, .2046, 13.81, .8479},
            {200, 19, .2442, 16.48, .8184},
            {240, 24, .1275, 5.74, .9182},
            {260, 24, .2457, 14.74, .8240},
            {270, 24, .3270, 23.54, .7523},
            {300, 27, .2725, 16.35, .8048},
            {360, 32, .2644, 14.28, .8174}
        };
        for (double[] row : table) {
            var days = days(new World((int) row[1], row[0]), 100 + (long) row[0], CALLS);
            String name = (int) row[0] + " calls an hour, " + (int) row[1] + " agents, ";
            mean(days, d -> share(d, c -> c.waited() > 0)).is(name + "who waits", row[2], .00005);
            mean(days, ErlangTest::meanWait).is(name + "mean wait", row[3], .005);
            Mean level = mean(days, d -> share(d, c -> c.waited() <= 20));
            level.is(name + "within 20 s", row[4], .00005);
            assertThat(level.error() / level.value())
                    .as(name + "is seen closely")
                    .isLessThan(.02);
        }
    }

    @Test
    void erlangA() {
        // calls an hour, agents, patience, abandoned, mean wait of all, answered within 20 s of offered
        double[][] table = {
            {270, 24, 180, .03171, 5.71, .8743},
            {300, 24, 180, .06277, 11.30, .7587},
            {340, 24, 180, .11913, 21.44, .5677},
            {270, 20, 180, .10337, 18.61, .6327},
            {340, 24, 354, .10537, 37.30, .4434}
        };
        for (double[] row : table) {
            var days = days(new World((int) row[1], row[0]).patient(row[2]), 700 + (long) row[0], CALLS);
            String name = (int) row[0] + " calls an hour, " + (int) row[1] + " agents, patience " + row[2] + ", ";
            mean(days, d -> share(d, c -> !c.answered())).is(name + "abandoned", row[3], .000005);
            mean(days, ErlangTest::meanWait).is(name + "mean wait", row[4], .005);
            mean(days, d -> share(d, c -> c.answered() && c.waited() <= 20)).is(name + "within 20 s", row[5], .00005);
        }
    }

    @Test
    void cobhamsTwoPriorities() {
        // agents, calls an hour of the high and the low, their mean waits, and that of all
        double[][] table = {
            {24, 54, 216, 4.425, 28.32, 23.541},
            {24, 90, 190, 6.651, 53.204, 38.24},
            {10, 30, 90, 23.298, 232.977, 180.558}
        };
        for (double[] row : table) {
            double calls = row[1] + row[2];
            var days = days(new World((int) row[0], calls).withHigh(row[1] / calls), 900, 2 * CALLS);
            String name = (int) row[0] + " agents, " + (int) calls + " calls an hour, ";
            mean(days, d -> meanWait(d.stream().filter(c -> c.priority() == 1).toList()))
                    .is(name + "high", row[3], .0005);
            mean(days, d -> meanWait(d.stream().filter(c -> c.priority() == 0).toList()))
                    .is(name + "low", row[4], .005);
            mean(days, ErlangTest::meanWait).is(name + "all", row[5], .005);
        }
    }

    /** Mean and service level cannot tell first-come order from any other; the second moment and the order can. */
    @Test
    void firstComeIsFirstServed() {
        var days = days(new World(24, 270), 400, 2 * CALLS);
        for (List<Caller> day : days) assertThat(day).extracting(Caller::number).isSorted();
        mean(
                        days,
                        d -> d.stream()
                                .mapToDouble(c -> c.waited() * c.waited())
                                .average()
                                .orElseThrow())
                .is("second moment of the wait", 3391, 0.5);
    }

    // ---- what must come of a changed world

    /** With the same talks in the order of service, any order of service gives the same total of waiting. */
    @Test
    void priorityOnlyMovesTheWaiting() {
        for (long seed = 1; seed <= 10; seed++) {
            double fifo = total(Simulation.run(new World(6, 70), seed, 3_000));
            double mixed = total(Simulation.run(new World(6, 70).withHigh(.3), seed, 3_000));
            assertThat(mixed).isCloseTo(fifo, org.assertj.core.data.Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void oneMoreAgentNeverMakesCallersWaitForLonger() {
        for (long seed = 1; seed <= 20; seed++) {
            double before = Double.MAX_VALUE;
            for (int agents = 5; agents < 9; agents++) {
                double now = total(Simulation.runWithOwnTalks(new World(agents, 60), seed, 1_000));
                assertThat(now).as("seed " + seed + ", " + agents + " agents").isLessThanOrEqualTo(before);
                before = now;
            }
        }
    }

    /** Two halves of a centre need 13 agents each for what 24 do together. */
    @Test
    void aSplitPoolServesWorse() {
        Mean halves = mean(days(new World(13, 130), 50, CALLS), d -> share(d, c -> c.waited() <= 20));
        Mean whole = mean(days(new World(24, 260), 50, CALLS), d -> share(d, c -> c.waited() <= 20));
        Mean wholeOf26 = mean(days(new World(26, 260), 50, CALLS), d -> share(d, c -> c.waited() <= 20));
        assertThat(whole.value()).isGreaterThan(.80);
        assertThat(halves.value()).isLessThan(wholeOf26.value() - 3 * (halves.error() + wholeOf26.error()));
    }

    private static double total(List<Caller> callers) {
        return callers.stream().mapToDouble(Caller::waited).sum();
    }
}
