package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.firstline.base.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Main job A: a real caller's call is answered at a real phone, and leaves its record and its ticket. */
class CallBecomesTicketIT {
    private static final int CALLER_TONE = 1000;
    private static final int AGENT_TONE = 700;
    /** When the box alone would be too quick to fail; far above what any step takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Box box;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        box = new Box(folder).start();
    }

    @AfterAll
    static void stop() {
        if (box != null) box.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
        for (String agent : List.of("101", "102"))
            box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"logged-out\"}");
        patiently("both agents are done")
                .until(() -> List.of("101", "102").stream()
                        .allMatch(agent ->
                                !box.get("/agents/" + agent).get("phone").asBoolean() || agent.equals("102")));
    }

    private static ConditionFactory patiently(String what) {
        return await(what + "; the box's log is " + box.log()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    private <T extends AutoCloseable> T kept(T one) {
        open.add(one);
        return one;
    }

    private Baresip phone101(boolean answers) throws IOException {
        var phone = kept(new Baresip(
                folder.resolve("baresip-" + open.hashCode() + System.nanoTime()),
                "101",
                Box.PASSWORD,
                box.sipPort(),
                AGENT_TONE,
                answers));
        patiently("baresip registers as 101; it says " + phone.log())
                .until(() -> box.get("/agents/101").get("phone").asBoolean());
        return phone;
    }

    private void ready(String agent) {
        var answer = box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"ready\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Sipp caller(String from, RtpPeer audio) throws IOException {
        return kept(Sipp.caller(folder, box.sipPort(), from, audio.port()));
    }

    /** A caller who listens for a moment and then chooses television. */
    private Sipp callerForTelevision(String from, RtpPeer audio) throws IOException {
        Sipp caller = caller(from, audio);
        patiently("the caller hears the greeting; sipp says " + caller.log())
                .until(() -> Sound.secondsLoud(audio.heard()) > 0.3);
        audio.press('2');
        awaitCall(from, "is queued", call -> call.get("queue").asString("").equals("tv"));
        return caller;
    }

    private RtpPeer audio() throws IOException {
        return kept(new RtpPeer(CALLER_TONE));
    }

    private static Optional<JsonNode> call(String from) {
        return box.items("/calls?limit=20").stream()
                .filter(call -> digits(call.get("caller").asString()).equals(digits(from)))
                .findFirst();
    }

    private static JsonNode awaitCall(String from, String what, java.util.function.Predicate<JsonNode> is) {
        patiently("the call from " + from + " " + what)
                .until(() -> call(from).filter(is).isPresent());
        return call(from).orElseThrow();
    }

    private static String digits(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
    }

    private static boolean hasEnded(JsonNode call) {
        return !call.get("endedAt").isNull();
    }

    private static void assertOrdered(JsonNode call, String... moments) {
        Instant last = Instant.MIN;
        for (String moment : moments) {
            assertThat(call.get(moment).isNull()).as(moment + " of " + call).isFalse();
            Instant at = Instant.parse(call.get(moment).asString());
            assertThat(at).as(moment + " of " + call).isAfterOrEqualTo(last);
            last = at;
        }
    }

    private JsonNode ticketOf(JsonNode call) {
        assertThat(call.get("ticket").isNull()).as("ticket of " + call).isFalse();
        return box.get("/tickets/" + call.get("ticket").asLong());
    }

    @Test
    void aSubscribersCallIsAnsweredAndHeardBothWaysAndBecomesATicket() throws Exception {
        JsonNode subscriber = box.items("/subscribers?limit=1").getFirst();
        String known = subscriber.get("phones").get(0).asString();
        // as an operator's exchange might write it: +79456298423 is 8(945)629-84-23
        String written = "8(" + known.substring(2, 5) + ")" + known.substring(5, 8) + "-" + known.substring(8, 10) + "-"
                + known.substring(10);
        Baresip phone = phone101(true);
        ready("101");
        RtpPeer audio = audio();
        Sipp caller = callerForTelevision(written, audio);
        awaitCall(written, "is answered", call -> !call.get("answeredAt").isNull());

        patiently("the caller hears the agent's tone").until(() -> Sound.secondsOf(AGENT_TONE, audio.heard()) >= 1);
        patiently("the agent hears the caller's tone; baresip says " + phone.log())
                .until(() -> Sound.secondsOf(CALLER_TONE, phone.heard()) >= 1);

        caller.nudge();
        caller.succeeds();
        // durable before the BYE was acknowledged, so nothing is waited for
        JsonNode call = call(written).orElseThrow();
        assertThat(call.get("outcome").asString()).as("" + call).isEqualTo("answered");
        assertThat(call.get("agent").asString()).isEqualTo("101");
        assertThat(call.get("subscriber").asLong())
                .isEqualTo(subscriber.get("id").asLong());
        assertOrdered(call, "arrivedAt", "menuAt", "queuedAt", "offeredAt", "answeredAt", "endedAt");
        JsonNode ticket = ticketOf(call);
        assertThat(ticket.get("category").asString()).isEqualTo("tv");
        assertThat(ticket.get("subscriber").asLong())
                .isEqualTo(subscriber.get("id").asLong());
        assertThat(ticket.get("call").asString()).isEqualTo(call.get("id").asString());
        assertThat(ticket.get("notes").size()).as("" + ticket).isPositive();
    }

    @Test
    void theAgentHangsUp() throws Exception {
        Baresip phone = phone101(true);
        ready("101");
        Sipp caller = callerForTelevision("+73430000011", audio());
        awaitCall("+73430000011", "is answered", call -> !call.get("answeredAt").isNull());
        phone.press("hangup");
        caller.succeeds();
        JsonNode call = awaitCall("+73430000011", "has ended", CallBecomesTicketIT::hasEnded);
        assertThat(call.get("outcome").asString()).isEqualTo("answered");
        assertThat(ticketOf(call).get("category").asString()).isEqualTo("tv");
    }

