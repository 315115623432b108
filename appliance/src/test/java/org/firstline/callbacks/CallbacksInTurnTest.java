package org.firstline.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.firstline.calls.Act;
import org.firstline.calls.Call;
import org.firstline.calls.CallFilter;
import org.firstline.calls.EndCause;
import org.firstline.calls.Outcome;
import org.firstline.calls.QueueRules;
import org.firstline.calls.Target;
import org.firstline.calls.Watch;
import org.firstline.routing.Activity;
import org.firstline.routing.Overflow;
import org.firstline.routing.Presence;
import org.firstline.routing.QueueLimits;
import org.firstline.tickets.TicketNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callbacks among callers, on the real box: what users of other systems complain about, by the number of the complaint. */
class CallbacksInTurnTest {
    private static final String ONE = "+73512000101";
    private static final String TWO = "+73512000102";
    private static final String THREE = "+73512000103";

    private static int boxes;
    private BackCallBox box;

    private BackCallBox box(int agents) throws Exception {
        box = new BackCallBox("callbacks-in-turn" + boxes++, agents);
        return box;
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void theAgentsPhoneRingsThenTheSubscribersAndTheyTalk() throws Exception {
        var b = box(1);
        var asked = b.ask(ONE);
        assertThat(b.line.outbound()).isEmpty();
        b.ready("101");
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.CALLING_AGENT);
        var hers = b.phone("101");
        hers.pickUp();
        b.pass(100);
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.CALLING_SUBSCRIBER);
        assertThat(hers.hearsMusic()).as("she hears the other telephone ring").isTrue();
        var his = b.outside(ONE);
        his.pickUp();
        b.pass(100);
        assertThat(hers.partner()).isSameAs(his);
        var done = b.now(asked);
        assertThat(done.state()).isEqualTo(CallbackState.DONE);
        assertThat(done.attempts()).isEqualTo(1);
        his.leave();
        b.pass(1500);
        assertThat(hers.isOver()).isTrue();
        assertThat(his.isAcknowledged()).isTrue();
        Call record = b.s.calls().list(CallFilter.ALL, null, 1).getFirst();
        assertThat(record.direction()).isEqualTo(Call.Way.OUT);
        assertThat(record.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(record.called()).isEqualTo(ONE);
        assertThat(record.id()).isEqualTo(done.call());
        assertThat(record.ticket()).isEqualTo(done.ticket());
        assertThat(b.s.tickets().get(done.ticket()).category())
                .as("as its queue")
                .isEqualTo("internet");
        assertThat(b.s.tickets().notes(done.ticket()))
                .extracting(TicketNote::text)
                .anyMatch(text -> text.contains("Agent 1"));
        b.pass(6000);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable())
                .as("free after her wrap-up")
                .isTrue();
    }

    /** FreePBX#621: callbacks jump ahead of waiting callers. */
    @Test
    void freepbx621aCallbackDoesNotJumpAheadOfWhoWaitsLonger() throws Exception {
        var b = box(1);
        b.waiting(ONE);
        b.pass(1000);
        var asked = b.ask(TWO);
        b.pass(1000);
        b.waiting(THREE);
        b.ready("101");
        assertThat(b.phone("101").from()).isEqualTo(ONE);
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.WAITING);
        talk(b, "101");
        assertThat(b.phone("101").from()).as("then the callback, in its place").isEqualTo(TWO);
        b.phone("101").pickUp();
        b.pass(100);
        b.outside(TWO).pickUp();
        b.pass(100);
        b.phone("101").leave();
        b.pass(6500);
        assertThat(b.phone("101").from()).isEqualTo(THREE);
    }

    private static void talk(BackCallBox b, String agent) {
        b.phone(agent).pickUp();
        b.pass(1000);
        b.phone(agent).leave();
        b.pass(6500);
    }

    /** FreePBX#621: four and more launched at once. */
    @Test
    void freepbx621noMoreAreCalledThanAgentsAreFree() throws Exception {
        var b = box(2);
        for (int i = 0; i < 6; i++) b.ask("+7351200011" + i);
        b.ready("101");
        b.ready("102");
        assertThat(b.s.callbacks().listLive().stream().filter(c -> c.state().isCalling()))
                .hasSize(2);
        b.phone("101").pickUp();
        b.phone("102").pickUp();
        b.pass(2000);
        assertThat(b.line.outbound()).hasSize(2);
    }

    /** FreePBX#525: two or three callbacks at a time for one caller. */
    @Test
    void freepbx525oneNumberIsCalledOnce() throws Exception {
        var b = box(3);
        var asked = b.ask(ONE);
        assertThat(b.ask(ONE)).isEqualTo(asked);
        for (String agent : new String[] {"101", "102", "103"}) b.ready(agent);
        b.phone(b.now(asked).agent()).pickUp();
        b.pass(3000);
        assertThat(b.line.outbound()).hasSize(1);
        assertThat(b.offers).hasSize(1);
    }

    /** queued-callbacks#9: out of order. */
    @Test
    void queuedCallbacks9theyAreCalledInTheOrderOfTheirPlaces() throws Exception {
        var b = box(1);
        String[] numbers = {THREE, ONE, TWO};
        for (String number : numbers) b.ask(number);
        b.ready("101");
        for (String number : numbers) {
            assertThat(b.phone("101").from()).isEqualTo(number);
            b.phone("101").pickUp();
            b.pass(100);
            b.outside(number).pickUp();
            talk(b, "101");
        }
    }

    @Test
    void whoIsBusyIsCalledAgainInHisPlace() throws Exception {
        var b = box(1);
        var asked = b.ask(ONE);
        b.ready("101");
        b.phone("101").pickUp();
        b.pass(100);
        b.outside(ONE).end(EndCause.BUSY);
        b.pass(7000);
        var after = b.now(asked);
        assertThat(after.state()).isEqualTo(CallbackState.WAITING);
        assertThat(after.lastResult()).isEqualTo("busy");
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(b.line.phone("101")).isEmpty();
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable()).isTrue();
        b.pass(600_000);
        assertThat(b.phone("101").from()).isEqualTo(ONE);
    }

    @Test
    void theSubscriberFirstWhereTheQueueSaysSo() throws Exception {
        var b = box(1);
        b.s.callbacks().saveRule(CallbackRule.usual("internet").calling(CallbackRule.First.SUBSCRIBER));
        var asked = b.ask(ONE);
        b.ready("101");
        var his = b.outside(ONE);
        assertThat(b.line.phone("101")).isEmpty();
        his.pickUp();
        b.pass(100);
        assertThat(his.heard()).as("to wait").isNotEmpty();
        b.pass(6000);
        assertThat(his.hearsMusic()).isTrue();
        b.phone("101").pickUp();
        b.pass(100);
        assertThat(his.partner()).isSameAs(b.phone("101"));
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.DONE);
    }

    /** 101 talks with who was called back. */
    private static Call talking(BackCallBox b) {
        b.ask(ONE);
        b.ready("101");
        b.phone("101").pickUp();
        b.pass(100);
        b.outside(ONE).pickUp();
        b.pass(100);
        return b.s.calls().liveCalls().iterator().next();
    }

    @Test
    void whomSheCallsBackIsFoundByWhatRoutingSaysOfHer() throws Exception {
        var b = box(1);
        b.ask(ONE);
        b.ready("101");
        b.phone("101").pickUp();
        b.pass(100);
        String item = b.s.routing().findAgent("101").orElseThrow().item();
        assertThat(b.s.calls().findOf(item, "101").orElseThrow().called()).isEqualTo(ONE);
        assertThat(b.s.calls().findOf(item, "102")).isEmpty();
        b.outside(ONE).pickUp();
        b.pass(100);
        assertThat(b.s.calls().findOf(item, "101"))
                .contains(b.s.calls().liveCalls().iterator().next());
    }

    @Test
    void whoWasCalledBackIsHeldAndTakenBack() throws Exception {
        var b = box(1);
        var call = talking(b);
        var his = b.outside(ONE);
        b.s.calls().control().act(call.id(), Act.HOLD, "101");
        b.pass(100);
        assertThat(his.partner()).isNull();
        assertThat(his.hearsMusic()).isTrue();
        b.s.calls().control().act(call.id(), Act.RESUME, "101");
        b.pass(100);
        assertThat(his.partner()).isSameAs(b.phone("101"));
        b.phone("101").putOnHold(true);
        b.pass(100);
        assertThat(his.hearsMusic()).as("by her phone's own button").isTrue();
        his.leave();
        b.pass(1500);
        assertThat(b.s.calls().find(call.id()).orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(b.s.calls().liveCalls()).isEmpty();
        b.pass(6000);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable()).isTrue();
    }

    @Test
    void whoWasCalledBackIsTransferredAndSheIsFree() throws Exception {
        var b = box(2);
        var call = talking(b);
        var his = b.outside(ONE);
        b.s.calls().control().transfer(call.id(), new Target.Agent("102"), "101");
        b.pass(100);
        assertThat(b.phone("102").from()).isEqualTo(ONE);
        assertThat(b.phone("102").ledBy()).isEqualTo("101");
        assertThat(his.hearsMusic()).isTrue();
        b.phone("102").pickUp();
        b.pass(100);
        assertThat(his.partner()).isSameAs(b.phone("102"));
        b.pass(6000);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable())
                .as("after her wrap-up, while they talk")
                .isTrue();
        assertThat(b.s.routing().findAgent("102").orElseThrow().isAvailable()).isFalse();
        b.phone("102").leave();
        b.pass(1500);
        assertThat(his.isOver()).isTrue();
        assertThat(b.s.calls().find(call.id()).orElseThrow().agent()).isEqualTo("102");
        assertThat(b.s.routing().snapshot().items()).isEmpty();
    }

    @Test
    void aColleagueIsAskedBeforeHeGetsWhoWasCalledBack() throws Exception {
        var b = box(2);
        var call = talking(b);
        var his = b.outside(ONE);
        b.s.calls().control().consult(call.id(), new Target.Agent("102"), "101");
        b.pass(100);
        b.phone("102").pickUp();
        b.pass(100);
        assertThat(b.phone("101").partner()).isSameAs(b.phone("102"));
        assertThat(his.hearsMusic()).isTrue();
        b.s.calls().control().act(call.id(), Act.COMPLETE, "101");
        b.pass(100);
        assertThat(his.partner()).isSameAs(b.phone("102"));
        his.leave();
        b.pass(1500);
        assertThat(b.s.calls().find(call.id()).orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whoWasCalledBackIsLedToAnotherQueueAndKeepsHisWait() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        var call = talking(b);
        var his = b.outside(ONE);
        assertThat(call.queue()).isEqualTo("internet");
        b.s.calls().control().transfer(call.id(), new Target.Queue("tv"), "101");
        b.pass(100);
        assertThat(his.hearsMusic()).isTrue();
        var item = b.s.routing().snapshot().findItem(call.id()).orElseThrow();
        assertThat(item.item().queue()).isEqualTo("tv");
        assertThat(item.item().queuedAt()).isEqualTo(call.arrivedAt());
        b.ready("102");
        assertThat(b.phone("102").from()).isEqualTo(ONE);
        b.phone("102").pickUp();
        b.pass(100);
        assertThat(his.partner()).isSameAs(b.phone("102"));
        b.pass(6000);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable())
                .as("after her wrap-up, while they talk")
                .isTrue();
        his.leave();
        b.pass(1500);
        var record = b.s.calls().find(call.id()).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(record.agent()).isEqualTo("102");
        assertThat(record.queue()).isEqualTo("tv");
        assertThat(b.s.routing().snapshot().items()).isEmpty();
        assertThat(b.s.calls().liveCalls()).isEmpty();
    }

    @Test
    void whoWasCalledBackAndLeavesTheNextQueueWasAnsweredNevertheless() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        var call = talking(b);
        var his = b.outside(ONE);
        b.s.calls().control().transfer(call.id(), new Target.Queue("tv"), "101");
        b.pass(3000);
        his.leave();
        b.pass(1500);
        assertThat(b.s.calls().find(call.id()).orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(b.s.routing().snapshot().items()).isEmpty();
        b.pass(6000);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable()).isTrue();
    }

    @Test
    void aHeadRedirectsWhoWasCalledBackAndWaitsAgain() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        var call = talking(b);
        b.s.calls().control().transfer(call.id(), new Target.Queue("tv"), "101");
        b.pass(3000);
        b.s.calls().control().redirect(call.id(), new Target.Agent("102"), "head");
        b.pass(100);
        b.phone("102").pickUp();
        b.pass(100);
        assertThat(b.outside(ONE).partner()).isSameAs(b.phone("102"));
        assertThat(b.s.routing().snapshot().findItem(call.id())).isEmpty();
    }

    @Test
    void whoWasCalledBackIsShownTheQueuesNumberAndAskedForAMark() throws Exception {
        var b = box(1);
        b.s.calls()
                .rules()
                .save(QueueRules.usual("internet").withCallerId("+73512000099").withSurvey(true), "head");
        var call = talking(b);
        assertThat(b.line.outbound().getFirst().callerId()).isEqualTo("+73512000099");
        var his = b.outside(ONE);
        b.phone("101").leave();
        b.pass(2000);
        assertThat(his.isOver()).as("he is asked how he was served").isFalse();
        his.press('5');
        b.pass(8000);
        assertThat(his.isOver()).isTrue();
        assertThat(b.s.calls().marks().of(call.id())).hasSize(1);
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable()).isTrue();
    }

    @Test
    void threeTalkAndAHeadListensToWhoWasCalledBack() throws Exception {
        var b = box(3);
        var call = talking(b);
        var his = b.outside(ONE);
        var control = b.s.calls().control();
        control.consult(call.id(), new Target.Agent("102"), "101");
        b.pass(100);
        b.phone("102").pickUp();
        b.pass(100);
        control.act(call.id(), Act.CONFERENCE, "101");
        b.pass(100);
        assertThat(his.hearsWhom()).containsExactlyInAnyOrder(b.phone("101"), b.phone("102"));
        control.watch(call.id(), "103", Watch.LISTEN, "head");
        b.pass(100);
        b.phone("103").pickUp();
        b.pass(100);
        assertThat(b.phone("103").hearsWhom()).contains(his, b.phone("101"));
        assertThat(his.hearsWhom()).doesNotContain(b.phone("103"));
        control.watch(call.id(), "103", Watch.WHISPER, "head");
        b.pass(100);
        assertThat(b.phone("101").hearsWhom()).contains(b.phone("103"));
        assertThat(his.hearsWhom()).doesNotContain(b.phone("103"));
        control.watch(call.id(), "103", Watch.BARGE, "head");
        b.pass(100);
        assertThat(his.hearsWhom()).contains(b.phone("103"));
        b.phone("101").leave();
        b.pass(100);
        assertThat(his.hearsWhom()).as("her colleague has him").contains(b.phone("102"));
        his.leave();
        b.pass(1500);
        assertThat(b.s.calls().find(call.id()).orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(b.s.routing().snapshot().items()).isEmpty();
        b.pass(6000);
        for (String agent : new String[] {"101", "102", "103"})
            assertThat(b.s.routing().findAgent(agent).orElseThrow().activity())
                    .as(agent)
                    .isEqualTo(Activity.IDLE);
    }

    @Test
    void whoIsRecordedWhenHeIsCalledBackHearsSoBefore() throws Exception {
        var b = box(1);
        b.s.calls().rules().save(QueueRules.usual("internet").withRecording(true, true), "head");
        b.ask(ONE);
        b.ready("101");
        b.phone("101").pickUp();
        b.pass(100);
        var his = b.outside(ONE);
        his.pickUp();
        b.pass(100);
        assertThat(his.partner()).as("first he hears that").isNull();
        assertThat(his.heard()).isNotEmpty();
        b.pass(3000);
        assertThat(his.partner()).isSameAs(b.phone("101"));
    }

    @Test
    void anAgentWhoDoesNotAnswerLeavesItToAnother() throws Exception {
        var b = box(2);
        var asked = b.ask(ONE);
        b.ready("101");
        b.ready("102");
        b.phone("101").end(EndCause.REJECTED);
        b.pass(300);
        assertThat(b.phone("102").from()).isEqualTo(ONE);
        assertThat(b.now(asked).attempts()).isZero();
    }

    @Test
    void aCancelledOneStillsThePhone() throws Exception {
        var b = box(1);
        var asked = b.ask(ONE);
        b.ready("101");
        b.phone("101");
        b.s.callbacks().cancel(asked.id());
        b.pass(300);
        assertThat(b.line.phone("101")).isEmpty();
        assertThat(b.s.routing().snapshot().findItem(asked.item())).isEmpty();
        assertThat(b.s.routing().findAgent("101").orElseThrow().isAvailable()).isTrue();
    }

    /** The next agent is found before the first one's phone is still. */
    @Test
    void whoseAgentGoesOnABreakWhileHerPhoneRingsIsCalledBackByAnotherAndOnce() throws Exception {
        var b = box(2);
        b.ready("101");
        b.ready("102");
        var asked = b.ask(ONE);
        String first = b.now(asked).agent();
        String second = first.equals("101") ? "102" : "101";
        b.s.routing().takeBreak(first, "rest", first);
        b.pass(200);
        assertThat(b.line.phone(first)).isEmpty();
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.CALLING_AGENT);
        b.phone(second).pickUp();
        b.pass(100);
        b.outside(ONE).pickUp();
        b.pass(100);
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.DONE);
        assertThat(b.s.callbacks().listLive()).isEmpty();
    }

    /** An hour without a trunk used up all tries of everybody. */
    @Test
    void whereNoTrunkTakesTheCallNoTryIsUsedUp() throws Exception {
        var b = box(1);
        b.line.hasTrunk(false);
        var asked = b.ask(ONE);
        for (int i = 0; i < 6; i++) {
            b.ready("101");
            b.phone("101").pickUp();
            b.pass(10_000);
            assertThat(b.line.phone("101")).as("she has heard why").isEmpty();
            assertThat(b.now(asked).state()).isEqualTo(CallbackState.WAITING);
            assertThat(b.now(asked).attempts()).isZero();
            b.pass(300_000);
        }
        b.line.hasTrunk(true);
        b.phone("101").pickUp();
        b.pass(100);
        b.outside(ONE).pickUp();
        b.pass(100);
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.DONE);
    }

    @Test
    void whomAHeadMovesToAnotherQueueIsTriedAgainThere() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        var asked = b.ask(ONE);
        b.s.routing().move(asked.item(), "tv", true, "head");
        b.pass(100);
        assertThat(b.now(asked).queue()).isEqualTo("tv");
        b.ready("102");
        b.phone("102").pickUp();
        b.pass(100);
        b.outside(ONE).end(EndCause.BUSY);
        b.pass(610_000);
        assertThat(b.s.routing()
                        .snapshot()
                        .findItem(asked.item())
                        .orElseThrow()
                        .item()
                        .queue())
                .isEqualTo("tv");
        b.ready("102");
        assertThat(b.phone("102").from()).isEqualTo(ONE);
    }

    @Test
    void whoHasAPlaceInTheOtherQueueAlreadyKeepsBothWhereAHeadMovesHim() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        var asked = b.ask(ONE);
        var there = b.s.callbacks().ask(CallbackRequest.of("tv", ONE, CallbackSource.PORTAL));
        b.s.routing().move(asked.item(), "tv", true, "head");
        b.pass(100);
        assertThat(b.now(asked).queue()).isEqualTo("internet");
        assertThat(b.now(there).queue()).isEqualTo("tv");
    }

    @Test
    void whoIsAnsweredMeanwhileIsNotCalledBack() throws Exception {
        var b = box(1);
        var asked = b.ask(ONE);
        b.s.callbacks().offered(asked.item(), "nobody");
        b.s.callbacks().withdrawn(asked.item(), "nobody");
        b.s.routing().withdraw(asked.item(), "overflow:test");
        b.waiting(ONE);
        b.ready("101");
        b.phone("101").pickUp();
        b.pass(300);
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.CANCELLED);
    }

    @Test
    void aMissedCallIsCalledBackWhereTheQueueSaysSo() throws Exception {
        var b = box(1);
        b.waiting(TWO).leave();
        b.pass(1500);
        assertThat(b.s.callbacks().listLive()).isEmpty();
        b.s.callbacks().saveRule(CallbackRule.usual("internet").withMissedCalls(true));
        b.waiting(ONE).leave();
        b.pass(1500);
        assertThat(b.s.callbacks().listLive())
                .singleElement()
                .satisfies(one -> assertThat(one.source()).isEqualTo(CallbackSource.MISSED));
    }

    @Test
    void whoIsToBeCalledBackIsNotSentOnByTheLimitsThatSentHimHere() throws Exception {
        var b = box(1);
        b.s.routing()
                .saveQueue(b.s.routing()
                        .findQueue("internet")
                        .orElseThrow()
                        .withLimits(QueueLimits.NONE
                                .maxWait(Duration.ofSeconds(20), new Overflow.Callback())
                                .maxLength(1, new Overflow.Announce("busy"))
                                .staffedBy(
                                        EnumSet.of(Presence.READY),
                                        EnumSet.of(Presence.READY),
                                        new Overflow.Announce("busy"))));
        var asked = b.ask(ONE);
        b.pass(300_000);
        assertThat(b.now(asked).nextTry()).as("not put off").isEqualTo(asked.nextTry());
        assertThat(b.s.routing().snapshot().findQueue("internet").orElseThrow())
                .satisfies(queue -> assertThat(queue.waiting()).isEqualTo(1))
                .satisfies(queue -> assertThat(queue.longestSince())
                        .as("nobody waits on the line")
                        .isNull());
        b.ready("101");
        assertThat(b.now(asked).state()).isEqualTo(CallbackState.CALLING_AGENT);
        b.phone("101").pickUp();
        b.pass(100);
        assertThat(b.s.routing().snapshot().findQueue("internet").orElseThrow().today())
                .satisfies(today -> assertThat(today.offered()).isEqualTo(1))
                .satisfies(today -> assertThat(today.answered()).isEqualTo(1));
    }

    @Test
    void whoIsLedToAnotherQueueHasItsWholeLimitBeforeHim() throws Exception {
        var b = box(2);
        b.queueOf("tv", "102");
        b.s.routing()
                .saveQueue(b.s.routing()
                        .findQueue("tv")
                        .orElseThrow()
                        .withLimits(QueueLimits.NONE.maxWait(Duration.ofSeconds(20), new Overflow.Announce("busy"))));
        b.ready("101");
        var caller = b.waiting(ONE);
        b.phone("101").pickUp();
        b.pass(60_000);
        String call = b.s.calls().liveCalls().iterator().next().id();
        b.s.calls().control().transfer(call, new Target.Queue("tv"), "101");
        b.pass(15_000);
        assertThat(caller.hearsMusic()).as("after a talk of a minute").isTrue();
        var tv = b.s.routing().snapshot().findQueue("tv").orElseThrow();
        assertThat(Duration.between(tv.longestSince(), b.time.now()).toSeconds())
                .isEqualTo(15);
        b.pass(10_000);
        assertThat(caller.hearsMusic()).isFalse();
    }

    @Test
    void anAgentHearsWhyTheNumberThatSheIsToCallBackCannotBeHad() throws Exception {
        var b = box(1);
        var asked = b.ask(ONE);
        b.ready("101");
        var hers = b.phone("101");
        hers.pickUp();
        b.pass(100);
        int before = hers.heard().size();
        b.outside(ONE).end(EndCause.BUSY);
        b.pass(10);
        assertThat(hers.heard()).as("that it is busy").hasSizeGreaterThan(before);
        assertThat(hers.isOver()).isFalse();
        b.pass(10_000);
        assertThat(hers.isOver()).isTrue();
        assertThat(b.now(asked).lastResult()).isEqualTo("busy");
    }

    @Test
    void aNumberThatNobodyCanCallIsAskedForAgainAndNotPromised() throws Exception {
        var b = box(1);
        var caller = b.waiting("");
        var call = b.s.calls().liveCalls().iterator().next();
        b.s.calls().keepPlace(call.id(), "internet");
        b.pass(8000);
        for (char key : "12345#".toCharArray()) caller.press(key);
        b.pass(8000);
        assertThat(b.s.callbacks().listLive()).isEmpty();
        for (char key : "83512000177#".toCharArray()) caller.press(key);
        b.pass(1000);
        assertThat(b.s.callbacks().listLive())
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo("+73512000177"));
        caller.leave();
        b.pass(1500);
    }

    @Test
    void whomTheQueueDoesNotKeepItCallsBack() throws Exception {
        var b = box(1);
        var caller = b.waiting(ONE);
        var call = b.s.calls().liveCalls().iterator().next();
        b.s.bus()
                .publish(new org.firstline.routing.RoutingEvent.Overflowed(
                        call.id(), "internet", "max-wait", new org.firstline.routing.Overflow.Callback()));
        b.pass(300);
        var asked = b.s.callbacks().listLive().getFirst();
        assertThat(asked.queuedAt()).isEqualTo(call.queuedAt());
        assertThat(asked.source()).isEqualTo(CallbackSource.OVERFLOW);
        caller.press('2');
        b.pass(5000);
        for (char key : "83512000177#".toCharArray()) caller.press(key);
        b.pass(1000);
        assertThat(b.s.callbacks().listLive())
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo("+73512000177"));
        caller.leave();
        b.pass(1500);
        assertThat(b.s.calls().find(call.id()).orElseThrow().outcome()).isEqualTo(Outcome.CALLBACK);
    }
}
