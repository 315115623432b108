package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.junit.jupiter.api.Test;

/** REFER and Replaces on the wire (RFC 3515, RFC 3891): transfers, and a person who goes on at another phone. */
class TransferTest extends DialogTestBase {
    private static final String BLIND = "Refer-To: <sip:102@192.0.2.1>\r\n";

    private static String state(SipRequest notify) {
        return notify.bodyText().strip() + " " + notify.headers().first("Subscription-State");
    }

    private void answerNotify(FarEnd phone) {
        phone.answer(phone.request("NOTIFY"), 200, "", "");
        pass(20);
    }

    @Test
    void aBlindTransferIsToldToItsEnd() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        phone.next("REFER", BLIND, "");
        pass(20);
        assertThat(board.take()).containsExactly("transfer of 101 to 102");
        assertThat(phone.take()).as("nothing before somebody decides").isEmpty();
        board.referral.accept();
        pass(20);
        assertThat(phone.response("REFER").status()).isEqualTo(202);
        var notify = phone.request("NOTIFY");
        assertThat(notify.headers().first("Event")).isEqualTo("refer;id=2");
        assertThat(state(notify)).isEqualTo("SIP/2.0 100 Trying active;expires=180");
        answerNotify(phone);
        board.referral.ringing();
        pass(20);
        assertThat(state(phone.request("NOTIFY"))).startsWith("SIP/2.0 180 Ringing active");
        answerNotify(phone);
        board.referral.connected();
        board.referral.failed(HangUp.BUSY);
        pass(20);
        assertThat(state(phone.request("NOTIFY"))).isEqualTo("SIP/2.0 200 OK terminated;reason=noresource");
        answerNotify(phone);
        assertThat(phone.take()).containsExactly("202 REFER", "NOTIFY", "NOTIFY", "NOTIFY");
        assertThat(line.dialogs().referrals()).isEqualTo(1);
    }

    @Test
    void aTransferInVainIsToldTooAlsoWhenSheHasHungUp() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        phone.next("REFER", BLIND, "");
        pass(20);
        board.referral.accept();
        pass(20);
        answerNotify(phone);
        phone.next("BYE", "", "");
        pass(20);
        board.referral.failed(HangUp.BUSY);
        pass(20);
        assertThat(state(phone.request("NOTIFY"))).startsWith("SIP/2.0 486 Busy Here terminated");
    }

    @Test
    void whoWantsToHearNothingIsToldNothing() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        phone.next("REFER", BLIND + "Refer-Sub: false\r\n", "");
        pass(20);
        board.referral.accept();
        board.referral.connected();
        pass(20);
        assertThat(phone.response("REFER").headers().first("Refer-Sub")).isEqualTo("false");
        assertThat(phone.take()).containsExactly("202 REFER");
    }

    @Test
    void aPhoneIsToldWhoLeadsTheCallerOnToIt() {
        FarEnd phone = phone("102", HOUSE);
        line.dial("102", "+73512000101", "", false, "101");
        pass(20);
        SipRequest invite = phone.request("INVITE");
        assertThat(invite.headers().values("Referred-By")).containsExactly("<sip:101@192.0.2.1>");
        assertThat(invite.from().uri().userText()).isEqualTo("+73512000101");
    }

    @Test
    void whoseCallNobodyLedOnSaysNothingOfIt() {
        FarEnd phone = phone("102", HOUSE);
        line.dial("102", "+73512000101", "", false);
        pass(20);
        assertThat(phone.request("INVITE").headers().values("Referred-By")).isEmpty();
    }

    @Test
    void whatNobodyDecidesIsRefusedInTheEnd() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        phone.next("REFER", BLIND, "");
        seconds(11);
        assertThat(phone.response("REFER").status()).isEqualTo(480);
        phone.next("REFER", BLIND, "");
        pass(20);
        board.referral.accept();
        seconds(181);
        assertThat(state(phone.request("NOTIFY"))).startsWith("SIP/2.0 480 ").endsWith("terminated;reason=noresource");
    }

    @Test
    void outsideAndNonsenseAreRefusedBeforeAnybodyHears() {
        FarEnd phone = phone("101", HOUSE);
        talking(phone, "101");
        String[][] wishes = {
            {"Refer-To: <sip:102@203.0.113.9>\r\n", "403"},
            {"Refer-To: <mailto:102@192.0.2.1>\r\n", "400"},
            {"Refer-To: <sip:102@192.0.2.1;method=BYE>\r\n", "400"},
            {BLIND + BLIND, "400"},
            {"", "400"},
            {"Refer-To: <sip:102@192.0.2.1?Replaces=nobody%3Bto-tag%3D1%3Bfrom-tag%3D2>\r\n", "404"},
            {"Refer-To: <sip:102@192.0.2.1?Replaces=%zz>\r\n", "400"},
        };
        for (String[] wish : wishes) {
            phone.next("REFER", wish[0], "");
            pass(20);
            assertThat(phone.response("REFER").status()).as(wish[0]).isEqualTo(Integer.parseInt(wish[1]));
        }
        assertThat(board.take()).isEmpty();
        assertThat(line.dialogs().referralsRefused()).isEqualTo(wishes.length);
    }

    @Test
    void aTrunkTransfersNobody() {
        answered("", FarEnd.SDP);
        caller.next("REFER", BLIND, "");
        pass(20);
        assertThat(caller.response("REFER").status()).isEqualTo(403);
        assertThat(board.take()).isEmpty();
    }

    @Test
    void anAttendedTransferNamesHerOtherLeg() {
        FarEnd first = phone("101", HOUSE);
        Leg call = talking(first, "101");
        FarEnd second = new FarEnd(net, HOUSE, LINE, "second").attach("far");
        Leg question = talking(second, "101");
        first.next("REFER", "Refer-To: <sip:102@192.0.2.1?Replaces=" + escaped(second.replaces()) + ">\r\n", "");
        pass(20);
        assertThat(board.take()).containsExactly("transfer of 101 to 102 for " + question.id());
        assertThat(board.referral.replaced()).isNotSameAs(call).isSameAs(question);
    }

    @Test
    void somebodyElsesLegIsNotHersToGive() {
        FarEnd hers = phone("101", HOUSE);
        talking(hers, "101");
        FarEnd his = phone("102", OTHER);
        talking(his, "102");
        hers.next("REFER", "Refer-To: <sip:103@192.0.2.1?Replaces=" + escaped(his.replaces()) + ">\r\n", "");
        pass(20);
        assertThat(board.take()).isEmpty();
    }

    private static String escaped(String replaces) {
        return replaces.replace(";", "%3B").replace("=", "%3D").replace("@", "%40");
    }

    /** An INVITE from a phone, with the password if there is one. */
    private SipResponse invite(FarEnd phone, String extension, String replaces) {
        phone.from(extension);
        phone.invite("Replaces: " + replaces + "\r\n", FarEnd.SDP);
        pass(20);
        var challenge = phone.response("INVITE");
        if (challenge.status() != 401) return challenge;
        phone.ack("");
        String uri = "sip:1@192.0.2.1:5060";
        String answer = new Credentials(extension, "pw" + extension, null).answer(challenge, "INVITE", uri, "c");
        phone.reinvite("Replaces: " + replaces + "\r\nAuthorization: " + answer + "\r\n", FarEnd.SDP);
        pass(20);
        return phone.response("INVITE");
    }

    @Test
    void aPersonGoesOnAtAnotherPhoneOnTheSameLeg() {
        FarEnd desk = phone("101", HOUSE);
        Leg leg = talking(desk, "101");
        FarEnd mobile = new FarEnd(net, OTHER, LINE, "mobile").attach("far");
        assertThat(invite(mobile, "101", desk.replaces()).status()).isEqualTo(200);
        mobile.ack("");
        pass(20);
        assertThat(desk.take()).containsExactly("BYE");
        assertThat(board.take()).as("the switchboard need not know").isEmpty();
        leg.hangUp(HangUp.NORMAL);
        pass(20);
        assertThat(mobile.take()).endsWith("BYE");
        assertThat(board.take()).containsExactly("ended 101 HUNG_UP");
        pass(40_000);
        assertThat(line.debugState()).isEqualTo("0 legs, 0 calls, 0 transactions");
    }

    @Test
    void whatRingsAtOneOfHerPhonesIsPickedUpAtAnother() {
        FarEnd desk = phone("101", HOUSE);
        line.dial("101", "+7", "");
        pass(20);
        var rung = desk.request("INVITE");
        desk.answer(rung, 180, "", "");
        pass(20);
        FarEnd mobile = new FarEnd(net, OTHER, LINE, "mobile").attach("far");
        String lineTag = rung.from().tag();
        String replaces = rung.callId() + ";to-tag=" + lineTag + ";from-tag=" + desk.tag + ";early-only";
        assertThat(invite(mobile, "101", replaces).status()).isEqualTo(200);
        assertThat(board.take()).containsExactly("ringing 101", "answered 101");
        assertThat(desk.summary()).contains("CANCEL");
        mobile.ack("");
        pass(20);
        assertThat(mobile.summary()).doesNotContain("BYE");
    }

    @Test
    void otherPeoplesCallsStayTheirs() {
        FarEnd desk = phone("101", HOUSE);
        talking(desk, "101");
        FarEnd thief = new FarEnd(net, OTHER, LINE, "thief").attach("far");
        assertThat(invite(thief, "102", desk.replaces()).status()).isEqualTo(403);
        thief = new FarEnd(net, OTHER, LINE, "late").attach("far");
        assertThat(invite(thief, "101", desk.replaces() + ";early-only").status())
                .isEqualTo(486);
        thief = new FarEnd(net, OTHER, LINE, "lost").attach("far");
        assertThat(invite(thief, "101", "x;to-tag=1;from-tag=2").status()).isEqualTo(481);
        caller.invite("Replaces: " + desk.replaces() + "\r\n", FarEnd.SDP);
        pass(20);
        assertThat(caller.response("INVITE").status()).isEqualTo(403);
        assertThat(board.take()).isEmpty();
        assertThat(desk.take()).isEmpty();
    }
}
