package org.firstline.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.firstline.base.PublicText;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Instant FROM = Instant.parse("2026-12-01T02:00:00Z");

    private final List<GivenNotice> given = new ArrayList<>();
    private PlannedWork work = plan(Notice.CHOICE);

    private static PlannedWork plan(Set<Notice> notices) {
        return PlannedWork.of(
                new NewWork(
                        WorkKind.CABLE,
                        Set.of("olt1"),
                        FROM,
                        FROM.plus(Duration.ofHours(3)),
                        PublicText.NONE,
                        "",
                        notices),
                FROM.minus(Duration.ofDays(10)),
                "head");
    }

    /** What is given when somebody looks this long before the works, and gives what is owed. */
    private List<Notice> look(int hoursBefore) {
        var now = FROM.minus(Duration.ofHours(hoursBefore));
        var all = new ArrayList<Notice>();
        for (var owed = Notices.owed(work, given, now); owed.isPresent(); owed = Notices.owed(work, given, now)) {
            all.add(owed.get());
            given.add(new GivenNotice(0, work.revision(), owed.get(), now, 1));
        }
        return all;
    }

    @Test
    void eachIsOwedOnceInItsTime() {
        assertThat(look(73)).isEmpty();
        assertThat(look(72)).containsExactly(Notice.H72);
        assertThat(look(48)).isEmpty();
        assertThat(look(24)).containsExactly(Notice.H24);
        assertThat(look(2)).containsExactly(Notice.H2);
        assertThat(look(1)).isEmpty();
        assertThat(look(0)).as("it should have begun").isEmpty();
        work = work.started(FROM);
        assertThat(look(-1)).containsExactly(Notice.STARTED);
        work = work.over(WorkState.DONE, FROM, "");
        assertThat(look(-4)).containsExactly(Notice.DONE);
    }

    @Test
    void aLatePlanGivesTheNoticeThatFitsAndNotAllThatWereMissed() {
        assertThat(look(30)).containsExactly(Notice.H72);
        given.clear();
        assertThat(look(10)).containsExactly(Notice.H24);
        given.clear();
        assertThat(look(1)).containsExactly(Notice.H2);
    }

    @Test
    void aMovedPlanSaysSoAndBeginsAnew() {
        look(24);
        work = work.moved(FROM, FROM.plusSeconds(7200), "rain");
        assertThat(look(23)).containsExactly(Notice.MOVED, Notice.H24);
        assertThat(look(2)).containsExactly(Notice.H2);
    }

    @Test
    void whatNobodyWantsIsNotOwedButAChangeAlwaysIs() {
        work = plan(Set.of(Notice.H24));
        assertThat(look(72)).isEmpty();
        assertThat(look(24)).containsExactly(Notice.H24);
        assertThat(look(2)).isEmpty();
        work = work.over(WorkState.CANCELLED, FROM, "");
        assertThat(look(1)).containsExactly(Notice.CANCELLED);
    }
}
