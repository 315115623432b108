package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.calls.Leg;
import org.junit.jupiter.api.Test;

/** RFC 4028 on the wire: who refreshes, and what becomes of who does not. */
class SessionTimerTest extends DialogTestBase {
    private static String expires(SipMessage message) {
        return message.headers().first("Session-Expires");
    }

    @Test
    void whoWantsToBeAskedTooOftenIsToldTheLeast() {
        caller.supported = "timer";
        caller.invite("Session-Expires: 60\r\n", FarEnd.SDP);
        pass(20);
        assertThat(caller.response("INVITE").status()).isEqualTo(422);
        assertThat(caller.response("INVITE").headers().first("Min-SE")).isEqualTo("90");
        assertThat(board.take()).as("nobody is bothered").isEmpty();
        assertThat(line.dialogs().tooBrief()).isEqualTo(1);
    }

    @Test
    void aCallerWhoRefreshesLivesOnAndOneWhoStopsIsLost() {
        caller.supported = "timer";
        answered("Session-Expires: 600\r\n", FarEnd.SDP);
        var response = caller.response("INVITE");
        assertThat(expires(response)).isEqualTo("600;refresher=uac");
        assertThat(response.headers().lists("Require", "timer")).isTrue();
        for (int i = 0; i < 3; i++) {
            seconds(400);
            caller.next("UPDATE", "Session-Expires: 600;refresher=uac\r\nSupported: timer\r\n", "");
            pass(20);
            assertThat(expires(caller.response("UPDATE"))).isEqualTo("600;refresher=uac");
        }
        seconds(560);
        assertThat(board.take()).isEmpty();
        caller.take();
        seconds(20);
        assertThat(board.take()).containsExactly("ended 1 LOST");
        assertThat(caller.take()).containsExactly("BYE");
        assertThat(line.dialogs().expired()).isEqualTo(1);
    }

    @Test
    void aCallerWhoKnowsNoTimersIsRefreshedByUsWithTheSameDescription() {
        answered("", FarEnd.SDP);
        var first = caller.response("INVITE");
        assertThat(expires(first)).isEqualTo("1800;refresher=uas");
        assertThat(first.headers().has("Require")).isFalse();
        caller.take();
        seconds(900);
        var refresh = caller.request("INVITE");
        assertThat(expires(refresh)).isEqualTo("1800;refresher=uac");
        assertThat(refresh.bodyText()).isEqualTo(first.bodyText());
        caller.answer(refresh, 200, "", FarEnd.SDP);
        pass(20);
        assertThat(caller.take()).containsExactly("INVITE", "ACK");
        seconds(900);
        caller.answer(caller.request("INVITE"), 481, "", "");
        pass(20);
        assertThat(caller.take()).as("a ghost").containsExactly("INVITE", "ACK", "BYE");
        assertThat(board.take()).containsExactly("ended 1 LOST");
    }

    @Test
    void whoKnowsUpdateIsRefreshedByIt() {
        caller.allow += ", UPDATE";
        answered("", FarEnd.SDP);
        caller.take();
        seconds(901);
        assertThat(caller.request("UPDATE").body()).isEmpty();
        caller.answer(caller.request("UPDATE"), 200, "Session-Expires: 1800;refresher=uac\r\n", "");
        pass(20);
        caller.take();
        seconds(890);
        assertThat(caller.take()).isEmpty();
        pass(10_100);
        assertThat(caller.take()).containsExactly("UPDATE");
        assertThat(line.dialogs().refreshed()).isEqualTo(2);
    }

    @Test
    void aRefreshWithoutAnyAnswerEndsTheCall() {
        caller.allow += ", UPDATE";
        answered("", FarEnd.SDP);
        seconds(901);
        seconds(33);
        assertThat(board.take()).containsExactly("ended 1 LOST");
    }

    @Test
    void aRefreshThatIsRefusedIsTriedAgainUntilTheEnd() {
        caller.allow += ", UPDATE";
        answered("", FarEnd.SDP);
        caller.take();
        seconds(901);
        int tries = 0;
        while (board.heard.isEmpty() && tries < 20) {
            caller.answer(caller.request("UPDATE"), 503, "", "");
            caller.take();
            seconds(181);
            tries++;
        }
        assertThat(tries).isBetween(3, 6);
        assertThat(board.take()).containsExactly("ended 1 LOST");
    }

    @Test
    void ourOwnCallAsksForTimersAndTakesALongerOne() {
        FarEnd phone = phone("101", HOUSE);
        line.dial("101", "+7", "");
        pass(20);
        var asked = phone.request("INVITE");
        assertThat(expires(asked)).isEqualTo("1800");
        assertThat(asked.headers().first("Min-SE")).isEqualTo("90");
        assertThat(asked.headers().lists("Supported", "timer")).isTrue();
        phone.answer(asked, 422, "Min-SE: 3600\r\n", "");
        pass(20);
        var again = phone.request("INVITE");
        assertThat(expires(again)).isEqualTo("3600");
        assertThat(again.cseq().number()).isEqualTo(2);
        phone.allow += ", UPDATE";
        phone.answer(again, 200, "Session-Expires: 3600;refresher=uac\r\nRequire: timer\r\n", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).containsExactly("INVITE", "ACK", "INVITE", "ACK");
        seconds(1790);
        assertThat(phone.take()).isEmpty();
        pass(10_100);
        assertThat(phone.take()).containsExactly("UPDATE");
    }

    @Test
    void aPhoneThatPromisedToRefreshAndDoesNotIsLost() {
        FarEnd phone = phone("101", HOUSE);
        Leg leg = line.dial("101", "+7", "");
        pass(20);
        phone.answer(
                phone.request("INVITE"), 200, "Session-Expires: 300;refresher=uas\r\nRequire: timer\r\n", FarEnd.SDP);
        seconds(260);
        assertThat(board.take()).containsExactly("answered 101");
        seconds(20);
        assertThat(board.take()).containsExactly("ended " + leg.to() + " LOST");
    }
}
