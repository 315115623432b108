package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Db;
import org.firstline.calls.dial.Block;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.rtp.Tones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents' phones that dial numbers outside, through the dial plan and over a simulated line. */
class OutsideCallTest {
    private Db db;
    private House house;

    @BeforeEach
    void open() throws LineException {
        db = Db.inMemory("outside-calls");
        house = new House(
                db,
                CallSettings.standard(Locale.ENGLISH, ZoneId.of("Asia/Yekaterinburg"))
                        .withMaxCalls(3));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private SimulatedLeg dial(String extension, String number) {
        var phone = house.line.dialFrom(extension, number);
        house.pass(50);
        return phone;
    }

    private SimulatedLeg outside(String number) {
        return house.line.outside(number).orElseThrow(() -> new AssertionError("nobody called " + number));
    }

    @Test
    void aNumberIsCalledAndLeavesARecord() {
        house.facts = new CallerFacts(42L, "Somebody", Locale.ENGLISH, null);
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.alert();
        house.pass(50);
        assertThat(phone.hearsRinging()).isTrue();
        assertThat(house.only().direction()).isEqualTo(Call.Way.OUT);
        far.pickUp();
        house.pass(50);
        assertThat(phone.partner()).isSameAs(far);
        assertThat(house.calls.dialling().used().calls()).isEqualTo(1);
        house.pass(60_000);
        phone.leave();
        house.pass(50);
        assertThat(far.isOver()).isTrue();
        assertThat(phone.isAcknowledged()).isTrue();
        assertThat(house.last()).satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(call.caller()).isEqualTo("101");
            assertThat(call.called()).isEqualTo("+78003000600");
            assertThat(call.agent()).isEqualTo("101");
            assertThat(call.subscriber()).isEqualTo(42);
        });
        assertThat(house.calls.dialling().used().lastHour()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        assertThat(house.calls.dialling().used().calls()).isZero();
        assertThat(house.news(CallEvent.Recorded.class)).hasSize(1);
    }

    @Test
    void whoTalksIsWarnedAMinuteBeforeALimitCutsTheCall() {
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.pickUp();
        house.pass(50);
        house.pass(Duration.ofMinutes(58).toMillis());
        assertThat(phone.heard()).doesNotContain(Tones.warning());
        house.pass(Duration.ofMinutes(1).toMillis());
        assertThat(phone.heard()).contains(Tones.warning());
        assertThat(far.heard()).doesNotContain(Tones.warning());
        assertThat(phone.partner()).isSameAs(far);
        assertThat(house.control).contains(new CallEvent.Limited(house.only(), false));
        house.pass(Duration.ofMinutes(1).toMillis());
        assertThat(far.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.control).anyMatch(news -> news instanceof CallEvent.Limited(var call, var ended) && ended);
    }

