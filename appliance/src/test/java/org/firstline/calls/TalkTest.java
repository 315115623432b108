package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with a call while it goes on, and who hears whom then. */
class TalkTest {
    private static final String ME = "anna";

    private static Db db;
    private House house;
    private SimulatedLeg caller;
    private SimulatedLeg anna;
    private String call;

    @BeforeAll
    static void openDatabase() {
        db = Db.inMemory("talk-test");
    }

    @AfterAll
    static void closeDatabase() {
        db.close();
    }

    @BeforeEach
    void talk() throws LineException {
        db.run(h -> {
            h.execute("delete from phone_call");
            h.execute("delete from phone_call_segment");
            h.execute("delete from phone_call_act");
            h.execute("delete from phone_queue_rules");
            h.execute("delete from phone_disposition");
        });
        house = new House(db);
        begin();
    }

    private void begin() {
        house.line.register("103", true);
        caller = house.talkingCaller("101");
        anna = house.phone("101");
        call = house.only().id();
        house.control.clear();
        house.pass(1000);
    }

    private Control control() {
        return house.calls.control();
    }

    private TalkNow now() {
        return control().findTalk(call).orElseThrow();
    }

    private void does(Act act) {
        control().act(call, act, ME);
        house.pass(1000);
    }

    private void hear(SimulatedLeg one, SimulatedLeg other) {
        assertThat(one.hearsWhom()).containsExactly(other);
        assertThat(other.hearsWhom()).containsExactly(one);
    }

    private SimulatedLeg asks(Target who, String to) {
        control().consult(call, who, ME);
        house.pass(1000);
        var asked = who instanceof Target.Agent
                ? house.phone(to)
                : house.line.outside(to).orElseThrow();
        asked.pickUp();
        house.pass(1000);
        return asked;
    }

    private List<String> told(Class<? extends CallEvent.Control> type) {
        return house.control.stream()
                .filter(type::isInstance)
                .map(e -> switch (e) {
                    case CallEvent.Engaged(Call ignored, String agent) -> agent;
                    case CallEvent.Released(Call ignored, String agent, boolean talked) ->
                        agent + (talked ? " talked" : "");
                    default -> e.getClass().getSimpleName();
                })
                .toList();
    }

    private List<String> segments() {
        return house.calls.segments(call).stream()
                .map(s -> s.kind() + " " + s.agent() + " " + s.party() + " " + s.endedBy())
                .toList();
    }

    /** Her desk would refuse it with a sentence; her phone must not lose her caller over it. */
    @Test
    void aPhoneThatLeadsWhereNobodyMayBeCalledKeepsItsCaller() {
        for (String target : List.of("+493012345678", "109", "no-queue")) {
            var referral = anna.refer(target, null);
            house.pass(1000);
            assertThat(referral.told()).as(target).containsExactly("refused FORBIDDEN");
            hear(caller, anna);
        }
        var led = anna.refer("102", null);
        house.pass(1000);
        assertThat(led.told()).containsExactly("accepted", "connected");
        assertThat(house.phone("102").ledBy()).isEqualTo("101");
    }

    @Test
    void onHoldHeHearsMusicAndSheHearsNothing() {
        does(Act.HOLD);
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(caller.hearsWhom()).isEmpty();
        assertThat(anna.hearsWhom()).isEmpty();
        assertThat(now().heldSince()).isNotNull();
        assertThatThrownBy(() -> control().act(call, Act.HOLD, ME)).isInstanceOf(Refused.class);
        does(Act.RESUME);
        hear(caller, anna);
        assertThat(caller.hearsMusic()).isFalse();
    }

    @Test
    void freeswitch1140_aForgottenHoldIsBroughtToMindAgainAndAgain() {
        does(Act.HOLD);
        house.pass(Duration.ofMinutes(2).toMillis());
        assertThat(told(CallEvent.HeldLong.class)).hasSize(1);
        assertThat(anna.heard()).as("a tone in her ear").isNotEmpty();
        house.pass(Duration.ofMinutes(4).toMillis());
        assertThat(told(CallEvent.HeldLong.class)).hasSize(3);
        does(Act.RESUME);
        house.pass(Duration.ofMinutes(4).toMillis());
        assertThat(told(CallEvent.HeldLong.class)).hasSize(3);
        assertThat(caller.isOver()).isFalse();
    }

