package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Db;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
    private static Db db;
    private House house;

    @BeforeAll
    static void openDatabase() {
        db = Db.inMemory("switchboard-test");
    }

    @AfterAll
    static void closeDatabase() {
        db.close();
    }

    @BeforeEach
    void open() throws LineException {
        db.run(h -> {
            h.execute("delete from phone_call");
            h.execute("delete from phone_queue_rules");
        });
        house = new House(db);
    }

    @Test
    void aCallerIsGreetedChoosesAQueueTalksAndLeavesARecordWithEveryMoment() {
        var caller = house.line.call("+73512000102", "2000000");
        house.time.settle();
        assertThat(caller.hearsRinging()).isTrue();
        house.pass(100);
        assertThat(caller.isAnswered()).isTrue();
        assertThat(house.voice.heard(caller)).containsExactly("greeting", "menu");

        caller.press('2');
        house.pass(1000);
        var waiting = house.only();
        assertThat(waiting.queue()).isEqualTo("tv");
        assertThat(waiting.category()).isEqualTo("tv");
        assertThat(caller.hearsMusic()).isTrue();

        house.calls.offer(waiting.id(), "101");
        house.time.settle();
        var phone = house.phone("101");
        assertThat(phone.from()).isEqualTo("+73512000102");
        phone.alert();
        house.pass(3000);
        phone.pickUp();
        house.time.settle();
        assertThat(caller.partner()).isEqualTo(phone);
        assertThat(caller.hearsMusic()).isFalse();

        house.pass(60_000);
        caller.leave();
        house.time.settle();
        assertThat(phone.isOver()).isTrue();
        var last = house.last();
        assertThat(last.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(last.agent()).isEqualTo("101");
        assertThat(last.ticket()).isEqualTo(1);
        assertThat(List.of(last.arrivedAt(), last.menuAt(), last.queuedAt(), last.offeredAt(), last.answeredAt()))
                .isSorted();
        assertThat(Duration.between(last.answeredAt(), last.endedAt())).isEqualTo(Duration.ofMinutes(1));
        assertThat(house.news.stream().map(n -> n.getClass().getSimpleName()))
                .containsExactly("Arrived", "CallerKnown", "Queued", "OfferRinging", "Answered", "Ended", "Recorded");
        assertThat(house.calls.liveCalls()).isEmpty();
    }

    @Test
    void theCallersHangUpIsAcknowledgedOnlyWhenRecordAndTicketAreStored() {
        var caller = house.talkingCaller("101");
        boolean[] acknowledgedAtClosing = {true};
        house.closing = call -> {
            acknowledgedAtClosing[0] = caller.isAcknowledged();
            return 42L;
        };
        caller.leave();
        house.pass(100);
        assertThat(acknowledgedAtClosing[0]).isFalse();
        assertThat(caller.isAcknowledged()).isTrue();
        assertThat(house.last().ticket()).isEqualTo(42);
    }

    @Test
    void aTicketThatCannotBeStoredIsTriedAgainBeforeTheHangUpIsAcknowledged() {
        var caller = house.talkingCaller("101");
        int[] tries = {0};
        house.closing = call -> {
            // each time first with the rows, then without them
            if (++tries[0] <= 2 * 2) throw new IllegalStateException("the ticket drawer is stuck");
            return 7L;
        };
        caller.leave();
        house.pass(1500);
        assertThat(caller.isAcknowledged()).isFalse();
        house.pass(1000);
        assertThat(caller.isAcknowledged()).isTrue();
        assertThat(house.last().ticket()).isEqualTo(7);
    }

    @Test
    void aTicketThatCanNeverBeStoredCostsTheTicketButNotTheRecord() {
        var caller = house.waitingCaller('1');
        house.closing = call -> {
            throw new IllegalStateException("no drawer at all");
        };
        caller.leave();
        house.pass(10_000);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(house.last().ticket()).isNull();
        assertThat(caller.isAcknowledged()).isTrue();
    }

    @Test
    void aTransferFromAPhonesOwnCallIsRefusedAndTheCallGoesOn() {
        house.line.register("102", true);
        var from = house.line.dialFrom("101", "102");
        house.time.settle();
        house.phone("102").pickUp();
        house.time.settle();
        var referral = from.refer("89001234567", null);
        house.time.settle();
        assertThat(referral.told()).containsExactly("refused FORBIDDEN");
        assertThat(from.partner()).isEqualTo(house.phone("102"));
    }

    @Test
    void theRowIsStoredBeforeTheCallIsAnswered() {
        var caller = house.line.call("+73512000102", "2000000");
        house.time.settle();
        assertThat(caller.isAnswered()).isFalse();
        assertThat(house.last().outcome()).isEqualTo(Outcome.IN_PROGRESS);
    }

    @Test
    void silenceAndWrongDigitsLeadToInternet() {
        var silent = house.line.call("+73512000103", "1");
        house.pass(12_000);
        assertThat(house.only().queue()).isEqualTo("internet");
        silent.leave();
        house.time.settle();
        house.waitingCaller('7');
        assertThat(house.only().queue()).isEqualTo("internet");
    }

    @Test
    void aSlowLookUpDelaysTheAnswerByOneSecondAtMostAndIsStillUsedAfterwards() {
        house.lookupTakes = Duration.ofSeconds(3);
        house.facts = new CallerFacts(5L, "Anna", Locale.ENGLISH, null);
        var caller = house.line.call("+73512000102", "1");
        house.pass(999);
        assertThat(caller.isAnswered()).isFalse();
        house.pass(1);
        assertThat(caller.isAnswered()).isTrue();
        house.pass(3000);
        assertThat(house.only().subscriber()).isEqualTo(5);
        assertThat(house.news(CallEvent.CallerKnown.class)).hasSize(1);
    }

    @Test
    void theAgentsPhoneShowsTheCallersName() {
        house.facts = new CallerFacts(5L, "Anna", Locale.ENGLISH, null);
        house.waitingCaller('1');
        house.calls.offer(house.only().id(), "101");
        house.time.settle();
        assertThat(house.phone("101").callerName()).isEqualTo("Anna");
    }

    @Test
    void aPhoneThatIsNotAnsweredStopsRingingAndTheCallerKeepsMusicAndPlace() {
        var caller = house.waitingCaller('1');
        var queuedAt = house.only().queuedAt();
        house.calls.offer(house.only().id(), "101");
        house.time.settle();
        var phone = house.phone("101");
        house.pass(14_999);
        assertThat(phone.isRinging()).isTrue();
        house.pass(1);
        assertThat(phone.isOver()).isTrue();
        assertThat(house.news(CallEvent.OfferMissed.class))
                .extracting(CallEvent.OfferMissed::agent, CallEvent.OfferMissed::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("101", Miss.NO_ANSWER));
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(house.only().queuedAt()).isEqualTo(queuedAt);
        assertThat(house.only().agent()).isNull();

        house.calls.offer(house.only().id(), "102");
        house.time.settle();
        house.phone("102").pickUp();
        house.time.settle();
        assertThat(caller.partner()).isNotNull();
    }

    @Test
    void eachWayOfNotAnsweringIsToldApart() {
        house.waitingCaller('1');
        var id = house.only().id();
        for (var cause : List.of(EndCause.BUSY, EndCause.REJECTED, EndCause.NO_ANSWER, EndCause.FAILED)) {
            house.calls.offer(id, "101");
            house.time.settle();
            house.phone("101").end(cause);
            house.time.settle();
        }
        house.calls.offer(id, "109");
        house.time.settle();
        assertThat(house.news(CallEvent.OfferMissed.class))
                .extracting(CallEvent.OfferMissed::why)
                .containsExactly(Miss.BUSY, Miss.DECLINED, Miss.NO_ANSWER, Miss.FAILED, Miss.UNREACHABLE);
    }

    @Test
    void aCallerWhoLeavesWhileAPhoneRingsStopsItAndHasAbandoned() {
        var caller = house.waitingCaller('1');
        house.calls.offer(house.only().id(), "101");
        house.time.settle();
        var phone = house.phone("101");
        caller.leave();
        house.pass(200);
        assertThat(phone.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(house.last().agent()).isNull();
        assertThat(house.news(CallEvent.OfferMissed.class)).isEmpty();
    }

    @Test
    void whoeverComesFirstDecidesWhenAnswerAndHangUpAreSimultaneous() {
        for (boolean answerFirst : new boolean[] {true, false}) {
            var caller = house.waitingCaller('1');
            house.calls.offer(house.only().id(), "101");
            house.time.settle();
            var phone = house.phone("101");
            if (answerFirst) phone.pickUp();
            caller.leave();
            if (!answerFirst) phone.pickUp();
            house.pass(200);
            assertThat(house.last().outcome()).isEqualTo(answerFirst ? Outcome.ANSWERED : Outcome.ABANDONED);
            assertThat(phone.isOver()).isTrue();
            assertThat(caller.isAcknowledged()).isTrue();
            assertThat(house.calls.liveCalls()).isEmpty();
        }
    }

    @Test
    void anAgentWhoHangsUpAtOnceHasAnswered() {
        var caller = house.waitingCaller('1');
        house.calls.offer(house.only().id(), "101");
        house.time.settle();
        var phone = house.phone("101");
        phone.pickUp();
        phone.leave();
        house.pass(200);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(caller.isOver()).isTrue();
        assertThat(phone.isAcknowledged()).isTrue();
    }

    @Test
    void aPhoneThatIsPickedUpAfterTheOfferWasWithdrawnIsHungUpAndTheCallerWaitsOn() {
        var caller = house.waitingCaller('1');
        var id = house.only().id();
        house.calls.offer(id, "101");
        house.time.settle();
        var phone = house.phone("101");
        house.calls.withdrawOffer(id, "101");
        phone.pickUp();
        house.time.settle();
        assertThat(phone.isOver()).isTrue();
        assertThat(caller.hearsMusic()).isTrue();
        assertThat(house.news(CallEvent.OfferMissed.class)).isEmpty();
        assertThat(house.news(CallEvent.Answered.class)).isEmpty();
    }

    @Test
    void aCallThatIsNotFreeIsAMissSoThatNobodyWaitsForAnAnswer() {
        house.talkingCaller("101");
        house.calls.offer(house.only().id(), "102");
        house.time.settle();
        assertThat(house.news(CallEvent.OfferMissed.class))
                .extracting(CallEvent.OfferMissed::why)
                .containsExactly(Miss.FAILED);
        assertThat(house.line.phone("102")).isEmpty();
    }

    @Test
    void verbsAboutACallThatIsOverDoNothing() {
        var caller = house.waitingCaller('1');
        var id = house.only().id();
        caller.leave();
        house.time.settle();
        var before = List.copyOf(house.news);
        house.calls.offer(id, "101");
        house.calls.withdrawOffer(id, "101");
        house.calls.hangUp(id);
        house.time.settle();
        assertThat(house.news).isEqualTo(before);
        assertThat(house.line.phone("101")).isEmpty();
    }

    @Test
    void aCallerWhoLeavesTheMenuHasNotBeenInAQueue() {
        var caller = house.line.call("+73512000102", "1");
        house.pass(1000);
        caller.leave();
        house.time.settle();
        assertThat(house.last().outcome()).isEqualTo(Outcome.LEFT_MENU);
        assertThat(house.last().queuedAt()).isNull();
        assertThat(house.news(CallEvent.Queued.class)).isEmpty();
    }

    @Test
    void aCallerBehindAnOutageHearsOfItBeforeAnythingElseAndIsDeflectedIfHeLeaves() {
        house.facts = behindOutage();
        var caller = house.line.call("+73512000102", "1");
        house.pass(1000);
        assertThat(house.voice.heard(caller)).containsExactly("There is an outage: Lenina street.", "outage-choices");
        caller.leave();
        house.time.settle();
        assertThat(house.last().outcome()).isEqualTo(Outcome.DEFLECTED);
        assertThat(house.last().outage()).isEqualTo(9);
        assertThat(house.calls.history().countDeflected(9)).isEqualTo(1);
        assertThat(house.calls.history().countDeflected(8)).isZero();
    }

    @Test
    void aCallerBehindAnOutageWhoStaysComesToTheMenuAndCountsAsAnyOther() {
        house.facts = behindOutage();
        var caller = house.line.call("+73512000102", "1");
        house.pass(9000);
        assertThat(house.voice.heard(caller)).contains("greeting", "menu");
        caller.press('3');
        house.pass(200);
        assertThat(house.only().queue()).isEqualTo("billing");
        caller.leave();
        house.time.settle();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(house.calls.history().countDeflected(9)).isZero();
    }

    @Test
    void aWaitingCallerHearsHisPlaceOnEnteringWhenItImprovesAndEveryHalfMinute() {
        var caller = house.waitingCaller('1');
        var id = house.only().id();
        house.places.put(id, 3);
        house.pass(5000);
        assertThat(house.voice.heard(caller)).last().isEqualTo("Your place in line is 3.");
        assertThat(caller.hearsMusic()).isTrue();
        house.places.put(id, 2);
        house.pass(4000);
        assertThat(house.voice.heard(caller)).last().isEqualTo("Your place in line is 3.");
        house.pass(10_000);
        assertThat(house.voice.heard(caller)).last().isEqualTo("Your place in line is 2.");
        long before = house.voice.heard(caller).size();
        house.pass(62_000);
        assertThat(house.voice.heard(caller)).hasSize((int) before + 2);
        house.places.put(id, 1);
        house.pass(32_000);
        assertThat(house.voice.heard(caller)).last().isEqualTo("You are next in line.");
    }

    @Test
    void anAnnouncementNeverDelaysTheBridge() {
        var caller = house.waitingCaller('1');
        var id = house.only().id();
        house.places.put(id, 3);
        house.pass(1000);
        assertThat(caller.hearsMusic()).isFalse();
        house.calls.offer(id, "101");
        house.time.settle();
        house.phone("101").pickUp();
        house.time.settle();
        assertThat(caller.partner()).isNotNull();
        house.pass(120_000);
        assertThat(caller.partner()).isNotNull();
        assertThat(caller.hearsMusic()).isFalse();
    }

    @Test
    void aVoiceThatFallsSilentStopsNobodyOnHisWay() {
        house.voice.fallSilent();
        var caller = house.line.call("+73512000102", "1");
        house.pass(8000);
        assertThat(house.only().queue()).isEqualTo("internet");
        assertThat(caller.hearsMusic()).isTrue();
    }

    @Test
    void digitsBeforeTheMenuInTheQueueAndInTheTalkChangeNothing() {
        var caller = house.line.call("+73512000102", "1");
        caller.press('2');
        house.pass(100);
        caller.press('1');
        house.pass(100);
        caller.press('3');
        house.pass(100);
        assertThat(house.only().queue()).isEqualTo("internet");
        assertThat(house.news(CallEvent.Queued.class)).hasSize(1);
    }

    @Test
    void moreCallsThanTheLimitAreRefusedAndRecorded() throws LineException {
        house = new House(
                db,
                new CallSettings(
                        1,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(3),
                        Duration.ofSeconds(30),
                        Locale.ENGLISH,
                        ZoneId.of("UTC")));
        var first = house.line.call("+73512000102", "1");
        var second = house.line.call("+73512000103", "1");
        house.pass(100);
        assertThat(second.refusal()).isEqualTo(HangUp.OVERLOADED);
        assertThat(house.last().outcome()).isEqualTo(Outcome.REFUSED);
        first.leave();
        house.time.settle();
        var third = house.line.call("+73512000104", "1");
        house.pass(100);
        assertThat(third.isAnswered()).isTrue();
    }

    @Test
    void aPhonesCodeIsNewsIsConfirmedAndHungUp() {
        var phone = house.line.dialFrom("101", "*1");
        house.pass(100);
        assertThat(house.news(CallEvent.PhoneCode.class)).containsExactly(new CallEvent.PhoneCode("101", "*1"));
        assertThat(house.voice.heard(phone)).containsExactly("You are ready for calls.");
        house.pass(3000);
        assertThat(phone.isOver()).isTrue();
        var other = house.line.dialFrom("101", "*0");
        house.pass(3000);
        assertThat(house.voice.heard(other)).containsExactly("You are on a break.");
        assertThat(house.calls.list(CallFilter.ALL, null, 10)).isEmpty();
    }

    @Test
    void onePhoneMayCallAnotherAndNothingElse() {
        var from = house.line.dialFrom("101", "102");
        house.time.settle();
        var to = house.phone("102");
        to.alert();
        house.time.settle();
        assertThat(from.hearsRinging()).isTrue();
        to.pickUp();
        house.time.settle();
        assertThat(from.partner()).isEqualTo(to);
        to.leave();
        house.time.settle();
        assertThat(from.isOver()).isTrue();
        for (String number : List.of("109", "+4412345", "101", "*2")) {
            var refused = house.line.dialFrom("101", number);
            house.time.settle();
            assertThat(refused.refusal()).as(number).isEqualTo(HangUp.NOT_FOUND);
        }
    }

    @Test
    void aPersonMayEndACallAndItIsRecordedOnce() {
        var caller = house.waitingCaller('1');
        house.calls.hangUp(house.only().id());
        house.pass(200);
        assertThat(caller.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(house.news(CallEvent.Ended.class)).hasSize(1);
    }

    @Test
    void phonesThatComeAndGoAreNews() {
        house.line.register("103", true);
        house.line.register("103", false);
        house.time.settle();
        assertThat(house.news)
                .containsExactly(new CallEvent.PhonePresence("103", true), new CallEvent.PhonePresence("103", false));
    }

    @Test
    void ticketsAndSubscribersAreSetOnLiveCallsAndOnFinishedOnes() {
        var caller = house.talkingCaller("101");
        var id = house.only().id();
        house.closing = call -> null;
        house.calls.setTicket(id, 77);
        house.pass(200);
        assertThat(house.only().ticket()).isEqualTo(77);
        caller.leave();
        house.calls.setSubscriber(id, 5L);
        house.pass(200);
        assertThat(house.last().ticket()).isEqualTo(77);
        assertThat(house.last().subscriber()).isEqualTo(5);
        house.calls.setSubscriber(id, null);
        house.pass(200);
        assertThat(house.last().subscriber()).isNull();
        assertThat(house.news(CallEvent.Changed.class)).hasSize(3);
    }

    private static CallerFacts behindOutage() {
        return new CallerFacts(
                5L,
                "Anna",
                Locale.ENGLISH,
                new OutageNotice(
                        9L,
                        null,
                        OutageNotice.Told.NO,
                        java.util.Map.of(
                                "en", new OutageNotice.Said("There is an outage: Lenina street.", "It goes on."))));
    }
}
