package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks after repairs in rows, on whatever database the subclass opens. */
abstract class RepairChecksContract {
    private static final String ANNA = "+79510000001";
    private static final String BORIS = "+79510000002";

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<RepairEvent> news = new ArrayList<>();
    private Db db;
    private RepairChecks repairs;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", RepairEvent.class, news::add);
        repairs = new RepairChecks(db, bus, time, RepairRule.STANDARD);
        repairs.start();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private RepairCheck begin(long outage) {
        return repairs.begin(outage, List.of(Sampled.of(1, ANNA), Sampled.of(2, BORIS), Sampled.of(3, "")));
    }

    private void look(RepairCheck check, Mark... marks) {
        for (int i = 0; i < marks.length; i++) {
            repairs.probed(check.id(), i + 1, marks[i]);
            if (marks[i] != Mark.BAD && i < 2) repairs.asked(check.id(), i + 1);
        }
    }

    private RepairCheck now(long outage) {
        return repairs.find(outage).orElseThrow();
    }

    @Test
    void answersCountAndCloseIt() {
        var check = begin(17);
        assertThat(repairs.begin(17, List.of())).as("one at a time").isEqualTo(check);
        look(check, Mark.OK, Mark.UNKNOWN, Mark.OK);
        assertThat(now(17).asked()).isEqualTo(2);
        assertThat(now(17).isLive()).isTrue();
        var answered = repairs.answered(ANNA, true).orElseThrow();
        assertThat(answered.late()).isFalse();
        assertThat(answered.who().subscriber()).isEqualTo(1);
        assertThat(now(17).verdict()).isEqualTo(RepairVerdict.VERIFIED);
        assertThat(now(17).percentConfirmed()).isEqualTo(50);
        time.settle();
        assertThat(news).last().isEqualTo(new RepairEvent.Ended(now(17)));
        assertThat(repairs.listLive()).isEmpty();
        assertThat(repairs.answered(BORIS, false))
                .hasValueSatisfying(late -> assertThat(late.late()).isTrue());
        assertThat(now(17).verdict()).as("a verdict stands").isEqualTo(RepairVerdict.VERIFIED);
        assertThat(new RepairChecks(db, bus, time, RepairRule.STANDARD).find(17))
                .contains(now(17));
    }

    @Test
    void aNoOpensAgainAndTheNextRepairIsCheckedAnew() {
        var first = begin(17);
        look(first, Mark.OK, Mark.OK, Mark.OK);
        repairs.answered(BORIS, false);
        assertThat(now(17).verdict()).isEqualTo(RepairVerdict.REOPEN);
        var second = begin(17);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.isLive()).isTrue();
        assertThat(now(17).sample()).allSatisfy(s -> assertThat(s.answer()).isEqualTo(Answer.NONE));
    }

    @Test
    void aStrangersAnswerAndOneOfYesterdayAreNone() {
        var check = begin(17);
        assertThat(repairs.answered(ANNA, true)).as("not asked yet").isEmpty();
        look(check, Mark.OK, Mark.OK, Mark.OK);
        assertThat(repairs.answered("+79519999999", true)).isEmpty();
        time.pass(RepairChecks.ANSWERS_COUNT.plusMinutes(1));
        assertThat(repairs.answered(ANNA, false)).isEmpty();
    }

    @Test
    void timeDecidesByWhatIsKnown() {
        look(begin(17), Mark.OK, Mark.OK, Mark.UNKNOWN);
        look(begin(18), Mark.UNKNOWN, Mark.UNKNOWN, Mark.UNKNOWN);
        begin(19);
        time.pass(Duration.ofMinutes(31));
        assertThat(now(17).isLive()).isTrue();
        time.pass(Duration.ofMinutes(2));
        assertThat(now(17).verdict()).isEqualTo(RepairVerdict.VERIFIED);
        assertThat(now(17).reason()).isEqualTo("time-out");
        assertThat(now(18).verdict()).isEqualTo(RepairVerdict.UNDECIDED);
        assertThat(now(19).verdict()).isEqualTo(RepairVerdict.UNDECIDED);
    }

    @Test
    void whatWasOvertakenDecidesNothingMore() {
        var check = begin(17);
        look(check, Mark.OK, Mark.OK, Mark.OK);
        repairs.overtaken(17);
        assertThat(now(17).verdict()).isEqualTo(RepairVerdict.OVERTAKEN);
        repairs.probed(check.id(), 1, Mark.BAD);
        assertThat(now(17).find(1).orElseThrow().probe()).isEqualTo(Mark.OK);
        repairs.overtaken(99);
        assertThat(repairs.find(99)).isEmpty();
    }
}
