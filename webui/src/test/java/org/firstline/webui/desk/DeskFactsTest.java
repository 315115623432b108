package org.firstline.webui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.firstline.base.SimulatedTime;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackRule;
import org.firstline.callbacks.CallbackSource;
import org.firstline.calls.Act;
import org.firstline.calls.LineException;
import org.firstline.calls.SimulatedLeg;
import org.firstline.tickets.NewTicket;
import org.firstline.webui.desk.DeskFacts.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What is on the desk from the ring to the notes after the call. */
class DeskFactsTest {
    private final SimulatedTime time = new SimulatedTime();
    private DeskBox box;

    @BeforeEach
    void open(TestInfo test) throws LineException {
        box = new DeskBox("DeskFactsTest." + test.getDisplayName(), time);
        time.settle();
        box.ready("101");
        time.settle();
    }

    private DeskFacts desk(String extension, String last) {
        return DeskFacts.of(box.services, extension, last);
    }

    private DeskFacts desk() {
        return desk("101", null);
    }

    /** Calls, chooses the internet, and waits until a phone rings. */
    private SimulatedLeg ring(String from) {
        var caller = box.call(from);
        time.pass(Duration.ofSeconds(1));
        caller.press('1');
        time.pass(Duration.ofSeconds(1));
        return caller;
    }

    private void answer() {
        box.line.phone("101").orElseThrow().pickUp();
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void aFreeDeskHasNoCall() {
        assertThat(desk().stage()).isEqualTo(Stage.FREE);
        assertThat(desk().call()).isNull();
        assertThat(desk().me())
                .hasValueSatisfying(me -> assertThat(me.isAvailable()).isTrue());
    }

    @Test
    void theSubscriberIsOnTheDeskBeforeTheAnswer() {
        var before = box.services
                .tickets()
                .open(NewTicket.of("Slow in the evening", "internet").withSubscriber(box.petrov.id(), "sw-1"));
        ring("83512000102");
        var desk = desk();
        assertThat(desk.stage()).isEqualTo(Stage.RINGING);
        assertThat(desk.ticket()).isNull();
        assertThat(desk.caller().subscriber()).isEqualTo(box.petrov);
        assertThat(desk.caller().node().node().name()).isEqualTo("Lenina 5, switch");
        assertThat(desk.caller().tickets()).extracting(t -> t.id()).containsExactly(before.id());
        assertThat(desk.caller().calls()).isEmpty();
    }

    /** Before, her desk was empty from the first word to the last, so there was no hold, no transfer and no note. */
    @Test
    void whomSheCallsBackIsOnHerDesk() {
        box.services.callbacks().saveRule(CallbackRule.usual("internet").between(LocalTime.MIN, LocalTime.MAX));
        box.services.callbacks().start();
        box.services.callbacks().ask(CallbackRequest.of("internet", DeskBox.STRANGER, CallbackSource.PORTAL));
        time.pass(Duration.ofSeconds(1));
        answer();
        assertThat(desk().stage()).isEqualTo(Stage.CALLING);
        assertThat(desk().call().outside()).isEqualTo(DeskBox.STRANGER);
        var his = box.line.outside(DeskBox.STRANGER).orElseThrow();
        his.pickUp();
        time.pass(Duration.ofSeconds(1));
        var talking = desk();
        assertThat(talking.stage()).isEqualTo(Stage.TALKING);
        assertThat(talking.ticket()).isNotNull();
        box.services.calls().control().act(talking.call().id(), Act.HOLD, "101");
        time.pass(Duration.ofSeconds(1));
        assertThat(desk().talk().heldSince()).isNotNull();
        his.leave();
        time.pass(Duration.ofSeconds(2));
        assertThat(desk("101", talking.call().id()).stage()).isEqualTo(Stage.OVER);
    }

    @Test
    void aCallThatRingsForAnotherIsNotOnThisDesk() {
        ring(DeskBox.PETROV);
        assertThat(desk("102", null).stage()).isEqualTo(Stage.FREE);
    }

    @Test
    void anOutageAtHisNodeStandsBesideTheCaller() {
        ring(DeskBox.PETROV);
        assertThat(desk().caller().outage()).isNull();
        var outage = box.services.network().declare("sw-1", "head");
        if (outage.state() != org.firstline.network.OutageState.CONFIRMED)
            box.services.network().confirm(outage.id(), "head", null);
        assertThat(desk().caller().outage().id()).isEqualTo(outage.id());
    }

    @Test
    void theTicketOpensWithTheAnswerAndStaysThroughTheWrapUp() {
        var caller = ring(DeskBox.PETROV);
        answer();
        var talking = desk();
        assertThat(talking.stage()).isEqualTo(Stage.TALKING);
        assertThat(talking.ticket().category()).isEqualTo("internet");
        assertThat(talking.ticket().subscriber()).isEqualTo(box.petrov.id());
        time.pass(Duration.ofSeconds(60));
        caller.leave();
        time.pass(Duration.ofSeconds(1));
        var over = desk();
        assertThat(over.stage()).isEqualTo(Stage.OVER);
        assertThat(over.ticket().id()).isEqualTo(talking.ticket().id());
        assertThat(over.notes()).hasSize(1);
    }

    @Test
    void whatSheTalkedAboutStaysUntilItIsPutAway() {
        var caller = ring(DeskBox.PETROV);
        answer();
        String call = desk().call().id();
        caller.leave();
        time.pass(Duration.ofSeconds(60));
        assertThat(desk("101", call).stage()).isEqualTo(Stage.OVER);
        assertThat(desk("101", call).call().id()).isEqualTo(call);
        assertThat(desk("101", null).stage()).isEqualTo(Stage.FREE);
    }

    @Test
    void theNextCallTakesThePlaceOfTheLast() {
        var caller = ring(DeskBox.PETROV);
        answer();
        String first = desk().call().id();
        caller.leave();
        time.pass(Duration.ofSeconds(60));
        ring(DeskBox.STRANGER);
        var desk = desk("101", first);
        assertThat(desk.stage()).isEqualTo(Stage.RINGING);
        assertThat(desk.call().caller()).isEqualTo(DeskBox.STRANGER);
        assertThat(desk.caller()).isNull();
    }

    @Test
    void aStrangerBecomesWhoSheFindsHimToBe() {
        ring(DeskBox.STRANGER);
        answer();
        assertThat(desk().caller()).isNull();
        box.services.calls().setSubscriber(desk().call().id(), box.petrov.id());
        time.settle();
        assertThat(desk().caller().subscriber()).isEqualTo(box.petrov);
    }
}
