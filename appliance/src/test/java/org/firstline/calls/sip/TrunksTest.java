package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.Outbound;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.TrunkNow.State;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.trunk.Hop;
import org.firstline.calls.sip.trunk.Pace;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trunks on simulated time: registrations, probes, and calls that look for a way out. */
class TrunksTest {
    private static final InetSocketAddress LINE = SimulatedNet.at("192.0.2.1", 5060);
    private static final InetSocketAddress FIRST = SimulatedNet.at("198.51.100.1", 5060);
    private static final InetSocketAddress SECOND = SimulatedNet.at("198.51.100.2", 5070);
    private static final String SRV = "_sip._udp.provider.test";

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedNet net = new SimulatedNet(time);
    private final Provider first = new Provider(net, FIRST);
    private final Provider second = new Provider(net, SECOND);
    private final FixedNames names = new FixedNames();
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 16200, 16280);
    private final List<TrunkNow> news = new ArrayList<>();
    private final LineLog board = new LineLog() {
        @Override
        public void trunk(TrunkNow now) {
            news.add(now);
        }
    };
    private SipLine line;

    private void open(TrunkSettings... trunks) {
        var settings = new SipSettings(LINE.getAddress(), 5060, "firstline", List.of());
        var trunking = new Trunking(List.of(trunks), names, Pace.STANDARD, new Random(5));
        line = new SipLine(settings, time, extension -> Optional.empty(), pump, trunking);
        net.attach(LINE, SipLine.OWNER, line.open(board, net.wire(LINE)));
        pass(100);
    }

    @AfterEach
    void close() {
        pump.close();
    }

    private void pass(int millis) {
        time.pass(Duration.ofMillis(millis));
    }

    private void passSeconds(int seconds) {
        time.pass(Duration.ofSeconds(seconds));
    }

    private static TrunkSettings to(String name, String server) {
        return TrunkSettings.of(name, "account", Hop.parse(server));
    }

    private static TrunkSettings registering(String server) {
        return to("main", server).withPassword("secret");
    }

    /** Two servers of one provider, the first one first. */
    private FixedNames twoServers() {
        return names.service(SRV, 10, 0, 5060, "a.provider.test")
                .service(SRV, 20, 0, 5070, "b.provider.test")
                .address("a.provider.test", "198.51.100.1")
                .address("b.provider.test", "198.51.100.2");
    }

    private TrunkNow main() {
        return line.trunks().getFirst();
    }

    private Leg call(String number) {
        return line.call(Outbound.to(number));
    }

    // registration

    @Test
    void aTrunkRegistersOnceItProvesItself() {
        first.password = "secret";
        open(registering("198.51.100.1"));
        assertThat(net.take()).contains("REGISTER", "401 REGISTER", "200 REGISTER");
        assertThat(main().state()).isEqualTo(State.UP);
        assertThat(main().registeredUntil()).isAfter(time.now().plusSeconds(590));
        assertThat(first.last("REGISTER").headers().first("Contact")).isEqualTo("<sip:account@192.0.2.1:5060>");
    }

    @Test
    void aRegistrationIsRefreshedBeforeItEndsAndWithoutAnotherChallenge() {
        first.password = "secret";
        first.grants = 120;
        open(registering("198.51.100.1"));
        passSeconds(200);
        // two messages for the first, then one each time: at 90 s, which is 30 s before the end
        assertThat(gaps(first.times("REGISTER"))).containsExactly(0L, 90L, 90L);
        first.grants = 3600;
        passSeconds(90);
        var before = first.times("REGISTER").size();
        passSeconds(3200);
        assertThat(first.times("REGISTER")).hasSize(before);
        passSeconds(100);
        assertThat(first.times("REGISTER")).as("90 % of an hour have passed").hasSizeGreaterThan(before);
        assertThat(main().state()).isEqualTo(State.UP);
    }

    private static List<Long> gaps(List<Instant> times) {
        var gaps = new ArrayList<Long>();
        for (int i = 1; i < times.size(); i++)
            gaps.add(Duration.between(times.get(i - 1), times.get(i)).toSeconds());
        return gaps;
    }

    @Test
    void aRegistrationNeverGivesUp() {
        first.decides = request -> request.is("REGISTER") ? 500 : 200;
        open(registering("198.51.100.1"));
        assertThat(main().state()).isEqualTo(State.DOWN);
        assertThat(main().why()).isEqualTo("500 Server Internal Error from udp:198.51.100.1:5060");
        time.pass(Duration.ofHours(5));
        var gaps = gaps(first.times("REGISTER"));
        assertThat(gaps.getFirst()).isBetween(24L, 30L);
        assertThat(gaps.get(1)).isBetween(48L, 60L);
        assertThat(gaps.subList(5, gaps.size()))
                .allSatisfy(gap -> assertThat(gap).isBetween(480L, 600L));
        assertThat(gaps.stream().distinct().count()).as("jitter").isGreaterThan(10);
        first.decides = request -> 200;
        passSeconds(600);
        assertThat(main().state()).isEqualTo(State.UP);
        assertThat(main().why()).isEmpty();
    }

    @Test
    void aProviderThatSaysWhenToComeBackIsAskedThen() {
        first.decides = request -> request.is("REGISTER") ? 503 : 200;
        first.retryAfter = "90 (moving house)";
        open(registering("198.51.100.1"));
        time.pass(Duration.ofHours(1));
        assertThat(gaps(first.times("REGISTER")))
                .as("not before, and not by the waits that grow")
                .hasSizeGreaterThan(30)
                .allSatisfy(gap -> assertThat(gap).isBetween(90L, 108L));
        first.retryAfter = "0";
        time.pass(Duration.ofMinutes(5));
        var hasty = gaps(first.times("REGISTER"));
        assertThat(hasty.getLast()).as("an invitation to hammer is not taken").isBetween(30L, 36L);
        first.decides = request -> 200;
        passSeconds(40);
        assertThat(main().state()).isEqualTo(State.UP);
    }

    @Test
    void aServerThatIsOutOfServiceIsNotSaidToBeSilent() {
        open(to("main", "198.51.100.1"));
        first.decides = request -> 503;
        passSeconds(120);
        assertThat(main().state()).isEqualTo(State.DOWN);
        assertThat(main().why()).isEqualTo("503 Service Unavailable from udp:198.51.100.1:5060");
        assertThat(main().fault().sentence(Locale.of("ru")))
                .isEqualTo("udp:198.51.100.1:5060 отвечает: 503 Service Unavailable");
        first.decides = request -> Provider.SILENCE;
        passSeconds(120);
        assertThat(main().fault().sentence(Locale.of("ru"))).isEqualTo("udp:198.51.100.1:5060 не отвечает");
    }

    @Test
    void aRefusalIsShownAndNotAskedAgainSoon() {
        first.decides = request -> request.is("REGISTER") ? 403 : 200;
        open(registering("198.51.100.1"));
        assertThat(main().state()).isEqualTo(State.REFUSED);
        assertThat(main().why()).startsWith("403 Forbidden");
        passSeconds(470);
        assertThat(first.times("REGISTER")).hasSize(1);
        passSeconds(140);
        assertThat(first.times("REGISTER")).hasSize(2);
    }

    @Test
    void aWrongPasswordIsARefusal() {
        first.password = "another";
        open(registering("198.51.100.1"));
        assertThat(main().state()).isEqualTo(State.REFUSED);
        assertThat(first.times("REGISTER")).hasSize(3);
        assertThat(net.count("REGISTER")).isEqualTo(3);
    }

    @Test
    void aProviderThatWantsLongerRegistrationsGetsThem() {
        first.decides = request ->
                request.is("REGISTER") && "600".equals(request.headers().first("Expires")) ? 423 : 200;
        open(registering("198.51.100.1"));
        assertThat(main().state()).isEqualTo(State.UP);
        assertThat(first.last("REGISTER").headers().first("Expires")).isEqualTo("1800");
    }

    @Test
    void theNextServerTakesTheRegistrationThatTheFirstDoesNotAnswer() {
        first.decides = request -> Provider.SILENCE;
        twoServers();
        open(registering("provider.test"));
        passSeconds(9);
        assertThat(main().state()).isEqualTo(State.UP);
        assertThat(second.times("REGISTER")).hasSize(1);
        // and back again once the first answers, and has been down before
        passSeconds(120);
        first.decides = request -> 200;
        int before = first.times("REGISTER").size();
        passSeconds(61);
        assertThat(first.times("REGISTER").size()).isGreaterThan(before);
        assertThat(main().state()).isEqualTo(State.UP);
    }

    @Test
    void itIsTakenBackWhenTheLineCloses() {
        first.password = "secret";
        open(registering("198.51.100.1"));
        line.close();
        pass(100);
        assertThat(first.last("REGISTER").headers().first("Expires")).isEqualTo("0");
        assertThat(net.take()).endsWith("REGISTER", "200 REGISTER");
    }

    @Test
    void behindANatTheContactIsWhatTheProviderSees() {
        var outside = SimulatedNet.at("203.0.113.80", 31000);
        net.translate(LINE, outside);
        open(registering("198.51.100.1"));
        assertThat(first.last("REGISTER").headers().first("Contact")).isEqualTo("<sip:account@203.0.113.80:31000>");
        assertThat(first.times("REGISTER")).hasSize(2);
        assertThat(main().state()).isEqualTo(State.UP);
        var moved = SimulatedNet.at("203.0.113.80", 32000);
        net.translate(LINE, moved);
        passSeconds(60);
        assertThat(first.last("REGISTER").headers().first("Contact"))
                .as("the NAT gave us another port; a probe's answer showed it")
                .isEqualTo("<sip:account@203.0.113.80:32000>");
        assertThat(net.keepAlives).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aNameThatCanNotBeLookedUpIsLookedUpAgain() {
        names.broken = true;
        twoServers();
        open(registering("provider.test"));
        assertThat(main().state()).isEqualTo(State.DOWN);
        assertThat(main().why()).isEqualTo("nobody answers");
        names.broken = false;
        passSeconds(31);
        assertThat(main().state()).isEqualTo(State.UP);
        names.broken = true;
        time.pass(Duration.ofMinutes(30));
        assertThat(main().state())
                .as("known addresses outlive their name servers")
                .isEqualTo(State.UP);
    }

    // probes

    @Test
    void aServerIsDownAfterThreeProbesAndUpAfterTwo() {
        open(to("main", "198.51.100.1"));
        assertThat(main().state()).isEqualTo(State.UP);
        first.decides = request -> Provider.SILENCE;
        passSeconds(110);
        assertThat(main().state()).as("the third is not missed yet").isEqualTo(State.UP);
        passSeconds(15);
        assertThat(main().state()).isEqualTo(State.DOWN);
        assertThat(main().why()).isEqualTo("no answer from udp:198.51.100.1:5060");
        first.decides = request -> 200;
        passSeconds(20);
        assertThat(main().state()).as("one answer is not enough").isEqualTo(State.DOWN);
        passSeconds(25);
        assertThat(main().state()).isEqualTo(State.UP);
        assertThat(news.stream().map(TrunkNow::state).distinct().toList()).containsExactly(State.UP, State.DOWN);
    }

    @Test
    void whoeverAnswersAProbeIsThereWhateverHeSays() {
        first.decides = request -> 405;
        open(to("main", "198.51.100.1"));
        passSeconds(300);
        assertThat(main().state()).isEqualTo(State.UP);
        first.decides = request -> 503;
        passSeconds(91);
        assertThat(main().state()).as("except that it is out of service").isEqualTo(State.DOWN);
    }

    // calls

    @Test
    void aCallOutsideProvesItselfAndIsAnswered() {
        first.password = "secret";
        open(registering("198.51.100.1"));
        net.take();
        Leg leg = line.call(Outbound.to("+73512000102").showing("+73511234567", "Line"));
        pass(100);
        assertThat(net.take())
                .containsExactly("INVITE", "401 INVITE", "ACK", "INVITE", "180 INVITE", "200 INVITE", "ACK");
        assertThat(board.take()).containsExactly("ringing +73512000102", "answered +73512000102");
        assertThat(leg.trunk()).isEqualTo("main");
        assertThat(leg.fromTrunk()).isFalse();
        var invite = first.last("INVITE");
        assertThat(invite.uri().toString()).isEqualTo("sip:+73512000102@198.51.100.1");
        assertThat(invite.from().uri().user()).isEqualTo("+73511234567");
        assertThat(invite.headers().first("P-Asserted-Identity")).isEqualTo("<sip:+73511234567@198.51.100.1>");
        assertThat(main().channelsUsed()).isEqualTo(1);
        leg.hangUp(HangUp.NORMAL);
        pass(100);
        assertThat(net.take()).containsExactly("BYE", "200 BYE");
        assertThat(board.take()).containsExactly("ended +73512000102 HUNG_UP");
        assertThat(main().channelsUsed()).isZero();
    }

    private void openTwoTrunks() {
        open(to("first", "198.51.100.1"), to("second", "198.51.100.2:5070"));
        net.take();
    }

    @Test
    void theNextTrunkIsTriedWhereOneCanNot() {
        for (int status : List.of(500, 503, 504, 408)) {
            first.decides = request -> request.is("INVITE") ? status : 200;
            openTwoTrunks();
            Leg leg = call("+7351");
            pass(100);
            assertThat(board.take()).as("after " + status).containsExactly("ringing +7351", "answered +7351");
            assertThat(leg.trunk()).isEqualTo("second");
            assertThat(line.trunks()).extracting(TrunkNow::channelsUsed).containsExactly(0, 1);
            line.close();
            pass(100);
            board.take();
        }
    }

    @Test
    void noOtherTrunkIsTriedWhereTheNumberIsBusyOrDeclines() {
        for (int status : List.of(486, 603, 404, 480, 403)) {
            first.decides = request -> request.is("INVITE") ? status : 200;
            openTwoTrunks();
            call("+7351");
            pass(100);
            assertThat(second.times("INVITE")).as("after " + status).isEmpty();
            assertThat(board.take()).hasSize(1).first().asString().startsWith("ended +7351");
            line.close();
            pass(100);
        }
    }

    @Test
    void silenceOfFourSecondsIsEnough() {
        first.decides = request -> request.is("INVITE") ? Provider.SILENCE : 200;
        openTwoTrunks();
        Instant began = time.now();
        call("+7351");
        passSeconds(5);
        assertThat(board.take()).containsExactly("ringing +7351", "answered +7351");
        assertThat(Duration.between(began, second.times("INVITE").getFirst()))
                .isBetween(Duration.ofSeconds(4), Duration.ofMillis(4010));
        first.heard.clear();
        passSeconds(60);
        assertThat(board.take()).isEmpty();
    }

    @Test
    void nobodyListensToNothingForLongWhereEveryTrunkIsSilent() {
        first.decides = request -> request.is("INVITE") ? Provider.SILENCE : 200;
        second.decides = request -> request.is("INVITE") ? Provider.TRYING : 200;
        openTwoTrunks();
        // the 100 is lost, so that we hear nothing
        net.loses = sent -> sent.summary().equals("100 INVITE");
        call("+7351");
        passSeconds(15);
        assertThat(board.take()).isEmpty();
        passSeconds(2);
        assertThat(board.take()).containsExactly("ended +7351 UNREACHABLE");
        second.answer();
        pass(500);
        assertThat(net.sent.stream().filter(sent -> sent.to().equals(SECOND)).map(SimulatedNet.Sent::summary))
                .as("whoever wakes up later is hung up")
                .endsWith("ACK", "BYE");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void whoSaysTryingIsGivenTime() {
        first.decides = request -> request.is("INVITE") ? Provider.TRYING : 200;
        openTwoTrunks();
        call("+7351");
        passSeconds(20);
        assertThat(second.times("INVITE")).isEmpty();
        first.answer();
        pass(100);
        assertThat(board.take()).containsExactly("answered +7351");
    }

    @Test
    void onceItRingsItIsThisTrunkOrNone() {
        first.decides = request -> request.is("INVITE") ? Provider.RINGING : 200;
        openTwoTrunks();
        call("+7351");
        passSeconds(10);
        first.refuse(503);
        pass(100);
        assertThat(second.times("INVITE")).isEmpty();
        assertThat(board.take()).containsExactly("ringing +7351", "ended +7351 FAILED");
    }

    @Test
    void aServerThatWakesUpAfterItWasLeftIsHungUp() {
        first.decides = request -> request.is("INVITE") ? Provider.TRYING : 200;
        openTwoTrunks();
        // the 100 is lost, so that we hear nothing
        net.loses = sent -> sent.summary().equals("100 INVITE");
        call("+7351");
        passSeconds(5);
        assertThat(second.times("INVITE")).hasSize(1);
        first.answer();
        pass(500);
        assertThat(net.sent.stream().filter(sent -> sent.to().equals(FIRST)).map(SimulatedNet.Sent::summary))
                .endsWith("ACK", "BYE");
        assertThat(board.take()).containsExactly("ringing +7351", "answered +7351");
    }

    @Test
    void theServersOfOneTrunkAreTriedInTheirOrder() {
        first.decides = request -> request.is("INVITE") ? 503 : 200;
        twoServers();
        open(to("main", "provider.test"));
        Leg leg = call("+7351");
        pass(100);
        assertThat(leg.trunk()).isEqualTo("main");
        assertThat(first.times("INVITE")).hasSize(1);
        assertThat(second.times("INVITE")).hasSize(1);
        assertThat(main().channelsUsed()).isEqualTo(1);
    }

    /** Each call waited four seconds for the dead one, until three probes had told that it is dead. */
    @Test
    void onlyTheFirstCallWaitsForAServerThatIsSilent() {
        first.decides = request -> Provider.SILENCE;
        twoServers();
        open(to("main", "provider.test"));
        call("+71");
        passSeconds(5);
        assertThat(second.times("INVITE")).hasSize(1);
        call("+72");
        pass(100);
        assertThat(second.times("INVITE")).as("at once").hasSize(2);
        first.decides = request -> 200;
        passSeconds(70);
        first.heard.clear();
        call("+73");
        pass(100);
        assertThat(first.times("INVITE")).as("it answers again").hasSize(1);
    }

    @Test
    void aFullTrunkIsPassedOverAndAnEmergencyIsNot() {
        open(full("first", "198.51.100.1"), full("second", "198.51.100.2:5070"));
        call("+71");
        call("+72");
        pass(100);
        assertThat(first.times("INVITE")).hasSize(1);
        assertThat(second.times("INVITE")).hasSize(1);
        board.take();
        call("+73");
        pass(100);
        assertThat(board.take()).containsExactly("ended +73 UNREACHABLE");
        line.call(Outbound.to("112").asEmergency());
        pass(100);
        assertThat(board.take()).containsExactly("ringing 112", "answered 112");
        assertThat(first.last("INVITE").uri().user()).isEqualTo("112");
    }

    private static TrunkSettings full(String name, String server) {
        var one = to(name, server);
        return new TrunkSettings(
                name,
                one.user(),
                one.server(),
                null,
                one.login(),
                "",
                false,
                "",
                one.form(),
                one.numbers(),
                1,
                one.allow(),
                one.expires());
    }

    @Test
    void withoutAnyTrunkThereIsNoWayOut() {
        open();
        call("+7351");
        pass(10);
        assertThat(board.take()).containsExactly("ended +7351 UNREACHABLE");
    }

    @Test
    void anOutboundProxyIsTheFirstStop() {
        var one = registering("provider.test");
        names.address("proxy.test", "198.51.100.2");
        open(new TrunkSettings(
                "main",
                one.user(),
                one.server(),
                Hop.parse("proxy.test:5070"),
                one.login(),
                one.password(),
                true,
                "",
                one.form(),
                one.numbers(),
                0,
                one.allow(),
                one.expires()));
        assertThat(main().state()).isEqualTo(State.UP);
        call("+7351");
        pass(100);
        var invite = second.last("INVITE");
        assertThat(invite.uri().toString()).isEqualTo("sip:+7351@provider.test");
        assertThat(invite.headers().first("Route")).isEqualTo("<sip:proxy.test:5070;lr>");
        assertThat(first.heard).isEmpty();
    }

    @Test
    void callersOfARegisteredTrunkAreToldByWhatTheyDialled() {
        open(registering("198.51.100.1"));
        var phones = new SipPhones(LINE, false, "caller", time, pump);
        net.attach(FIRST, "caller", phones.open(net.wire(FIRST)));
        var caller = new PhoneLog();
        board.onArrival = Leg::answer;
        phones.phone("+79120000001", "", caller).call("+73512000000");
        pass(100);
        assertThat(board.take()).containsExactly("arrived +79120000001 to +73512000000 from the trunk");
        assertThat(board.legs.getLast().trunk()).isEqualTo("main");
        assertThat(main().channelsUsed()).isEqualTo(1);
    }
}
