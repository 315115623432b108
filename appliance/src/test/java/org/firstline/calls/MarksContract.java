package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks in rows, on whatever database the subclass opens. */
abstract class MarksContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SimulatedTime time = new SimulatedTime(NOON);
    private Db db;
    private Marks marks;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        marks = new Marks(db, new Bus(time), time);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void give(String id, String queue, String agent, int mark) {
        Call call =
                Call.arrived(id, "+7351", "2000", NOON).queued(queue, "", NOON).with(agent);
        marks.keep(call, Mark.AFTER_CALL, mark);
        time.settle();
    }

    @Test
    void theLastMarkToAQuestionCounts() {
        give("c1", "tv", "101", 2);
        give("c1", "tv", "101", 5);
        assertThat(marks.of("c1")).containsExactly(new Mark("c1", Mark.AFTER_CALL, "tv", "101", 5, NOON));
        assertThat(marks.of("c2")).isEmpty();
    }

    @Test
    void theyAreSummedByQueueAndAgent() {
        give("c1", "tv", "101", 5);
        give("c2", "tv", "101", 4);
        give("c3", "tv", "102", 1);
        give("c4", "internet", "101", 3);
        time.pass(java.time.Duration.ofHours(1));
        give("c5", "tv", "101", 1);
        List<MarkSum> sums = marks.sums(NOON, NOON.plusSeconds(60));
        assertThat(sums).hasSize(3);
        MarkSum first = sums.stream()
                .filter(s -> "tv".equals(s.queue()) && "101".equals(s.agent()))
                .findFirst()
                .orElseThrow();
        assertThat(first.counts()).containsExactly(0, 0, 0, 1, 1);
        assertThat(first.average()).isEqualTo(4.5);
        MarkSum other =
                sums.stream().filter(s -> "102".equals(s.agent())).findFirst().orElseThrow();
        assertThat(first.and(other, "tv", null).counts()).containsExactly(1, 0, 0, 1, 1);
        assertThat(marks.sums(NOON.minusSeconds(60), NOON)).isEmpty();
    }
}
