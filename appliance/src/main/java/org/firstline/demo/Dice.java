package org.firstline.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Chance that repeats itself: the same seed and the same questions give the same answers. One thread. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** True in so many of a hundred cases. */
    boolean percent(double share) {
        return random.nextDouble() * 100 < share;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** A wait of this mean whose end nobody can foresee, five times the mean at most. */
    Duration around(Duration mean) {
        double times = Math.min(5, -Math.log(1 - random.nextDouble()));
        return Duration.ofMillis(Math.round(mean.toMillis() * times));
    }

    /** How many of so many expected events really happen (Poisson, by Knuth's product; meant for small numbers). */
    int about(double expected) {
        double limit = Math.exp(-expected);
        double product = random.nextDouble();
        int events = 0;
        while (product > limit) {
            product *= random.nextDouble();
            events++;
        }
        return events;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** An index, each as likely as its weight says. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) sum += weight;
        int left = random.nextInt(sum);
        for (int i = 0; ; i++) {
            left -= weights[i];
            if (left < 0) return i;
        }
    }

    long bits() {
        return random.nextLong();
    }
}