    @Test
    void aPhoneWithMd5OverTcpAnswers() throws Exception {
        int port = FreePorts.next();
        kept(Sipp.start(folder, "register", box.sipPort(), port, "t1", "-s", "102", "-au", "102", "-ap", Box.PASSWORD))
                .succeeds();
        patiently("102 is registered")
                .until(() -> box.get("/agents/102").get("phone").asBoolean());
        ready("102");
        var agentAudio = kept(new RtpPeer(AGENT_TONE));
        Sipp phone = kept(
                Sipp.start(folder, "phone-answers", box.sipPort(), port, "t1", "-key", "rtp", "" + agentAudio.port()));
        RtpPeer audio = audio();
        Sipp caller = callerForTelevision("+73430000012", audio);
        patiently("the caller hears the agent's tone; the phone says " + phone.log())
                .until(() -> Sound.secondsOf(AGENT_TONE, audio.heard()) >= 1);
        patiently("the agent hears the caller's tone")
                .until(() -> Sound.secondsOf(CALLER_TONE, agentAudio.heard()) >= 1);
        caller.nudge();
        caller.succeeds();
        phone.succeeds();
        assertThat(call("+73430000012").orElseThrow().get("agent").asString()).isEqualTo("102");
    }

    @Test
    void thePhoneStopsRingingWhenTheCallerGoes() throws Exception {
        int port = FreePorts.next();
        kept(Sipp.start(folder, "register", box.sipPort(), port, "u1", "-s", "102", "-au", "102", "-ap", Box.PASSWORD))
                .succeeds();
        patiently("102 is registered")
                .until(() -> box.get("/agents/102").get("phone").asBoolean());
        ready("102");
        Sipp phone = kept(Sipp.start(folder, "phone-is-left", box.sipPort(), port, "u1"));
        Sipp caller = callerForTelevision("+73430000013", audio());
        awaitCall("+73430000013", "is offered", call -> !call.get("offeredAt").isNull());
        caller.nudge();
        caller.succeeds();
        // it has seen CANCEL
        phone.succeeds();
        JsonNode call = awaitCall("+73430000013", "has ended", CallBecomesTicketIT::hasEnded);
        assertThat(call.get("outcome").asString()).isEqualTo("abandoned");
        assertThat(box.get("/agents/102").get("state").asString()).isEqualTo("ready");
    }

    @Test
    void whoDoesNotAnswerIsNotReadyAndTheCallerKeepsHisPlace() throws Exception {
        phone101(false);
        ready("101");
        RtpPeer audio = audio();
        Sipp caller = callerForTelevision("+73430000014", audio);
        JsonNode offered = awaitCall(
                "+73430000014", "is offered", call -> !call.get("offeredAt").isNull());
        patiently("101 is made not ready")
                .until(() -> box.get("/agents/101").get("state").asString().equals("not-ready"));
        assertThat(box.get("/agents/101").get("reason").asString()).isEqualTo("no-answer");
        JsonNode waiting = call("+73430000014").orElseThrow();
        assertThat(hasEnded(waiting)).isFalse();
        assertThat(waiting.get("queuedAt").asString())
                .isEqualTo(offered.get("queuedAt").asString());
        assertThat(box.get("/queues/tv").get("waiting").asInt()).isEqualTo(1);
        // ready again, she is offered the same call again
        ready("101");
        awaitCall(
                "+73430000014",
                "is offered again",
                call -> !call.get("offeredAt")
                                .asString("")
                                .equals(offered.get("offeredAt").asString())
                        && !call.get("agent").isNull());
        caller.nudge();
        caller.succeeds();
    }

    @Test
    void aStrangerGetsNoAnswer() throws Exception {
        assertThat(answer("INVITE", "127.0.0.2", "+73430000015"))
                .as("to a stranger")
                .isEmpty();
        assertThat(call("+73430000015")).isEmpty();
        assertThat(answer("OPTIONS", "127.0.0.2", "+73430000015"))
                .as("to a stranger")
                .isEmpty();
        assertThat(answer("OPTIONS", "127.0.0.1", "+73430000015"))
                .as("to the trunk")
                .startsWith("SIP/2.0 200");
        assertThat(answer("INVITE", "127.0.0.1", "101"))
                .as("to who claims to be 101")
                .startsWith("SIP/2.0 401");
        assertThat(call("101")).isEmpty();
    }

    /** The first line of the answer to a request from this address and number; empty when none comes. */
    private static String answer(String method, String address, String from) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            byte[] request =
                    """
                    %4$s sip:83433000000@127.0.0.1 SIP/2.0\r
                    Via: SIP/2.0/UDP %1$s:%2$d;branch=z9hG4bK-%2$d;rport\r
                    Max-Forwards: 70\r
                    From: <sip:%3$s@%1$s>;tag=a\r
                    To: <sip:83433000000@127.0.0.1>\r
                    Call-ID: stranger-%2$d\r
                    CSeq: 1 %4$s\r
                    Contact: <sip:stranger@%1$s:%2$d>\r
                    Content-Length: 0\r
                    \r
                    """.formatted(address, socket.getLocalPort(), from, method).getBytes(StandardCharsets.US_ASCII);
            var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), box.sipPort());
            socket.setSoTimeout(1000);
            var answer = new DatagramPacket(new byte[4096], 4096);
            for (int attempt = 0; attempt < 3; attempt++) {
                socket.send(new DatagramPacket(request, request.length, server));
                try {
                    socket.receive(answer);
                    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
                } catch (SocketTimeoutException e) {
                    // none yet
                }
            }
            return "";
        }
    }
}
