package org.firstline.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What planned works must do on every engine. */
abstract class WorksContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<WorkEvent> news = new ArrayList<>();
    private Db db;
    private Works works;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", WorkEvent.class, event -> {
            if (!(event instanceof WorkEvent.Changed)) news.add(event);
        });
        restart();
    }

    @AfterEach
    void close() {
        works.close();
        db.close();
    }

    private void restart() {
        if (works != null) works.close();
        works = new Works(db, bus, time);
        works.start();
        time.settle();
    }

    private Instant in(Duration wait) {
        return time.now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    private PlannedWork plan(Duration wait) {
        return works.plan(
                new NewWork(
                        WorkKind.CABLE,
                        Set.of("olt1", "olt2"),
                        in(wait),
                        in(wait.plusHours(3)),
                        new PublicText("New cable", "Новый кабель"),
                        "Ring Petrov",
                        Notice.CHOICE),
                "head");
    }

    @Test
    void aPlanRunsByTheClockAndIsKept() {
        PlannedWork work = plan(Duration.ofHours(80));
        assertThat(works.find(work.id())).contains(work);
        assertThat(works.coming()).containsExactly(work);
        time.pass(Duration.ofHours(8).plusSeconds(10));
        assertThat(news).containsExactly(new WorkEvent.NoticeOwed(work, Notice.H72));
        works.noticed(work, Notice.H72, 4);
        works.noticed(work, Notice.H72, 5);
        assertThat(works.given(work.id()))
                .singleElement()
                .satisfies(given -> assertThat(given.phones()).isEqualTo(4));
        news.clear();
        restart();
        time.pass(Duration.ofHours(1));
        assertThat(news).as("given once, also after a restart").isEmpty();
        time.pass(Duration.ofHours(71));
        assertThat(works.running()).extracting(PlannedWork::id).containsExactly(work.id());
        assertThat(news).contains(new WorkEvent.Started(works.get(work.id())));
        restart();
        assertThat(works.running()).hasSize(1);
        works.extend(work.id(), in(Duration.ofHours(5)), "head");
        time.pass(Duration.ofHours(4));
        assertThat(works.running()).hasSize(1);
        time.pass(Duration.ofHours(2));
        var done = works.get(work.id());
        assertThat(done.state()).isEqualTo(WorkState.DONE);
        assertThat(done.text().ru()).isEqualTo("Новый кабель");
        assertThat(news).contains(new WorkEvent.Ended(done), new WorkEvent.NoticeOwed(done, Notice.DONE));
        works.noticed(done, Notice.DONE, 0);
        time.pass(Duration.ofMinutes(1));
        assertThat(works.coming()).isEmpty();
        assertThat(works.find(work.id())).contains(done);
        assertThat(works.steps(work.id()))
                .extracting(WorkStep::what)
                .containsExactly(WorkStepKind.DONE, WorkStepKind.EXTENDED, WorkStepKind.STARTED, WorkStepKind.PLANNED);
        assertThat(works.list(null, 10)).containsExactly(done);
        assertThat(works.between(done.from().minusSeconds(9), done.from())).isEmpty();
        assertThat(works.between(done.from(), done.from().plusSeconds(9))).containsExactly(done);
    }

    @Test
    void anOwedNoticeIsAskedForUntilItIsGiven() {
        PlannedWork work = plan(Duration.ofHours(1));
        time.pass(Duration.ofSeconds(10));
        assertThat(news).containsExactly(new WorkEvent.NoticeOwed(work, Notice.H2));
        time.pass(Duration.ofMinutes(2));
        assertThat(news).hasSizeBetween(2, 3);
    }

    @Test
    void aPlanIsMovedOrCancelledBeforeItRunsAndNotAfter() {
        PlannedWork work = plan(Duration.ofHours(1));
        var moved = works.move(work.id(), in(Duration.ofHours(30)), in(Duration.ofHours(31)), "rain", "head");
        assertThat(moved.revision()).isEqualTo(1);
        assertThat(works.get(work.id()).reason()).isEqualTo("rain");
        time.settle();
        assertThat(news).last().isEqualTo(new WorkEvent.NoticeOwed(moved, Notice.MOVED));
        works.cancel(work.id(), "never", "head");
        assertThatThrownBy(() -> works.cancel(work.id(), "", "head")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> works.begin(work.id(), "head")).isInstanceOf(Refused.class);
        PlannedWork early = plan(Duration.ofHours(1));
        works.begin(early.id(), "head");
        assertThatThrownBy(() -> works.move(early.id(), in(Duration.ofHours(3)), in(Duration.ofHours(4)), "", "head"))
                .isInstanceOf(Refused.class);
        assertThat(works.finish(early.id(), "head").state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void whatIsNoPlanIsRefused() {
        assertThatThrownBy(() -> plan(Duration.ofHours(-1))).hasMessage("That time has passed.");
        assertThatThrownBy(() -> new NewWork(
                        WorkKind.OTHER,
                        Set.of(),
                        in(Duration.ZERO),
                        in(Duration.ofHours(1)),
                        PublicText.NONE,
                        "",
                        Set.of()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new NewWork(
                        WorkKind.OTHER,
                        Set.of("a"),
                        in(Duration.ofHours(1)),
                        in(Duration.ofDays(9)),
                        PublicText.NONE,
                        "",
                        Set.of()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> works.get(99)).isInstanceOf(Refused.class);
    }
}
