package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingTimesTest {
    private static final Instant NOW = Samples.NOW;

    @Test
    void nineOfTenByNearestRank() {
        var times = new RollingTimes();
        assertThat(times.p90(NOW)).isNull();
        assertThat(times.average(NOW)).isNull();
        for (int i = 10; i >= 1; i--) times.add(NOW, Duration.ofSeconds(i));
        assertThat(times.p90(NOW)).isEqualTo(Duration.ofSeconds(9));
        assertThat(times.average(NOW)).isEqualTo(Duration.ofMillis(5500));
        times.add(NOW, Duration.ofSeconds(11));
        assertThat(times.p90(NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatIsOlderThanHalfAnHourIsForgotten() {
        var times = new RollingTimes();
        times.add(NOW, Duration.ofSeconds(100));
        times.add(NOW.plusSeconds(60), Duration.ofSeconds(2));
        assertThat(times.p90(NOW.plusSeconds(1800))).isEqualTo(Duration.ofSeconds(100));
        assertThat(times.p90(NOW.plusSeconds(1801))).isEqualTo(Duration.ofSeconds(2));
        assertThat(times.average(NOW.plusSeconds(1861))).isNull();
    }

    @Test
    void neverMoreThanTenPercentAreLonger() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var times = new RollingTimes();
            List<Duration> all = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(300); i++) {
                all.add(Duration.ofMillis(random.nextInt(200_000)));
                times.add(NOW, all.getLast());
            }
            Duration p90 = times.p90(NOW);
            assertThat(all).contains(p90);
            long longer = all.stream().filter(d -> d.compareTo(p90) > 0).count();
            long notShorter = all.stream().filter(d -> d.compareTo(p90) >= 0).count();
            assertThat(longer * 10).as("seed %d", seed).isLessThanOrEqualTo(all.size());
            assertThat(notShorter * 10).as("seed %d", seed).isGreaterThanOrEqualTo(all.size() - 9);
        }
    }
}
