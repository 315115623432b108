package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;

/** The state machines of RFC 3261 §17 and RFC 6026: what is sent at which millisecond, and what is told. */
class TransactionsTest {
    private static final InetSocketAddress PEER = SimulatedNet.at("192.0.2.9", 5060);
    private static final Flow UDP = Flow.udp(PEER);
    private static final Flow TCP = new Flow(true, PEER, 7);

    private final SimulatedTime time = new SimulatedTime();
    private final Instant start = time.now();
    private final List<String> log = new ArrayList<>();
    private final Transactions transactions = new Transactions(
            "switchboard",
            time,
            new Wire() {
                @Override
                public void send(Flow to, byte[] octets) {
                    String text = new String(octets, StandardCharsets.ISO_8859_1);
                    note(text.startsWith("SIP/2.0 ") ? text.substring(8, 11) : text.substring(0, text.indexOf(' ')));
                }

                @Override
                public InetSocketAddress local(Flow to) {
                    return SimulatedNet.at("192.0.2.1", 5060);
                }
            },
            new SipCounters());
    private final ClientTransaction.User user = new ClientTransaction.User() {
        @Override
        public void response(SipResponse response) {
            note("told " + response.status());
        }

        @Override
        public void failed() {
            note("failed");
        }
    };

    private void note(String what) {
        log.add(Duration.between(start, time.now()).toMillis() + " " + what);
    }