    @Test
    void mutedSheIsNotHeardAndGoesOnHearing() {
        does(Act.MUTE);
        assertThat(caller.hearsWhom()).isEmpty();
        assertThat(anna.hearsWhom()).containsExactly(caller);
        does(Act.UNMUTE);
        hear(caller, anna);
    }

    @Test
    void keysGoToWhomSheTalksWith() {
        control().digits(call, "12#", ME);
        house.pass(10);
        assertThat(caller.sent()).isEqualTo("12#");
        var asked = asks(new Target.Number("+73510000001"), "+73510000001");
        control().digits(call, "9", ME);
        house.pass(10);
        assertThat(asked.sent()).isEqualTo("9");
        assertThatThrownBy(() -> control().digits(call, "1;2", ME)).isInstanceOf(Refused.class);
    }

    @Test
    void whileSheAsksTheCallerCannotHear() {
        control().consult(call, new Target.Agent("102"), ME);
        house.pass(1000);
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(anna.hearsMusic()).as("she hears the other phone ring").isTrue();
        house.phone("102").pickUp();
        house.pass(1000);
        hear(anna, house.phone("102"));
        assertThat(caller.hearsWhom()).isEmpty();
        does(Act.SWAP);
        hear(anna, caller);
        assertThat(house.phone("102").hearsMusic()).isTrue();
        does(Act.SWAP);
        hear(anna, house.phone("102"));
        does(Act.BACK);
        hear(anna, caller);
        assertThat(house.line.phone("102")).isEmpty();
        assertThat(told(CallEvent.Released.class))
                .as("who was only asked has nothing to write up")
                .containsExactly("102");
    }

    @Test
    void asterisk607_afterAnAttendedTransferBothWrapUp() {
        var boris = asks(new Target.Agent("102"), "102");
        does(Act.COMPLETE);
        hear(caller, boris);
        assertThat(anna.isOver()).isTrue();
        assertThat(told(CallEvent.Released.class)).containsExactly("101 talked");
        assertThat(house.only().agent()).isEqualTo("102");
        house.pass(10_000);
        caller.leave();
        house.pass(1000);
        assertThat(house.last().agent()).isEqualTo("102");
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(segments())
                .containsExactly(
                        "WAIT null null ANSWERED",
                        "TALK 101 null HELD",
                        "HOLD 101 null TRANSFERRED",
                        "CONSULT 101 agent:102 TRANSFERRED",
                        "TALK 102 null OVER");
    }

    @Test
    void whoHangsUpWhileAskingHasConnectedTheTwo() {
        var boris = asks(new Target.Agent("102"), "102");
        anna.leave();
        house.pass(1000);
        hear(caller, boris);
    }

    @Test
    void completedBeforeTheAnswerTheCallerHearsMusicUntilIt() {
        control().consult(call, new Target.Agent("102"), ME);
        house.pass(500);
        does(Act.COMPLETE);
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(anna.isOver()).isTrue();
        house.phone("102").pickUp();
        house.pass(500);
        hear(caller, house.phone("102"));
    }

    @Test
    void whoWasAskedHangsUpAndTheCallerWaitsForHerStill() {
        var boris = asks(new Target.Agent("102"), "102");
        boris.leave();
        house.pass(1000);
        assertThat(now().aside()).isNull();
        assertThat(now().heldSince()).isNotNull();
        assertThat(caller.hearsMusic()).isTrue();
        does(Act.RESUME);
        hear(caller, anna);
    }

    /** The desk said "on hold" and not a word of why. */
    @Test
    void whyWhomSheAskedDidNotComeIsTold() {
        control().consult(call, new Target.Number("+73510000001"), ME);
        house.pass(100);
        house.line.outside("+73510000001").orElseThrow().end(EndCause.BUSY);
        house.pass(1000);
        assertThat(house.control)
                .contains(new CallEvent.NotReached(house.only(), new Target.Number("+73510000001"), EndCause.BUSY));
        var boris = asks(new Target.Agent("102"), "102");
        boris.leave();
        house.pass(1000);
        assertThat(told(CallEvent.NotReached.class)).as("he was reached").hasSize(1);
    }

    @Test
    void threeHearOneAnotherAndAnyOfThemMayGo() {
        var boris = asks(new Target.Agent("102"), "102");
        does(Act.CONFERENCE);
        assertThat(caller.hearsWhom()).containsExactlyInAnyOrder(anna, boris);
        assertThat(anna.hearsWhom()).containsExactlyInAnyOrder(caller, boris);
        anna.leave();
        house.pass(1000);
        hear(caller, boris);
        assertThat(house.only().agent()).isEqualTo("102");
        assertThat(told(CallEvent.Released.class)).containsExactly("101 talked");
        boris.leave();
        house.pass(1000);
        assertThat(caller.isOver()).isTrue();
    }

