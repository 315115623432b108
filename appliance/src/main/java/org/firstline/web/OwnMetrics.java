package org.firstline.web;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstline.base.Health;

/** The numbers that every box has: its health by part, and how its JVM does. */
public final class OwnMetrics {
    private OwnMetrics() {}

    public static void add(Metrics metrics, Health health) {
        metrics.gauge("firstline_up", "1 while calls and screens have what they need", () -> health.up() ? 1 : 0);
        metrics.family(
                "firstline_part_state", Metrics.Type.GAUGE, "1 at the state that the part is in", () -> states(health));
        var memory = ManagementFactory.getMemoryMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        var runtime = ManagementFactory.getRuntimeMXBean();
        metrics.gauge(
                "jvm_heap_used_bytes",
                "Heap in use",
                () -> memory.getHeapMemoryUsage().getUsed());
        metrics.gauge(
                "jvm_heap_max_bytes",
                "Heap at most",
                () -> memory.getHeapMemoryUsage().getMax());
        metrics.gauge("jvm_threads", "Platform threads alive", threads::getThreadCount);
        metrics.gauge("process_uptime_seconds", "Seconds since the start", () -> runtime.getUptime() / 1000.0);
        metrics.family(
                "jvm_gc_seconds_total", Metrics.Type.COUNTER, "Seconds spent in collection", OwnMetrics::collectors);
    }

    private static List<Metrics.Sample> states(Health health) {
        var samples = new ArrayList<Metrics.Sample>();
        for (var part : health.list())
            for (var level : Health.Level.values())
                samples.add(new Metrics.Sample(
                        Map.of("part", part.name(), "state", Json.word(level)), part.level() == level ? 1 : 0));
        return samples;
    }

    private static List<Metrics.Sample> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(gc -> new Metrics.Sample(Map.of("gc", gc.getName()), gc.getCollectionTime() / 1000.0))
                .toList();
    }
}
