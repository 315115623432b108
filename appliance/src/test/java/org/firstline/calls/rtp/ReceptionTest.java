package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.firstline.calls.rtp.Reception.Arrival;
import org.junit.jupiter.api.Test;

final class ReceptionTest {
    private final Reception reception = new Reception();

    @Test
    void goldenArrivals() {
        assertThat(arrivals(10, 11, 12, 13)).isEqualTo("FFFF");
        assertThat(reception.lost()).isZero();
        assertThat(arrivals(16, 15, 15, 16, 14, 14)).isEqualTo("FLUULU");
        assertThat(reception.lost()).isZero();
        assertThat(arrivals(40_000)).as("a jump is doubted").isEqualTo("U");
        assertThat(arrivals(40_001, 40_002)).as("two in order are believed").isEqualTo("FF");
        assertThat(reception.generation()).isEqualTo(2);
        assertThat(arrivals(40_004)).isEqualTo("F");
        assertThat(reception.lost()).isEqualTo(1);
        assertThat(reception.fractionLost()).isEqualTo(256 / 11);
        assertThat(arrivals(40_005, 40_006, 40_007)).isEqualTo("FFF");
        assertThat(reception.fractionLost()).isZero();
    }

    @Test
    void aNewSourceStartsCountingAndOldLossesStay() {
        arrivals(1, 5);
        assertThat(reception.take(99, 700)).isEqualTo(Arrival.FRESH);
        assertThat(reception.take(99, 702)).isEqualTo(Arrival.FRESH);
        assertThat(reception.lost()).isEqualTo(3 + 1);
        assertThat(reception.generation()).isEqualTo(2);
    }

    @Test
    void anyMixtureOfLossSwapsAndDoublesIsCountedRight() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Reception any = new Reception();
            int start = random.nextInt(65_536);
            Set<Integer> sent = new HashSet<>();
            List<Integer> wire = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                if (i != 0 && i != 2999 && random.nextInt(10) == 0) continue;
                wire.add(i);
                sent.add(i);
                if (random.nextInt(20) == 0) wire.add(i);
            }
            for (int i = 1; i + 20 < wire.size(); i += 10) {
                if (random.nextBoolean()) Collections.shuffle(wire.subList(i, i + 9), random);
            }
            int useful = 0;
            for (int i : wire) if (any.take(1, start + i & 0xFFFF) != Arrival.USELESS) useful++;
            assertThat(useful).as("seed %d", seed).isEqualTo(sent.size());
            assertThat(any.lost()).as("seed %d", seed).isEqualTo(3000 - sent.size());
            assertThat(any.generation()).as("seed %d", seed).isEqualTo(1);
            assertThat(any.extendedHighest()).isEqualTo(start + 2999);
        }
    }

    @Test
    void jitterFollowsAppendixA8() {
        // arrivals alternate between 2 and 0 ms late: D is 16 samples each time, and J creeps up to it
        for (int i = 0; i < 400; i++) reception.timed(i * 160, i * 160 + (i % 2) * 16);
        assertThat(reception.jitter()).isBetween(15, 16);
        for (int i = 400; i < 1200; i++) reception.timed(i * 160, i * 160);
        assertThat(reception.jitter()).isZero();
        // a clock that is set anew is not jitter
        reception.timed(1_000_000_000, 1200 * 160);
        assertThat(reception.jitter()).isZero();
    }

    private String arrivals(int... sequences) {
        StringBuilder row = new StringBuilder();
        for (int sequence : sequences)
            row.append(reception.take(1, sequence).name().charAt(0));
        return row.toString();
    }
}
