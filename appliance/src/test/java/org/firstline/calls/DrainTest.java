package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.base.Db;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A box that is asked to stop. */
class DrainTest {
    private Db db;

    @BeforeEach
    void open() {
        db = Db.inMemory("drain-test");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whoTalksMayFinishWhoWaitsIsToldAndWhoCallsIsSentElsewhere() throws LineException {
        var house = new House(db);
        var talking = house.talkingCaller("101");
        var waiting = house.waitingCaller('1');
        boolean[] quiet = {false};
        house.calls.letFinish(() -> quiet[0] = true);
        house.time.settle();
        var late = house.line.call("+73512000199", "1");
        house.pass(100);
        assertThat(late.refusal()).isEqualTo(HangUp.OVERLOADED);
        assertThat(house.voice.heard(waiting)).endsWith("no-operators");
        assertThat(waiting.isOver()).as("not in the middle of a word").isFalse();
        house.pass(5_000);
        assertThat(waiting.isOver()).isTrue();
        assertThat(talking.isOver()).isFalse();
        assertThat(quiet[0]).isFalse();
        talking.leave();
        house.pass(100);
        assertThat(quiet[0]).isTrue();
        assertThat(house.calls.list(CallFilter.ALL, null, 10))
                .extracting(Call::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.FAILED, Outcome.ANSWERED);
    }

    @Test
    void anAgentWhoGetsFreeMeanwhileMayStillTakeACaller() throws LineException {
        var house = new House(db);
        var waiting = house.waitingCaller('1');
        var call = house.only();
        house.calls.letFinish(() -> {});
        house.time.settle();
        house.calls.offer(call.id(), "102");
        house.time.settle();
        house.phone("102").pickUp();
        house.pass(10_000);
        assertThat(waiting.isOver()).isFalse();
        waiting.leave();
        house.pass(100);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whoWasRungForInVainWhenTheBoxStopsIsToldThatNobodyWillCome() throws LineException {
        var house = new House(db);
        var caller = house.waitingCaller('1');
        house.calls.offer(house.only().id(), "101");
        house.pass(100);
        house.calls.letFinish(() -> {});
        house.pass(1000);
        assertThat(house.phone("101").isOver()).isFalse();
        house.pass(60_000);
        assertThat(house.voice.heard(caller)).endsWith("no-operators");
        assertThat(caller.isOver()).isTrue();
    }

    /** Whose phone rings when the last word is said is waited for. */
    @Test
    void whoIsRungForAtTheLastWordIsNotCutOff() throws LineException {
        var house = new House(db);
        var caller = house.waitingCaller('1');
        var call = house.only();
        house.calls.letFinish(() -> {});
        house.time.settle();
        house.calls.offer(call.id(), "101");
        house.pass(10_000);
        assertThat(caller.isOver()).isFalse();
        house.phone("101").pickUp();
        house.pass(100);
        assertThat(caller.partner()).isNotNull();
    }
}
