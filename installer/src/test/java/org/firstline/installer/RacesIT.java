package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The races around one call: who answers, hangs up, registers or falls silent at the wrong moment. */
class RacesIT extends Races {
    /** asterisk#1557: the agent answers and hangs up before the bridge is made. */
    @Test
    void answerAndHangUpAtOnce() throws Exception {
        Sipp phone = phone("phone-flinches", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        phone.succeeds();
        JsonNode call = caller.awaitCall("is over", Races::hasEnded);
        assertThat(outcome(call)).isEqualTo("answered");
        assertThat(call.get("agent").asString()).isEqualTo("103");
        caller.sipp().succeeds();
        assertThat(find(caller.number())).as("one record").hasSize(1);
    }

    /** freeswitch#2540: the caller goes while the phone rings, and the agent stays reserved. */
    @Test
    void byeDuringOffer() throws Exception {
        Sipp phone = phone("phone-is-left", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is offered", call -> !call.get("offeredAt").isNull());
        caller.sipp().nudge();
        phone.succeeds();
        caller.sipp().succeeds();
        assertThat(outcome(caller.awaitCall("is over", Races::hasEnded))).isEqualTo("abandoned");
        patiently("she is free again").until(() -> isFree("103"));
        Sipp next = phone("phone-answers", registered("103"));
        Caller other = waiting("caller");
        other.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        other.sipp().nudge();
        other.sipp().succeeds();
        next.succeeds();
    }

    /** A phone that registers anew while it rings: the call in the air is the old one's, the next goes to the new place. */
    @Test
    void registerDuringOffer() throws Exception {
        int port = registered("103");
        Sipp old = phone("phone-is-left", port);
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is offered", call -> !call.get("offeredAt").isNull());
        int moved = registered("103");
        assertThat(find(caller.number()).getFirst().get("endedAt").isNull()).isTrue();
        caller.sipp().nudge();
        caller.sipp().succeeds();
        old.succeeds();
        Sipp phone = phone("phone-answers", moved);
        Caller next = waiting("caller");
        next.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        next.sipp().nudge();
        next.sipp().succeeds();
        phone.succeeds();
    }

    /** OpenSIPS's agents that stay busy for ever: the caller's line is cut, and no BYE ever comes. */
    @Test
    void lostBye() throws Exception {
        Sipp phone = phone("phone-answers", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        caller.sipp().close();
        caller.audio().close();
        phone.succeeds();
        JsonNode call = caller.awaitCall("is over", Races::hasEnded);
        assertThat(outcome(call)).isEqualTo("answered");
        assertThat(Duration.between(at(call, "answeredAt"), at(call, "endedAt")))
                .as("the box found out by itself")
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(25));
    }

    /** kazoo's ghost calls (PR#2463): the network delivers the INVITE again and again, and there is one call. */
    @Test
    void duplicateInvite() throws Exception {
        Sipp phone = phone("phone-answers", registered("103"));
        var network = kept(new StutteringNetwork(box.sipPort()));
        Caller caller = waiting(caller("caller", network.port()));
        choose("103", "ready");
        caller.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        caller.sipp().nudge();
        caller.sipp().succeeds();
        phone.succeeds();
        assertThat(find(caller.number())).as("one call").hasSize(1);
    }

    /** asterisk#176: two agents, two callers, and everybody answers in the same instant: nobody is with two. */
    @Test
    void simultaneousAnswers() throws Exception {
        Sipp one = phone("phone-answers", registered("103"));
        Sipp two = phone("phone-answers", registered("104"));
        Caller first = waiting("caller");
        Caller second = waiting("caller");
        choose("103", "ready");
        choose("104", "ready");
        JsonNode a =
                first.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        JsonNode b =
                second.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        assertThat(a.get("agent").asString()).isNotEqualTo(b.get("agent").asString());
        first.sipp().nudge();
        second.sipp().nudge();
        first.sipp().succeeds();
        second.sipp().succeeds();
        one.succeeds();
        two.succeeds();
    }
}