    /** Each had the whole rest when it began: two at once passed a limit of 60 minutes by 60. */
    @Test
    void callsAtOnceUseUpOneLimitTogether() {
        dial("101", "88003000600");
        var first = outside("+78003000600");
        first.pickUp();
        house.pass(Duration.ofMinutes(20).toMillis());
        var phone = dial("101", "88003000601");
        var second = outside("+78003000601");
        second.pickUp();
        house.pass(Duration.ofMinutes(18).toMillis());
        assertThat(phone.heard()).doesNotContain(Tones.warning());
        house.pass(Duration.ofSeconds(70).toMillis());
        assertThat(phone.heard()).contains(Tones.warning());
        assertThat(first.isOver()).isFalse();
        house.pass(Duration.ofMinutes(1).toMillis());
        assertThat(first.isOver()).isTrue();
        assertThat(second.isOver()).isTrue();
        assertThat(house.calls.dialling().used().lastHour())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60).plusSeconds(1));
    }

    @Test
    void whoHasTheRestForHimselfAgainTalksOn() {
        dial("101", "88003000600");
        var first = outside("+78003000600");
        first.pickUp();
        house.pass(Duration.ofMinutes(20).toMillis());
        var phone = dial("101", "88003000601");
        outside("+78003000601").pickUp();
        house.pass(Duration.ofMinutes(10).toMillis());
        phone.leave();
        house.pass(Duration.ofMinutes(19).toMillis());
        assertThat(first.isOver())
                .as("49 of 60 minutes alone and 10 of another")
                .isFalse();
        house.pass(Duration.ofMinutes(1).toMillis() + 1_000);
        assertThat(first.isOver()).isTrue();
    }

    @Test
    void aBusyNumberSaysBusy() {
        var phone = dial("101", "88003000600");
        outside("+78003000600").end(EndCause.BUSY);
        house.pass(50);
        assertThat(phone.refusal()).isEqualTo(HangUp.BUSY);
        assertThat(house.last().outcome()).isEqualTo(Outcome.UNREACHED);
        assertThat(house.calls.dialling().used().lastHour()).isZero();
    }

    @Test
    void whatIsRefusedIsSaidAndRecorded() {
        var phone = dial("101", "+5355512345");
        assertThat(house.line.outbound()).isEmpty();
        assertThat(house.voice.heard(phone)).containsExactly("Calls to +5355512345 are not allowed here.");
        house.pass(5_000);
        assertThat(phone.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.calls.liveCalls()).isEmpty();
    }

    @Test
    void aCallIsCutWhereALimitWouldBePassed() {
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.pickUp();
        house.time.pass(Duration.ofMinutes(59));
        assertThat(phone.isOver()).isFalse();
        house.time.pass(Duration.ofMillis(60_010));
        assertThat(phone.isOver()).isTrue();
        assertThat(far.isOver()).isTrue();
        assertThat(dial("101", "88003000600").heard())
                .as("and the next one is refused")
                .hasSize(1);
        assertThat(house.calls.dialling().blocks()).extracting(Block::who).containsExactly("101");
    }

    /** Flows and callbacks are many calls of nobody's; numbers that strangers leave block nobody. */
    @Test
    void theHouseHasNoLimitOfAnAgentAndIsNotBlockedByForbiddenNumbers() {
        var plan = house.calls.dialling().plan();
        for (int i = 0; i < 7; i++) house.calls.dialling().ask(Dialling.HOUSE, plan.of("88003000600"), null);
        for (int i = 0; i < 6; i++)
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> house.calls.dialling().check(Dialling.HOUSE, plan.of("+5355512345")))
                    .isInstanceOf(org.firstline.base.Refused.class);
        assertThat(house.calls.dialling().blocks()).isEmpty();
    }

    /** Lifted within the hour, the block came back with the next call. */
    @Test
    void whoIsLetCallAgainHasHerWholeLimitAgain() {
        var phone = dial("101", "88003000600");
        outside("+78003000600").pickUp();
        house.time.pass(Duration.ofMinutes(61));
        assertThat(phone.isOver()).isTrue();
        dial("101", "88003000600");
        house.time.pass(Duration.ofMinutes(1));
        house.calls.dialling().unblock("101", "head");
        dial("101", "88003000600");
        outside("+78003000600").pickUp();
        house.pass(1000);
        assertThat(house.calls.dialling().blocks()).isEmpty();
        house.time.pass(Duration.ofMinutes(61));
        assertThat(house.line.outside("+78003000600")).as("and no more").isEmpty();
    }

    @Test
    void anEmergencyGoesOutOfAFullHouseWhoeverIsBlocked() {
        for (int i = 0; i < 3; i++) house.line.call("+7912000000" + i, "2000000");
        house.pass(100);
        assertThat(dial("102", "88003000600").refusal()).isEqualTo(HangUp.OVERLOADED);
        for (int i = 0; i < 5; i++) {
            try {
                house.calls.dialling().ask("101", house.calls.dialling().plan().of("+5355512345"), null);
            } catch (org.firstline.base.Refused no) {
                assertThat(no.code()).isEqualTo("calls.dial-denied");
            }
        }
        assertThat(house.calls.dialling().blocks()).hasSize(1);
        var phone = dial("101", "112");
        outside("112").pickUp();
        house.pass(50);
        assertThat(phone.partner()).isNotNull();
        assertThat(house.line.outbound().getLast().emergency()).isTrue();
    }

    @Test
    void aColleagueIsRungThoughHerNumberLooksLikeAnEmergency() {
        dial("102", "101");
        assertThat(house.line.outbound()).isEmpty();
        assertThat(house.phone("101").isRinging()).isTrue();
        dial("102", "103");
        assertThat(house.line.outbound()).as("nobody here has 103").hasSize(1);
    }

    @Test
    void callersFromOutsideGetNoLineOutside() {
        for (String number : List.of("+78003000600", "112", "988003000600")) house.line.call("+79120000001", number);
        house.pass(60_000);
        assertThat(house.line.outbound()).isEmpty();
    }

    private CallEvent[] busyWith(String extension) {
        return house.control.stream()
                .filter(n -> n instanceof CallEvent.Engaged e && e.agent().equals(extension)
                        || n instanceof CallEvent.Released r && r.agent().equals(extension))
                .toArray(CallEvent[]::new);
    }

    private SimulatedLeg talking(String extension, String number) {
        var phone = dial(extension, number);
        outside("+" + number.replaceFirst("^8", "7")).pickUp();
        house.pass(50);
        return phone;
    }

    @Test
    void sheIsBusyFromHerFirstRingToTheEnd() {
        var phone = dial("101", "88003000600");
        assertThat(busyWith("101")).hasSize(1);
        var call = house.only();
        assertThat(call.agent()).isEqualTo("101");
        phone.leave();
        house.pass(50);
        assertThat(house.news(CallEvent.Ended.class))
                .singleElement()
                .satisfies(n -> assertThat(n.call().agent()).isEqualTo("101"));
        assertThat(house.last().outcome()).isEqualTo(Outcome.UNREACHED);
    }

    @Test
    void itCanBeHeldAndMutedAndLedToAColleague() {
        house.homes.put("101", "internet");
        var phone = talking("101", "88003000600");
        var far = outside("+78003000600");
        String id = house.only().id();
        assertThat(house.only().queue()).isEqualTo("internet");
        var control = house.calls.control();
        control.act(id, Act.HOLD, "anna");
        house.pass(50);
        assertThat(far.hearsMusic()).isTrue();
        control.act(id, Act.RESUME, "anna");
        house.pass(50);
        assertThat(phone.partner()).isSameAs(far);
        control.transfer(id, new Target.Agent("102"), "anna");
        house.pass(50);
        assertThat(phone.isOver()).isTrue();
        assertThat(far.hearsMusic()).isTrue();
        house.phone("102").pickUp();
        house.pass(50);
        assertThat(house.phone("102").partner()).isSameAs(far);
        assertThat(busyWith("101")).as("she wraps up").hasSize(2);
        house.phone("102").leave();
        house.pass(200);
        assertThat(far.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.last().agent()).isEqualTo("102");
        assertThat(house.calls.segments(id)).extracting(Segment::kind).contains(Segment.Kind.HOLD, Segment.Kind.MOVE);
    }

    @Test
    void soundBeforeTheAnswerDoesNotKeepTheTalkFromBeginning() {
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.hearEarly();
        house.pass(50);
        assertThat(phone.partner()).isSameAs(far);
        far.pickUp();
        house.pass(50);
        assertThat(phone.partner()).isSameAs(far);
        house.calls.control().act(house.only().id(), Act.HANG_UP, "anna");
        house.pass(200);
        assertThat(phone.isOver()).isTrue();
        assertThat(far.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whereNoTrunkTakesTheCallSheHearsThatAndNoNumberIsToBlame() {
        house.line.hasTrunk(false);
        var phone = dial("101", "88003000600");
        assertThat(phone.isAnswered()).isTrue();
        assertThat(house.voice.heard(phone)).containsExactly("No trunk can take the call just now.");
        house.pass(5000);
        assertThat(phone.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.UNREACHED);
    }

    /** Nobody is recorded without a word, whoever has called whom. */
    @Test
    void whoeverIsCalledForARecordedQueueHearsSoBeforeHeHearsHer() {
        house.homes.put("101", "internet");
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.pickUp();
        house.pass(100);
        assertThat(house.voice.heard(far)).containsExactly("This call may be recorded.");
        assertThat(far.partner()).isNull();
        assertThat(phone.isAnswered()).as("she hears it ring on").isFalse();
        house.pass(5000);
        assertThat(phone.partner()).isSameAs(far);
    }

    @Test
    void whoHangsUpWhileHeHearsThatHeIsRecordedWasNotTalkedTo() {
        house.homes.put("101", "internet");
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var phone = dial("101", "88003000600");
        var far = outside("+78003000600");
        far.hearEarly();
        house.pass(50);
        far.pickUp();
        house.pass(100);
        assertThat(phone.hearsMusic()).as("ringing").isTrue();
        far.leave();
        house.pass(1000);
        assertThat(phone.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.UNREACHED);
        assertThat(house.calls.liveCalls()).isEmpty();
    }

    @Test
    void aCallForHelpBelongsToNoQueueSoNobodyRecordsIt() {
        house.homes.put("101", "internet");
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var phone = dial("101", "112");
        outside("112").pickUp();
        house.pass(50);
        assertThat(phone.partner()).as("at once").isNotNull();
        assertThat(house.only().queue()).isNull();
    }

    @Test
    void herQueuesNumberIsShown() {
        house.homes.put("101", "internet");
        house.calls.rules().save(QueueRules.usual("internet").withCallerId("+73512000000"));
        dial("101", "88003000600");
        assertThat(house.line.outbound().getLast().callerId()).isEqualTo("+73512000000");
    }

    @Test
    void whatThePlanRefusesIsSaidOnTheDeskAtOnce() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> house.calls.control().call("101", new Target.Number("+5355512345"), null, null))
                .isInstanceOf(org.firstline.base.Refused.class)
                .hasMessageContaining("+5355512345");
        assertThat(house.calls.dialling().used().calls()).isZero();
        talking("101", "88003000600");
        String id = house.only().id();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> house.calls.control().transfer(id, new Target.Number("+5355512345"), "anna"))
                .isInstanceOf(org.firstline.base.Refused.class);
        assertThat(house.calls.dialling().used().calls())
                .as("the one that goes on")
                .isEqualTo(1);
    }

    @Test
    void aBoxThatStopsEndsThemWithTheirRecords() {
        dial("101", "88003000600");
        outside("+78003000600").pickUp();
        house.pass(50);
        boolean[] done = {false};
        house.calls.drain(() -> done[0] = true);
        house.pass(1_000);
        assertThat(done[0]).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
    }
}
