package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;

/** Probes that hang, on real threads, and lanes that are full, on simulated time. */
class LanesTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    /** Answers at once, or when the test lets it. */
    private record Gate(ProbeKind kind, CountDownLatch open, AtomicInteger inside, AtomicInteger most)
            implements Probe {
        @Override
        public Duration timeout() {
            return TIMEOUT;
        }

        @Override
        public Finding look(Target target) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inside.decrementAndGet();
            }
            return Finding.ok(kind, "ping.answers", 1, 3);
        }

        static Gate of(ProbeKind kind, CountDownLatch open) {
            return new Gate(kind, open, new AtomicInteger(), new AtomicInteger());
        }
    }

    private static Target target(long subscriber) {
        return LineFacts.none(subscriber).target("1", "");
    }

    @Test
    void aProbeThatHangsEndsAtItsOwnTimeOutAndHoldsUpNobody() throws Exception {
        var shut = new CountDownLatch(1);
        Gate hangs = Gate.of(ProbeKind.SESSION, shut);
        Gate works = Gate.of(ProbeKind.PING, new CountDownLatch(0));
        try (var time = new RealTime(Set.of(), (who, failure) -> {});
                Db db = Db.inMemory("lanes")) {
            var diagnostics = new Diagnostics(db, new Bus(time), time, List.of(hangs, works), 2);
            var checks = new ArrayList<CompletableFuture<Check>>();
            for (int i = 0; i < 2; i++) {
                var done = new CompletableFuture<Check>();
                diagnostics.start(target(i), Purpose.NONE, "101", done::complete);
                checks.add(done);
            }
            for (var check : checks) {
                Map<ProbeKind, String> found = reasons(check.get(10, TimeUnit.SECONDS));
                assertThat(found)
                        .containsEntry(ProbeKind.PING, "ping.answers")
                        .containsEntry(ProbeKind.SESSION, "late");
            }
            assertThat(hangs.inside.get()).as("both lanes still hang").isEqualTo(2);
            // lanes that come back are used again
            var third = new CompletableFuture<Check>();
            diagnostics.start(target(3), Purpose.NONE, "101", third::complete);
            shut.countDown();
            assertThat(reasons(third.get(10, TimeUnit.SECONDS))).containsEntry(ProbeKind.SESSION, "ping.answers");
        }
    }

    @Test
    void noMoreThanTheLanesWorkAtOnce() throws Exception {
        var open = new CountDownLatch(1);
        Gate gate = Gate.of(ProbeKind.PORT, open);
        try (var time = new RealTime(Set.of(), (who, failure) -> {});
                Db db = Db.inMemory("lanes-bound")) {
            var diagnostics = new Diagnostics(db, new Bus(time), time, List.of(gate), 3);
            var left = new CountDownLatch(40);
            for (int i = 0; i < 40; i++) diagnostics.start(target(i), Purpose.NONE, "101", check -> left.countDown());
            open.countDown();
            assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(gate.most.get()).isBetween(1, 3);
        }
    }

    /** On simulated time a lane that never comes back is one whose thread never runs. */
    @Test
    void whoWaitsTooLongForALaneIsToldSo() {
        var clock = new SimulatedTime();
        var found = new ArrayList<Finding>();
        Gate gate = Gate.of(ProbeKind.PING, new CountDownLatch(0));
        var lanes = new Lanes(new Stuck(clock), "owner", gate, 1);
        lanes.look(target(1), found::add);
        lanes.look(target(2), found::add);
        clock.pass(Duration.ofSeconds(1));
        assertThat(found).extracting(Finding::reason).containsExactly("late");
        clock.pass(Lanes.PATIENCE);
        assertThat(found).extracting(Finding::reason).containsExactly("late", "busy");
        for (int i = 0; i < Lanes.MOST_WAITING; i++) lanes.look(target(i), found::add);
        assertThat(found).hasSize(2);
        lanes.look(target(7), found::add);
        assertThat(found).as("one more than may wait").hasSize(3);
        assertThat(found.getLast().reason()).isEqualTo("busy");
    }

    private static Map<ProbeKind, String> reasons(Check check) {
        var reasons = new java.util.EnumMap<ProbeKind, String>(ProbeKind.class);
        check.findings().forEach(f -> reasons.put(f.kind(), f.reason()));
        return reasons;
    }
}