    /** As if she had put down the receiver. */
    @Test
    void whoEndsAConferenceAtHerDeskLeavesTheOthersTalking() {
        var boris = asks(new Target.Agent("102"), "102");
        does(Act.CONFERENCE);
        does(Act.HANG_UP);
        assertThat(anna.isOver()).isTrue();
        hear(caller, boris);
        assertThat(told(CallEvent.Released.class)).containsExactly("101 talked");
        does(Act.HANG_UP);
        assertThat(caller.isOver()).isTrue();
        assertThat(boris.isOver()).isTrue();
    }

    @Test
    void aBlindTransferToAPersonRingsThereAndIsHers() {
        control().transfer(call, new Target.Agent("102"), ME);
        house.pass(1000);
        assertThat(anna.isOver()).isTrue();
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(now().moving()).isNotNull();
        house.phone("102").pickUp();
        house.pass(1000);
        hear(caller, house.phone("102"));
        assertThat(told(CallEvent.Engaged.class)).containsExactly("102");
    }

    @Test
    void whoIsLedToAPhoneThatNobodyAnswersWaitsInHisQueueWithHisOldTime() {
        var since = house.only().queuedAt();
        control().transfer(call, new Target.Agent("102"), ME);
        house.pass(1000);
        house.phone("102").end(EndCause.BUSY);
        house.pass(1000);
        assertThat(house.only().queue()).isEqualTo("internet");
        assertThat(house.only().queuedAt()).isEqualTo(since);
        assertThat(caller.hearsMusic()).isTrue();
        house.calls.offer(call, "103");
        house.pass(100);
        house.phone("103").pickUp();
        house.pass(100);
        hear(caller, house.phone("103"));
        assertThat(house.news(CallEvent.Queued.class)).hasSize(2);
        assertThat(house.news(CallEvent.Answered.class)).hasSize(2);
        assertThat(house.only().offeredAt())
                .as("the first answer and what led to it")
                .isBeforeOrEqualTo(house.only().answeredAt());
    }

    @Test
    void aTransferToAQueueKeepsTheWait() {
        var since = house.only().queuedAt();
        control().transfer(call, new Target.Queue("tv"), ME);
        house.pass(1000);
        assertThat(house.only().queue()).isEqualTo("tv");
        assertThat(house.only().queuedAt()).isEqualTo(since);
        assertThat(house.only().agent()).isNull();
        assertThat(told(CallEvent.Released.class)).containsExactly("101 talked");
        assertThat(control().findTalk(call)).isEmpty();
        caller.leave();
        house.pass(1000);
        assertThat(house.last().outcome())
                .as("he was answered, wherever he hung up")
                .isEqualTo(Outcome.ANSWERED);
        assertThat(house.last().agent()).isEqualTo("101");
        assertThat(segments())
                .containsExactly("WAIT null null ANSWERED", "TALK 101 null TRANSFERRED", "WAIT null null OVER");
        assertThat(control().acts(call)).extracting(CallAct::act).containsExactly("transfer");
    }

