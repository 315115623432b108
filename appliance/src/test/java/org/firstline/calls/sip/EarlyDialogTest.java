package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.junit.jupiter.api.Test;

/** Before the answer, on the wire: reliable ringing (RFC 3262), early sound, forks, crossing CANCELs, 3xx. */
class EarlyDialogTest extends DialogTestBase {
    private static final String RELIABLE = "Require: 100rel\r\n";

    private static String rseq(SipMessage message) {
        return message.headers().first("RSeq");
    }

    @Test
    void whoInsistsHearsRingingUntilItSaysSo() {
        board.onArrival = Leg::ring;
        caller.invite(RELIABLE, FarEnd.SDP);
        pass(20);
        var ringing = caller.response("INVITE");
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.headers().lists("Require", "100rel")).isTrue();
        pass(1600);
        assertThat(caller.take()).containsExactly("180 INVITE", "180 INVITE", "180 INVITE");
        caller.next("PRACK", "RAck: " + (Long.parseLong(rseq(ringing)) + 1) + " 1 INVITE\r\n", "");
        pass(20);
        assertThat(caller.take()).containsExactly("481 PRACK");
        caller.next("PRACK", "RAck: " + rseq(ringing) + " 1 INVITE\r\n", "");
        seconds(5);
        assertThat(caller.take()).containsExactly("200 PRACK");
        time.soon(SipLine.OWNER, board.legs.getFirst()::answer);
        pass(20);
        assertThat(caller.take()).containsExactly("200 INVITE");
    }

    @Test
    void whoNeverSaysSoIsRefused() {
        board.onArrival = Leg::ring;
        caller.invite(RELIABLE, FarEnd.SDP);
        seconds(33);
        assertThat(caller.response("INVITE").status()).isEqualTo(504);
        assertThat(board.take()).endsWith("ended 1 FAILED");
    }

    @Test
    void aCallWithoutAnOfferMayBeAnsweredByThePrack() {
        board.onArrival = leg -> {
            leg.ring();
            leg.answer();
        };
        caller.invite(RELIABLE, "");
        pass(20);
        var ringing = caller.response("INVITE");
        assertThat(ringing.status()).isEqualTo(183);
        assertThat(ringing.bodyText()).contains("RTP/AVP 8 0 101");
        caller.take();
        caller.next(
                "PRACK",
                "RAck: " + rseq(ringing) + " 1 INVITE\r\n",
                FarEnd.sdp("m=audio 4000 RTP/AVP 0", "a=sendonly"));
        pass(20);
        assertThat(caller.heard.getLast().body()).as("all is said").isEmpty();
        assertThat(caller.take()).as("not before it").containsExactly("200 PRACK", "200 INVITE");
        assertThat(board.take()).endsWith("held");
    }

    @Test
    void aDialledPhoneThatSpeaksBeforeItAnswersIsHeardAndConfirmed() {
        FarEnd phone = phone("101", HOUSE);
        line.dial("101", "+7", "");
        pass(20);
        var invite = phone.request("INVITE");
        assertThat(invite.headers().lists("Supported", "100rel")).isTrue();
        phone.answer(invite, 183, RELIABLE + "RSeq: 70\r\n", FarEnd.SDP);
        pass(20);
        assertThat(board.take()).containsExactly("early 101", "ringing 101");
        assertThat(phone.request("PRACK").headers().first("RAck")).isEqualTo("70 1 INVITE");
        phone.answer(phone.request("PRACK"), 200, "", "");
        phone.take();
        phone.answer(invite, 183, RELIABLE + "RSeq: 70\r\n", FarEnd.SDP);
        phone.answer(invite, 180, RELIABLE + "RSeq: 72\r\n", "");
        pass(20);
        assertThat(phone.take()).as("repeated, and out of order").isEmpty();
        phone.answer(invite, 180, RELIABLE + "RSeq: 71\r\n", "");
        pass(20);
        assertThat(phone.request("PRACK").cseq().number()).isEqualTo(3);
        phone.answer(phone.request("PRACK"), 200, "", "");
        phone.take();
        phone.answer(invite, 200, "", "");
        pass(20);
        assertThat(board.take()).as("its answer was in the 183").containsExactly("answered 101");
        assertThat(phone.take()).containsExactly("ACK");
    }

    @Test
    void anOfferMayChangeWhileItRings() {
        FarEnd phone = phone("101", HOUSE);
        line.dial("101", "+7", "");
        pass(20);
        phone.answer(phone.request("INVITE"), 183, RELIABLE + "RSeq: 1\r\n", "");
        pass(20);
        phone.answer(phone.request("PRACK"), 200, "", "");
        phone.next("UPDATE", "", FarEnd.SDP);
        pass(20);
        assertThat(phone.response("UPDATE").status())
                .as("ours is not answered yet")
                .isEqualTo(491);
        phone.answer(phone.request("INVITE"), 183, RELIABLE + "RSeq: 2\r\n", FarEnd.SDP);
        pass(20);
        phone.next("UPDATE", "", FarEnd.sdp("m=audio 4100 RTP/AVP 8"));
        pass(20);
        assertThat(phone.response("UPDATE").status()).isEqualTo(200);
        assertThat(phone.response("UPDATE").bodyText()).contains("PCMA");
    }

    @Test
    void ofTwoPhonesThatPickUpTheFirstWins() {
        FarEnd phone = phone("101", HOUSE);
        Leg leg = line.dial("101", "+7", "");
        pass(20);
        var invite = phone.request("INVITE");
        for (String tag : new String[] {"a", "b", "c"})
            phone.answer(invite, 183, tag, RELIABLE + "RSeq: 5\r\n", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).containsExactly("INVITE", "PRACK", "PRACK", "PRACK");
        phone.answer(invite, 200, "b", "", FarEnd.SDP);
        phone.answer(invite, 200, "a", "", FarEnd.SDP);
        pass(20);
        assertThat(phone.request("BYE").to().tag()).isEqualTo("a");
        phone.take();
        phone.answer(invite, 200, "a", "", FarEnd.SDP);
        phone.answer(invite, 200, "b", "", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).as("repeated answers, repeated ACKs, no more").containsExactly("ACK", "ACK");
        assertThat(board.take()).containsExactly("early 101", "ringing 101", "answered 101");
        leg.hangUp(HangUp.NORMAL);
        pass(20);
        assertThat(phone.request("BYE").to().tag()).isEqualTo("b");
        assertThat(line.dialogs().forked()).isEqualTo(1);
    }

    @Test
    void whoPicksUpWhenTheCallIsOverAlreadyIsTurnedAway() {
        FarEnd phone = phone("101", HOUSE);
        Leg leg = line.dial("101", "+7", "");
        pass(20);
        var invite = phone.request("INVITE");
        phone.answer(invite, 183, "b", RELIABLE + "RSeq: 5\r\n", FarEnd.SDP);
        pass(20);
        phone.answer(phone.request("PRACK"), 200, "", "");
        phone.answer(invite, 200, "a", "", FarEnd.SDP);
        pass(20);
        leg.hangUp(HangUp.NORMAL);
        pass(20);
        phone.answer(phone.request("BYE"), 200, "", "");
        pass(20);
        phone.take();
        phone.answer(invite, 200, "a", "", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).as("our ACK was lost").containsExactly("ACK");
        phone.answer(invite, 200, "b", "", FarEnd.SDP);
        phone.answer(invite, 200, "c", "", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).containsExactly("ACK", "BYE", "ACK", "BYE");
        assertThat(line.dialogs().forked()).isEqualTo(2);
        assertThat(board.take()).endsWith("ended 101 HUNG_UP");
    }

    @Test
    void aCancelThatComesAfterTheAnswerChangesNothing() {
        caller.invite("", FarEnd.SDP);
        pass(2);
        String branch = net.sent.getLast().message().headers().first("Via");
        pass(20);
        net.deliver(TRUNK, Flow.udp(LINE), cancel(branch));
        pass(20);
        assertThat(caller.summary()).endsWith("200 CANCEL");
        caller.ack("");
        pass(20);
        assertThat(board.take()).containsExactly("arrived +74951234567 to 1 from the trunk");
    }

    private static byte[] cancel(String via) {
        return ("CANCEL sip:1@192.0.2.1:5060 SIP/2.0\r\nVia: " + via
                        + "\r\n"
                        + "From: <sip:+74951234567@192.0.2.9>;tag=caller-tag\r\n"
                        + "To: <sip:1@192.0.2.1:5060>\r\n"
                        + "Call-ID: caller@far\r\n"
                        + "CSeq: 1 CANCEL\r\n"
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void aCallThatComesOverTwoWaysIsTakenOnce() {
        board.onArrival = Leg::ring;
        caller.invite("", FarEnd.SDP);
        caller.invite("", FarEnd.SDP);
        pass(20);
        assertThat(caller.summary()).containsExactly("180 INVITE", "482 INVITE");
        assertThat(board.take()).hasSize(1);
    }

    @Test
    void aByeThatIsNeverAnsweredLeavesNothingBehind() {
        Leg leg = answered("", FarEnd.SDP);
        caller.answersBye = false;
        leg.hangUp(HangUp.NORMAL);
        seconds(40);
        assertThat(caller.take().stream().filter("BYE"::equals)).hasSizeGreaterThan(5);
        assertThat(line.debugState()).isEqualTo("0 legs, 0 calls, 0 transactions");
    }

    @Test
    void aPhoneMaySendItsCallToAnotherOfTheHouse() {
        FarEnd first = phone("101", HOUSE);
        FarEnd second = phone("102", OTHER);
        line.dial("101", "+7", "");
        pass(20);
        first.answer(first.request("INVITE"), 302, "Contact: <sip:102@192.0.2.1>\r\n", "");
        pass(20);
        assertThat(first.take()).containsExactly("INVITE", "ACK");
        second.answer(second.request("INVITE"), 200, "", FarEnd.SDP);
        pass(20);
        assertThat(second.take()).containsExactly("INVITE", "ACK");
        assertThat(board.take()).containsExactly("answered 101");
    }

    @Test
    void butNeverOutsideNorRoundInCircles() {
        FarEnd first = phone("101", HOUSE);
        FarEnd second = phone("102", OTHER);
        for (String outside : new String[] {"sip:+19005550100@192.0.2.1", "sip:102@203.0.113.9", "tel:+19005550100"}) {
            line.dial("101", "+7", "");
            pass(20);
            first.answer(first.request("INVITE"), 302, "Contact: <" + outside + ">\r\n", "");
            pass(20);
            assertThat(first.take()).as(outside).containsExactly("INVITE", "ACK");
            assertThat(board.take()).as(outside).containsExactly("ended 101 REJECTED");
        }
        line.dial("101", "+7", "");
        pass(20);
        first.answer(first.request("INVITE"), 302, "Contact: <sip:102@192.0.2.1>\r\n", "");
        pass(20);
        second.answer(second.request("INVITE"), 302, "Contact: <sip:101@192.0.2.1>\r\n", "");
        pass(20);
        assertThat(board.take()).containsExactly("ended 101 REJECTED");
    }
}
