package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.firstline.calls.Leg;
import org.junit.jupiter.api.Test;

/** What is said within a call on the wire: hold, new offers, late offers, and both ends at once. */
class RenegotiationTest extends DialogTestBase {
    @Test
    void everyWayToHoldAndToResume() {
        answered("", FarEnd.SDP);
        var ways = Map.of(
                FarEnd.sdp("m=audio 4000 RTP/AVP 0", "a=sendonly"), "a=recvonly",
                FarEnd.sdp("m=audio 4000 RTP/AVP 0", "a=inactive"), "a=inactive",
                FarEnd.sdp("m=audio 4000 RTP/AVP 0").replace("127.0.0.9", "0.0.0.0"), "a=recvonly",
                FarEnd.sdp("m=audio 0 RTP/AVP 0"), "m=audio 0 RTP/AVP 0");
        ways.forEach((offer, answer) -> {
            for (String method : new String[] {"INVITE", "UPDATE"}) {
                change(method, offer);
                assertThat(caller.response(method).bodyText()).as(offer).contains(answer);
                assertThat(board.take()).as(offer).containsExactly("held");
                change(method, FarEnd.SDP);
                assertThat(caller.response(method).bodyText()).contains("a=sendrecv", "m=audio 163");
                assertThat(board.take()).containsExactly("resumed");
            }
        });
    }

    private void change(String method, String offer) {
        if (method.equals("INVITE")) caller.reinvite("", offer);
        else caller.next("UPDATE", "", offer);
        pass(20);
        assertThat(caller.response(method).status()).isEqualTo(200);
        if (method.equals("INVITE")) caller.ack("");
        pass(20);
    }

    @Test
    void aMethodThatNobodyKnowsIsAnotherRefusalThanOneThatIsNotTakenHere() {
        answered("", FarEnd.SDP);
        caller.next("FETCH", "", "");
        pass(20);
        assertThat(caller.response("FETCH").status()).isEqualTo(501);
        caller.next("SUBSCRIBE", "", "");
        pass(20);
        assertThat(caller.response("SUBSCRIBE").status()).isEqualTo(405);
    }

    @Test
    void aStreamThatWasRefusedKeepsItsPlaceInWhatWeOffer() {
        answered("", FarEnd.sdp("m=video 5000 RTP/AVP 96", "m=audio 4000 RTP/AVP 8"));
        caller.reinvite("", "");
        pass(20);
        String offer = caller.response("INVITE").bodyText();
        assertThat(offer).containsSubsequence("m=video 0 RTP/AVP 96", "m=audio 163");
        caller.ack(FarEnd.sdp("m=video 0 RTP/AVP 96", "m=audio 4002 RTP/AVP 8"));
        pass(20);
        assertThat(board.take()).isEmpty();
    }

    @Test
    void aLateOfferWithinTheCallIsAnsweredByTheAck() {
        answered("", FarEnd.SDP);
        caller.reinvite("", "");
        pass(20);
        assertThat(caller.response("INVITE").bodyText()).contains("a=sendrecv");
        caller.ack(FarEnd.sdp("m=audio 4000 RTP/AVP 0", "a=inactive"));
        pass(20);
        assertThat(board.take()).containsExactly("held");
        caller.reinvite("", "");
        pass(20);
        caller.ack("");
        pass(20);
        assertThat(board.take()).as("no answer is no call").containsExactly("ended 1 FAILED");
        assertThat(caller.take()).endsWith("BYE");
    }

    @Test
    void aCallWithoutAnOfferIsAnsweredByTheAckToo() {
        caller.invite("", "");
        pass(20);
        assertThat(caller.response("INVITE").bodyText()).contains("RTP/AVP 8 0 101");
        caller.ack(FarEnd.sdp("m=audio 4000 RTP/AVP 0", "a=sendonly"));
        pass(20);
        assertThat(board.take()).endsWith("held");
    }

    @Test
    void anOfferThatCannotBeTalkedOverChangesNothing() {
        answered("", FarEnd.SDP);
        caller.reinvite("", FarEnd.sdp("m=audio 4000 RTP/AVP 9"));
        pass(20);
        assertThat(caller.response("INVITE").status()).isEqualTo(488);
        assertThat(board.take()).isEmpty();
        change("UPDATE", FarEnd.SDP);
    }

    @Test
    void bothBeginAtOnceAndTheCallerWhoDidNotMakeTheCallGoesFirst() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        seconds(901);
        // our refresh is under way when theirs comes
        var ours = phone.request("INVITE");
        phone.reinvite("", FarEnd.SDP);
        pass(20);
        assertThat(phone.response("INVITE").status()).isEqualTo(491);
        phone.ack("");
        phone.answer(ours, 491, "", "");
        pass(20);
        phone.take();
        seconds(2);
        assertThat(phone.take()).as("2.1 s at least, for the call is ours").doesNotContain("INVITE");
        seconds(2);
        assertThat(phone.take()).contains("INVITE");
        assertThat(line.dialogs().glares()).isEqualTo(2);
    }

    @Test
    void ofACallThatCameInTheRetryIsWithinTwoSeconds() {
        answered("", FarEnd.SDP);
        seconds(901);
        caller.answer(caller.request("INVITE"), 491, "", "");
        caller.take();
        seconds(3);
        assertThat(caller.take()).contains("ACK").contains("INVITE");
    }

    @Test
    void whatComesBeforeTheFirstAnswerMustWait() {
        board.onArrival = Leg::ring;
        caller.invite("", FarEnd.SDP);
        pass(20);
        for (String method : new String[] {"INVITE", "UPDATE"}) {
            if (method.equals("INVITE")) caller.reinvite("", FarEnd.SDP);
            else caller.next("UPDATE", "", FarEnd.SDP);
            pass(20);
            assertThat(caller.response(method).status()).isEqualTo(500);
            assertThat(Integer.parseInt(caller.response(method).headers().first("Retry-After")))
                    .isBetween(0, 10);
        }
    }

    @Test
    void aRequestOutOfOrderIsRefused() {
        answered("", FarEnd.SDP);
        change("UPDATE", FarEnd.SDP);
        caller.say("UPDATE", 1, "", FarEnd.SDP);
        pass(20);
        assertThat(caller.response("UPDATE").status()).isEqualTo(500);
    }

    @Test
    void ourOwnPhonesHoldAndResume() {
        var room = new SipPhones(LINE, false, "phones", time, pump);
        net.attach(HOUSE, "phones", room.open(net.wire(HOUSE)));
        var log = new PhoneLog();
        log.onCall = SipPhone::answer;
        SipPhone phone = room.phone("101", "pw101", log);
        phone.register(Duration.ofHours(1));
        pass(100);
        line.dial("101", "+7", "");
        pass(100);
        board.take();
        phone.hold(true);
        pass(100);
        assertThat(board.take()).containsExactly("held");
        phone.hold(false);
        pass(100);
        assertThat(board.take()).containsExactly("resumed");
    }
}