    @Test
    void aTransferToANumberGoesOutsideAndTheCallGoesOn() {
        control().transfer(call, new Target.Number("+73510000001"), ME);
        house.pass(1000);
        var outside = house.line.outside("+73510000001").orElseThrow();
        outside.pickUp();
        house.pass(1000);
        hear(caller, outside);
        outside.leave();
        house.pass(1000);
        assertThat(caller.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aSupervisorListensWhispersAndSpeaksAndEveryUseIsWrittenDown() {
        control().watch(call, "103", Watch.LISTEN, "head");
        house.pass(100);
        var head = house.phone("103");
        assertThat(head.isAskedToAnswer()).isTrue();
        head.pickUp();
        house.pass(100);
        assertThat(head.hearsWhom()).containsExactlyInAnyOrder(caller, anna);
        assertThat(caller.hearsWhom()).containsExactly(anna);
        assertThat(anna.hearsWhom()).containsExactly(caller);
        control().watch(call, "103", Watch.WHISPER, "head");
        house.pass(100);
        assertThat(caller.hearsWhom()).containsExactly(anna);
        assertThat(anna.hearsWhom()).containsExactlyInAnyOrder(caller, head);
        control().watch(call, "103", Watch.BARGE, "head");
        house.pass(100);
        assertThat(caller.hearsWhom()).containsExactlyInAnyOrder(anna, head);
        head.leave();
        house.pass(100);
        hear(caller, anna);
        assertThat(control().acts(call)).extracting(CallAct::act).containsExactly("listen", "whisper", "barge");
        assertThat(told(CallEvent.Released.class)).containsExactly("103");
    }

    @Test
    void theDesksAnswerHasThePhoneAnswerByItselfAndSaysWhenItCannot() {
        caller.leave();
        house.pass(1000);
        var second = house.waitingCaller('1');
        String id = house.only().id();
        house.calls.offer(id, "102");
        house.pass(500);
        control().answer(id, "102");
        house.pass(100);
        var phone = house.phone("102");
        assertThat(phone.isAskedToAnswer()).isTrue();
        house.pass(4000);
        assertThat(house.news(CallEvent.PickUp.class)).hasSize(1);
        assertThatThrownBy(() -> control().answer(id, "102")).hasMessageContaining("Pick up");
        phone.pickUp();
        house.pass(100);
        hear(second, phone);
    }

    @Test
    void severalPhonesRingAndTheFirstHasHim() {
        caller.leave();
        house.pass(1000);
        var second = house.waitingCaller('1');
        String id = house.only().id();
        for (String phone : List.of("101", "102", "103")) house.calls.offer(id, phone);
        house.pass(500);
        var first = house.phone("102");
        var late = house.phone("103");
        first.pickUp();
        late.pickUp();
        house.pass(500);
        hear(second, first);
        assertThat(late.isOver()).isTrue();
        assertThat(house.line.phone("101")).isEmpty();
        assertThat(house.only().agent()).isEqualTo("102");
        assertThat(house.news(CallEvent.OfferMissed.class)).isEmpty();
    }

    @Test
    void aClickedNumberRingsHerPhoneFirst() {
        caller.leave();
        house.pass(1000);
        String id = control().call("101", new Target.Number("+73510000001"), 7L, null);
        house.pass(100);
        var phone = house.phone("101");
        assertThat(phone.isAskedToAnswer()).isTrue();
        assertThat(house.line.outside("+73510000001")).isEmpty();
        phone.pickUp();
        house.pass(100);
        var outside = house.line.outside("+73510000001").orElseThrow();
        outside.pickUp();
        house.pass(5000);
        hear(phone, outside);
        outside.leave();
        house.pass(1000);
        var record = house.calls.get(id);
        assertThat(record.direction()).isEqualTo(Call.Way.OUT);
        assertThat(record.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(record.agent()).isEqualTo("101");
        assertThat(record.subscriber()).isEqualTo(7);
        assertThat(house.line.legs()).allMatch(SimulatedLeg::isOver);
    }

    /** "The number is not in service", and the like. */
    @Test
    void whatTheNetworkSaysBeforeTheAnswerIsHeardAfterAClickToo() {
        caller.leave();
        house.pass(1000);
        control().call("101", new Target.Number("+73510000001"), null, null);
        house.pass(100);
        var phone = house.phone("101");
        phone.pickUp();
        house.pass(100);
        var outside = house.line.outside("+73510000001").orElseThrow();
        outside.hearEarly();
        house.pass(100);
        hear(phone, outside);
        outside.pickUp();
        house.pass(100);
        hear(phone, outside);
        assertThat(house.only().answeredAt()).isNotNull();
    }

    @Test
    void whatTheNetworkSaysOfANumberThatSheAsksIsHeardByHerAlone() {
        control().consult(call, new Target.Number("+73510000001"), "anna");
        house.pass(100);
        var outside = house.line.outside("+73510000001").orElseThrow();
        assertThat(anna.hearsMusic()).as("ringing").isTrue();
        outside.hearEarly();
        house.pass(100);
        hear(anna, outside);
        assertThat(caller.hearsMusic()).isTrue();
        outside.pickUp();
        house.pass(100);
        hear(anna, outside);
    }

    @Test
    void aClickedNumberThatNobodyAnswersIsRecordedAsSuch() {
        caller.leave();
        house.pass(1000);
        String id = control().call("101", new Target.Number("+73510000001"), null, null);
        house.pass(100);
        house.phone("101").pickUp();
        house.pass(100);
        var phone = house.phone("101");
        house.line.outside("+73510000001").orElseThrow().end(EndCause.BUSY);
        house.pass(5000);
        assertThat(house.voice.heard(phone)).containsExactly("The number is busy.");
        assertThat(house.calls.get(id).outcome()).isEqualTo(Outcome.UNREACHED);
        assertThat(house.line.legs()).allMatch(SimulatedLeg::isOver);
    }

    @Test
    void aPhonesOwnHoldAndTransferButtonsDoTheSame() {
        house.line.listener();
        house.time.soon("switchboard", () -> house.line.listener().held(anna, true));
        house.pass(100);
        assertThat(caller.hearsMusic()).isTrue();
        house.time.soon("switchboard", () -> house.line.listener().held(anna, false));
        house.pass(100);
        hear(caller, anna);
    }

    @Test
    void aRecordingIsKeptPausedForTheCardAndCutOffByNothing(@TempDir Path folder) throws Exception {
        house.calls.control();
        house = new House(
                db, CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")), new RecordingSettings(folder, 30));
        house.calls.rules().save(new QueueRules("internet", true, false, Duration.ofMinutes(2)));
        begin();
        assertThat(caller.tape()).isNotNull();
        assertThat(now().recording()).isEqualTo(TalkNow.Recording.ON);
        does(Act.PAUSE_RECORDING);
        assertThat(caller.tape().isPaused()).isTrue();
        assertThat(now().recording()).isEqualTo(TalkNow.Recording.PAUSED);
        does(Act.RESUME_RECORDING);
        control().transfer(call, new Target.Queue("tv"), ME);
        house.pass(1000);
        assertThat(caller.tape()).as("music is not kept").isNull();
        caller.leave();
        house.pass(1000);
        var kept = house.calls.recordings().find(call).orElseThrow();
        assertThat(kept.state()).isEqualTo(Recording.State.KEPT);
        Path file = house.calls.recordings().findFile(call).orElseThrow();
        assertThat(Wav.read(file).rate()).isEqualTo(8000);
        house.pass(Duration.ofDays(31).toMillis());
        assertThat(Files.exists(file)).as("after its days").isFalse();
        assertThat(house.calls.recordings().findFile(call)).isEmpty();
    }

    @Test
    void onlyResultsOfItsQueueAreTaken() {
        house.calls
                .rules()
                .saveDispositions("internet", List.of(new Disposition("internet", "no-link", "No link", "Нет связи")));
        house.calls.setDisposition(call, "no-link");
        house.pass(100);
        assertThat(house.only().disposition()).isEqualTo("no-link");
        assertThatThrownBy(() -> house.calls.setDisposition(call, "tv-snow")).isInstanceOf(Refused.class);
        caller.leave();
        house.pass(1000);
        house.calls.setDisposition(call, null);
        house.pass(1000);
        assertThat(house.last().disposition()).isNull();
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        assertThatThrownBy(() -> control().act(call, Act.SWAP, ME)).hasMessageContaining("You ask nobody");
        assertThatThrownBy(() -> control().transfer(call, new Target.Agent("101"), ME))
                .hasMessageContaining("talks already");
        assertThatThrownBy(() -> control().transfer(call, new Target.Agent("999"), ME))
                .hasMessageContaining("not there");
        assertThatThrownBy(() -> control().consult(call, new Target.Queue("tv"), ME))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> control().act("nobody", Act.HOLD, ME)).hasMessageContaining("over");
        assertThatThrownBy(() -> control().call("101", new Target.Number("1"), null, null))
                .hasMessageContaining("in a call");
    }

    @Test
    void whoJoinedCanBeLetGoAndTheTalkGoesOn() {
        asks(new Target.Agent("102"), "102");
        does(Act.CONFERENCE);
        assertThat(now().guests()).hasSize(1);
        control().drop(call, new Target.Agent("102"), ME);
        house.pass(100);
        assertThat(now().guests()).isEmpty();
        hear(caller, anna);
        assertThat(told(CallEvent.Released.class)).containsExactly("102 talked");
        assertThatThrownBy(() -> control().drop(call, new Target.Agent("102"), ME))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theEndOfTheCallEndsEverythingInIt() {
        asks(new Target.Agent("102"), "102");
        does(Act.CONFERENCE);
        control().watch(call, "103", Watch.LISTEN, "head");
        house.pass(100);
        house.phone("103").pickUp();
        house.pass(100);
        caller.leave();
        house.pass(1000);
        assertThat(house.line.legs()).allMatch(SimulatedLeg::isOver);
        assertThat(control().findTalk(call)).isEmpty();
        assertThat(told(CallEvent.Released.class)).containsExactlyInAnyOrder("102 talked", "103");
    }
}
