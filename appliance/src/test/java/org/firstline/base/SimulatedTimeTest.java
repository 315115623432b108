package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

class SimulatedTimeTest extends TimeContract {
    private final SimulatedTime time = new SimulatedTime();

    @Override
    Time time() {
        return time;
    }

    @Override
    void until(BooleanSupplier holds) {
        for (int i = 0; i < 10_000 && !holds.getAsBoolean(); i++) time.pass(Duration.ofMillis(1));
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