    private List<String> take() {
        var taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    private static SipRequest request(String method, String branch) {
        var headers = new Headers()
                .add("Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=" + branch)
                .add("Max-Forwards", "70");
        headers.add("From", "<sip:a@192.0.2.1>;tag=1")
                .add("To", "<sip:b@192.0.2.9>")
                .add("Call-ID", "c1");
        headers.add("CSeq", "1 " + (method.equals("ACK") ? "ACK" : method));
        var request = new SipRequest(method, "sip:b@192.0.2.9", headers);
        request.body("", new byte[0]);
        return request;
    }

    private void respond(SipRequest request, int status) {
        transactions.received(request.response(status, "t").empty());
    }

    private void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    @Test
    void anInviteThatNobodyHearsIsRepeatedMoreAndMoreSlowly() {
        transactions.send(request("INVITE", "z9hG4bK1"), UDP, user);
        pass(60_000);
        assertThat(take())
                .containsExactly(
                        "0 INVITE",
                        "500 INVITE",
                        "1500 INVITE",
                        "3500 INVITE",
                        "7500 INVITE",
                        "15500 INVITE",
                        "31500 INVITE",
                        "32000 failed");
        assertThat(transactions.open()).isZero();
    }

    @Test
    void anotherRequestThatNobodyHearsIsRepeatedEveryFourSeconds() {
        transactions.send(request("BYE", "z9hG4bK1"), UDP, user);
        pass(60_000);
        assertThat(take())
                .containsExactly(
                        "0 BYE",
                        "500 BYE",
                        "1500 BYE",
                        "3500 BYE",
                        "7500 BYE",
                        "11500 BYE",
                        "15500 BYE",
                        "19500 BYE",
                        "23500 BYE",
                        "27500 BYE",
                        "31500 BYE",
                        "32000 failed");
        assertThat(transactions.open()).isZero();
    }

    @Test
    void overTcpNothingIsRepeated() {
        transactions.send(request("INVITE", "z9hG4bK1"), TCP, user);
        transactions.send(request("BYE", "z9hG4bK2"), TCP, user);
        pass(60_000);
        assertThat(take()).containsExactly("0 INVITE", "0 BYE", "32000 failed", "32000 failed");
    }

    @Test
    void aProvisionalResponseSlowsARequestDownAndStopsAnInvite() {
        var invite = request("INVITE", "z9hG4bK1");
        var options = request("OPTIONS", "z9hG4bK2");
        transactions.send(invite, UDP, user);
        pass(100);
        respond(invite, 180);
        pass(100_000);
        assertThat(take()).as("ringing may last").containsExactly("0 INVITE", "100 told 180");
        transactions.send(options, UDP, user);
        pass(600);
        respond(options, 100);
        pass(8_000);
        assertThat(take())
                .containsExactly(
                        "100100 OPTIONS", "100600 OPTIONS", "100700 told 100", "101600 OPTIONS", "105600 OPTIONS");
    }

    @Test
    void aRefusalIsAcknowledgedAsOftenAsItComes() {
        var invite = request("INVITE", "z9hG4bK1");
        transactions.send(invite, UDP, user);
        pass(100);
        respond(invite, 486);
        pass(400);
        respond(invite, 486);
        pass(31_000);
        respond(invite, 486);
        assertThat(take()).containsExactly("0 INVITE", "100 ACK", "100 told 486", "500 ACK", "31500 ACK");
        pass(1_000);
        assertThat(transactions.open()).isZero();
    }

    @Test
    void everyTwoHundredIsToldForHalfAMinute() {
        var invite = request("INVITE", "z9hG4bK1");
        transactions.send(invite, UDP, user);
        respond(invite, 200);
        pass(500);
        respond(invite, 200);
        pass(31_000);
        respond(invite, 200);
        assertThat(take()).containsExactly("0 INVITE", "0 told 200", "500 told 200", "31500 told 200");
        pass(1_500);
        respond(invite, 200);
        assertThat(take()).isEmpty();
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aResponseIsToldOnceToAnythingButAnInvite() {
        var bye = request("BYE", "z9hG4bK1");
        transactions.send(bye, UDP, user);
        respond(bye, 200);
        respond(bye, 200);
        assertThat(take()).containsExactly("0 BYE", "0 told 200");
        pass(5_000);
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aBrokenWayIsToldAtOnce() {
        transactions.send(request("INVITE", "z9hG4bK1"), TCP, user);
        transactions.unreachable(new Flow(true, PEER, 8));
        assertThat(take()).as("another connection").containsExactly("0 INVITE");
        transactions.unreachable(TCP);
        assertThat(take()).containsExactly("0 failed");
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aCancelledInviteThatIsNeverAnsweredEndsAllTheSame() {
        var invite = request("INVITE", "z9hG4bK1");
        var transaction = (InviteClient) transactions.send(invite, UDP, user);
        respond(invite, 180);
        transaction.cancel();
        transaction.cancel();
        respond(request("CANCEL", "z9hG4bK1"), 200);
        pass(32_000);
        assertThat(take()).containsExactly("0 INVITE", "0 told 180", "0 CANCEL", "32000 failed");
        assertThat(transactions.open()).isZero();
    }

    private ServerTransaction serve(SipRequest request, Flow flow) {
        return Objects.requireNonNull(transactions.serve(request, flow, flow));
    }

    @Test
    void aRefusedInviteIsRefusedAgainUntilItIsAcknowledged() {
        var invite = request("INVITE", "z9hG4bK1");
        serve(invite, UDP).respond(486, "t");
        pass(8_000);
        assertThat(take()).containsExactly("0 486", "500 486", "1500 486", "3500 486", "7500 486");
        var known = transactions.find(request("ACK", "z9hG4bK1"));
        assertThat(known).isNotNull();
        known.again(request("ACK", "z9hG4bK1"));
        pass(4_000);
        known.again(invite);
        assertThat(take()).as("acknowledged").isEmpty();
        pass(2_000);
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aRefusalThatIsNeverAcknowledgedIsGivenUp() {
        serve(request("INVITE", "z9hG4bK1"), UDP).respond(486, "t");
        pass(40_000);
        assertThat(take()).hasSize(11).last().isEqualTo("31500 486");
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aRepeatedInviteGetsTheLastWordAgainUntilItIsTaken() {
        var invite = request("INVITE", "z9hG4bK1");
        var server = (InviteServer) serve(invite, UDP);
        server.again(invite);
        server.trying();
        server.respond(180, "t");
        server.trying();
        server.again(invite);
        server.respond(200, "t");
        server.again(invite);
        server.respond(486, "t");
        assertThat(take()).containsExactly("0 100", "0 180", "0 180", "0 200");
        pass(31_999);
        assertThat(transactions.open()).isOne();
        pass(1_001);
        assertThat(transactions.open()).isZero();
    }

    @Test
    void aRepeatedByeGetsTheSameAnswer() {
        var bye = request("BYE", "z9hG4bK1");
        var server = serve(bye, UDP);
        server.again(bye);
        server.respond(200, "t");
        server.respond(500, "t");
        server.again(bye);
        assertThat(take()).containsExactly("0 200", "0 200");
        pass(31_999);
        assertThat(transactions.open()).isOne();
        pass(1_001);
        assertThat(transactions.open()).isZero();
        serve(bye, TCP).respond(200, "t");
        assertThat(transactions.open()).as("over TCP nothing is repeated").isZero();
    }

    @Test
    void branchesOfOldTellNothingAndTheRestDoes() {
        serve(request("INVITE", "1"), UDP);
        assertThat(transactions.find(request("INVITE", "1"))).isNotNull();
        assertThat(transactions.find(request("ACK", "1"))).isNotNull();
        var other = request("INVITE", "1");
        other.headers().set("Call-ID", "c2");
        assertThat(transactions.find(other)).isNull();
        assertThat(transactions.find(request("INVITE", "z9hG4bK1"))).isNull();
    }
}
