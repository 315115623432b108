package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private static final InetSocketAddress NAT = SimulatedNet.at("10.0.0.7", 40123);

    private final SimulatedTime time = new SimulatedTime();
    private final List<String> news = new ArrayList<>();
    private final Registrar registrar = new Registrar(
            "switchboard",
            time,
            Duration.ofSeconds(120),
            (extension, there) -> news.add(extension + (there ? "+" : "-")));

    private SipResponse register(long cseq, String... headers) {
        return register("call", cseq, headers);
    }

    private SipResponse register(String callId, long cseq, String... headers) {
        var all =
                new Headers().add("Via", "SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK1").add("From", "<sip:101@h>;tag=1");
        all.add("To", "<sip:101@h>").add("Call-ID", callId).add("CSeq", cseq + " REGISTER");
        for (String header : headers) all.add(header.split(": ")[0], header.split(": ")[1]);
        return registrar.register(new SipRequest("REGISTER", "sip:h", all), "101", Flow.udp(NAT), "t");
    }

    private String contact(SipResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return String.valueOf(response.headers().first("Contact"));
    }

    @Test
    void aPhoneIsThereForAsLongAsItAsksWithinTheLimit() {
        assertThat(contact(register(1, "Contact: <sip:101@192.168.1.5:5060>", "Expires: 60")))
                .isEqualTo("<sip:101@192.168.1.5:5060>;expires=60");
        assertThat(registrar.registered()).containsExactly("101");
        time.pass(Duration.ofSeconds(61));
        assertThat(registrar.find("101")).isEmpty();
        assertThat(contact(register(2, "Contact: <sip:101@192.168.1.5:5060>;expires=3600")))
                .endsWith("expires=120");
        assertThat(contact(register(3, "Contact: <sip:101@192.168.1.5:5060>"))).endsWith("expires=120");
        assertThat(contact(register(4, "Contact: <sip:101@192.168.1.5:5060>", "Expires: rubbish")))
                .endsWith("expires=120");
        assertThat(news).containsExactly("101+", "101-", "101+");
    }

    @Test
    void aRefreshKeepsItThere() {
        register(1, "Contact: <sip:101@192.168.1.5>", "Expires: 60");
        time.pass(Duration.ofSeconds(50));
        register(2, "Contact: <sip:101@192.168.1.5>", "Expires: 60");
        time.pass(Duration.ofSeconds(50));
        assertThat(registrar.find("101")).isPresent();
        assertThat(contact(register(3))).as("a question").isEqualTo("<sip:101@192.168.1.5>;expires=10");
        assertThat(news).containsExactly("101+");
    }

    @Test
    void requestsGoBackToWhereTheRegistrationCameFrom() {
        register(1, "Contact: <sip:101@192.168.1.5:5060>");
        assertThat(registrar.find("101").orElseThrow().flow()).isEqualTo(Flow.udp(NAT));
        assertThat(registrar.find("101").orElseThrow().contact().host()).isEqualTo("192.168.1.5");
    }

    @Test
    void theNewestPhoneWins() {
        register(1, "Contact: <sip:101@192.168.1.5>");
        assertThat(contact(register("another call", 1, "Contact: <sip:101@192.168.1.6>, <sip:101@192.168.1.7>")))
                .startsWith("<sip:101@192.168.1.7>");
        assertThat(news).containsExactly("101+");
    }

    @Test
    void aPhoneUnregistersByContactOrStar() {
        register(1, "Contact: <sip:101@192.168.1.5>");
        assertThat(contact(register(2, "Contact: <sip:101@192.168.1.5>;expires=0")))
                .isEqualTo("null");
        register(3, "Contact: <sip:101@192.168.1.5>");
        assertThat(contact(register(4, "Contact: *", "Expires: 0"))).isEqualTo("null");
        assertThat(news).containsExactly("101+", "101-", "101+", "101-");
        assertThat(register(5, "Contact: *", "Expires: 60").status()).isEqualTo(400);
    }

    @Test
    void whatComesLateUndoesNothing() {
        register(7, "Contact: <sip:101@192.168.1.5>");
        assertThat(register(6, "Contact: *", "Expires: 0").status()).isEqualTo(400);
        assertThat(registrar.find("101")).isPresent();
    }

    @Test
    void anotherPhonesFarewellDoesNotUnregisterTheNewest() {
        register(1, "Contact: <sip:101@192.168.1.5>");
        register("another call", 1, "Contact: <sip:101@192.168.1.6>");
        assertThat(contact(register(2, "Contact: <sip:101@192.168.1.5>", "Expires: 0")))
                .startsWith("<sip:101@192.168.1.6>");
        assertThat(news).containsExactly("101+");
    }
}
