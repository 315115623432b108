package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, and what only a centre does, against jSMPP's server at the other end of a socket. */
class SmppModemTest extends ModemContract {
    private final FakeCentre centre;
    private final SmppModem modem;

    SmppModemTest() throws IOException {
        centre = new FakeCentre();
        modem = new SmppModem(settings("secret"), Duration.ofSeconds(1));
    }

    private SmppSettings settings(String password) {
        return SmppSettings.of("smpp:firstline@127.0.0.1:" + centre.port, password, "DemoTown");
    }

    @Override
    Modem modem() {
        return modem;
    }

    @Override
    String number() {
        return "+79511234567";
    }

    @Override
    boolean hasRadio() {
        return false;
    }

    @AfterEach
    void hangUp() throws IOException {
        modem.close();
        centre.close();
    }

    private SendResult send(String text) throws ModemException {
        return modem.send(SmsText.split(text).to(number(), 1, true).getFirst());
    }

    @Test
    void aPasswordThatIsWrongIsForAPersonToMend() {
        assertThatThrownBy(new SmppModem(settings("wrong"))::open)
                .isInstanceOfSatisfying(
                        ModemException.class, e -> assertThat(e.kind()).isEqualTo(ModemException.Kind.CARD));
    }

    @Test
    void longTextsGoInPartsWithAHeader() throws ModemException {
        String text = "Авария на линии. " + "Чиним. ".repeat(10);
        for (SubmitPart part : SmsText.split(text).to(number(), 7, true)) modem.send(part);
        assertThat(centre.taken).hasSize(2).allMatch(org.jsmpp.bean.SubmitSm::isUdhi);
        assertThat(centre.taken.getFirst().getShortMessage()).startsWith(5, 0, 3, 7, 2, 1);
        assertThat(centre.taken.get(1).getShortMessage()).startsWith(5, 0, 3, 7, 2, 2);
        var joined = new StringBuilder();
        for (var submit : centre.taken) {
            byte[] octets = submit.getShortMessage();
            joined.append(new String(octets, 6, octets.length - 6, StandardCharsets.UTF_16BE));
            assertThat(submit.getDataCoding()).isEqualTo((byte) 8);
            assertThat(submit.getDestAddress()).isEqualTo("79511234567");
            assertThat(submit.getSourceAddr()).isEqualTo("DemoTown");
        }
        assertThat(joined).hasToString(text);
    }

    @Test
    void aCentreThatIsThrottledIsTriedAgainAndABadNumberIsNot() throws ModemException {
        centre.refusals.add(0x58);
        assertThat(send("a")).isEqualTo(new SendResult.Retry("SMPP status 0x58"));
        centre.refusals.add(0x14);
        assertThat(send("a")).isEqualTo(new SendResult.Retry("SMPP status 0x14"));
        centre.refusals.add(0x0B);
        assertThat(send("a")).isEqualTo(new SendResult.Permanent("SMPP status 0x0B"));
        assertThat(send("a")).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void noAnswerIsUnknown() throws ModemException {
        centre.silent = true;
        assertThat(send("a")).isInstanceOf(SendResult.Unknown.class);
        centre.silent = false;
        assertThatThrownBy(() -> send("b")).hasMessage(modem.name() + " is not open");
        modem.open();
        assertThat(send("b")).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void aCentreThatGoesAwayIsFoundAgain() throws Exception {
        centre.stop();
        for (int i = 0; i < 100 && modemIsUp(); i++) {}
        assertThatThrownBy(modem::open)
                .isInstanceOfSatisfying(
                        ModemException.class, e -> assertThat(e.kind()).isEqualTo(ModemException.Kind.GONE));
        centre.start();
        modem.open();
        assertThat(send("a")).isInstanceOf(SendResult.Accepted.class);
    }

    private boolean modemIsUp() {
        try {
            modem.poll(Duration.ofMillis(50));
            return true;
        } catch (ModemException e) {
            return false;
        }
    }

    @Test
    void theCentreForgetsAReceiptOnlyWhenItIsKept() throws Exception {
        send("a");
        List<Inbound> first = new ArrayList<>();
        for (int i = 0; i < 100 && first.isEmpty(); i++) first.addAll(modem.poll(Duration.ofMillis(50)));
        assertThat(first).singleElement().isInstanceOfSatisfying(Inbound.Receipt.class, receipt -> {
            assertThat(receipt.to()).isEqualTo(number());
            assertThat(receipt.fate()).isEqualTo(StatusReport.Fate.DELIVERED);
        });
        // the box dies before the receipt is safe: the centre hears a no
        modem.close();
        org.awaitility.Awaitility.await().until(() -> centre.receiptsRefused.get() == 1);
    }

    @Test
    void textsComeInWithTheirPartsTold() throws Exception {
        Thread writing = Thread.ofPlatform().start(() -> {
            centre.write("79511234567", (byte) 0, 0, "stop".getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[] {5, 0, 3, 9, 2, 1, 4, 0x21, 4, 0x42};
            centre.write("79511234567", (byte) 0x40, 8, part);
        });
        var got = new ArrayList<Inbound>();
        for (int i = 0; i < 100 && got.size() < 2; i++) got.addAll(modem.poll(Duration.ofMillis(50)));
        modem.poll(Duration.ZERO);
        writing.join();
        assertThat(got).extracting(i -> ((Inbound.Incoming) i).deliver().text()).containsExactly("stop", "Ст");
        assertThat(((Inbound.Incoming) got.get(1)).deliver().concat()).isEqualTo(new Concat(9, 2, 1, false));
        assertThat(((Inbound.Incoming) got.getFirst()).deliver().from()).isEqualTo("+79511234567");
    }
}
