package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void labelsAreSortedAndEscaped() {
        var metrics = new Metrics()
                .family(
                        "calls_total",
                        Metrics.Type.COUNTER,
                        "Calls\nby queue",
                        () -> List.of(
                                new Metrics.Sample(Map.of("queue", "a\"b\\c", "line", "1"), 3),
                                new Metrics.Sample(Map.of(), 0.25)));
        assertThat(metrics.text()).isEqualTo("""
                        # HELP calls_total Calls\\nby queue
                        # TYPE calls_total counter
                        calls_total{line="1",queue="a\\"b\\\\c"} 3
                        calls_total 0.25
                        """);
    }

    @Test
    void oneFamilyThatFailsLeavesTheOthers() {
        var metrics = new Metrics()
                .gauge("broken", "x", () -> {
                    throw new IllegalStateException("gone");
                })
                .gauge("fine", "y", () -> Double.POSITIVE_INFINITY);
        assertThat(metrics.text()).doesNotContain("broken").contains("fine +Inf\n");
    }

    @Test
    void aNameThatPrometheusWouldRefuseIsRefusedHere() {
        assertThatThrownBy(() -> new Metrics().gauge("a-b", "x", () -> 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
