package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What differs by the maker of a modem, one line of {@code profiles.txt} each, and what a SIM card may want. */
class QuirksTest {
    private final ScriptedLine line = new ScriptedLine().on("AT+CMGS", "> ").on("PDU", "+CMGS: 42\r\n\r\nOK");

    private AtModem modem(ModemOptions options) {
        return new AtModem(line, options, Duration.ofMillis(100));
    }

    private final AtModem modem = modem(ModemOptions.NONE);

    @Test
    void everyFamilyIsKnownByWhatItSays() {
        assertThat(Profiles.list())
                .extracting(Profile::name)
                .containsExactly("huawei", "simcom", "quectel", "cinterion", "telit", "wavecom", "generic");
        assertThat(Profiles.detect("huawei E3372").name()).isEqualTo("huawei");
        assertThat(Profiles.detect("SIMCOM_Ltd SIM800 R14.18").name()).isEqualTo("simcom");
        assertThat(Profiles.detect("Quectel EC25 Revision: EC25EFAR06A01M4G").name())
                .isEqualTo("quectel");
        assertThat(Profiles.detect("SIEMENS MC75i").name()).isEqualTo("cinterion");
        assertThat(Profiles.detect("Telit HE910").name()).isEqualTo("telit");
        assertThat(Profiles.detect("WAVECOM MODEM MULTIBAND").name()).isEqualTo("wavecom");
        assertThat(Profiles.detect("ZTE INCORPORATED MF190").name()).isEqualTo("generic");
    }

    @Test
    void aProfileThatIsSetIsTakenWhateverTheModemSays() throws ModemException {
        assertThat(modem(new ModemOptions("", PinMemory.NONE, "telit")).open().profile())
                .isEqualTo("telit");
        assertThatThrownBy(() -> new ModemOptions("", PinMemory.NONE, "nokia"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one of huawei, simcom");
    }

    @Test
    void aHuaweiIsMadeQuietAndItsWayOfSayingNoIsUnderstood() throws ModemException {
        line.on("AT+CGMI", "huawei\r\n\r\nOK").on("AT^USSDMODE=0", "COMMAND NOT SUPPORT");
        assertThat(modem.open().profile()).isEqualTo("huawei");
        assertThat(line.told()).contains("AT^CURC=0", "AT^USSDMODE=0", "AT+CNMI=2,1,0,1,0");
    }

    @Test
    void othersAreNotToldWhatOnlyAHuaweiKnows() throws ModemException {
        modem.open();
        assertThat(line.told()).doesNotContain("AT^CURC=0");
    }

    @Test
    void aSimcomIsWaitedForUntilItSaysSmsReady() throws ModemException {
        line.on("AT+CGMI", "SIMCOM_Ltd\r\n\r\nOK").on("AT+CMGF=0", "ERROR\r\n\r\nSMS Ready", "OK");
        assertThat(modem.open().profile()).isEqualTo("simcom");
        assertThat(modem.poll(Duration.ZERO))
                .as("no restart in the middle of work")
                .isEmpty();
    }

    @Test
    void aQuectelsReportsComeStraight() throws ModemException {
        line.on("AT+CGMI", "Quectel\r\n\r\nOK").on("AT+CNMI=?", "+CNMI: (0-2),(0-3),(0-3),(0-2),(0,1)\r\n\r\nOK");
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,1,0", "AT+QURCCFG=\"urcport\",\"usbat\"");
        assertThat(line.told()).doesNotContain("AT+CNMI=2,1,0,2,0");
    }

    @Test
    void aCinterionTakesOnlyItsOwnBufferSetting() throws ModemException {
        line.on("AT+CGMI", "Cinterion\r\n\r\nOK")
                .on("AT+CNMI=?", "+CNMI: (0-2),(0,1),(0,2),(0-2),(1)\r\n\r\nOK")
                .on("AT+CPMS=?", "+CPMS: (\"ME\",\"SM\",\"MT\"),(\"ME\",\"SM\",\"MT\"),(\"SM\",\"MT\")\r\n\r\nOK");
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,1,1").doesNotContain("AT+CPMS=\"ME\"");
    }

    @Test
    void oneThatDeliversReportsOnlyByItsMemoryIsSetSo() throws ModemException {
        line.on("AT+CNMI=?", "+CNMI: (0-2),(0,1),(0,2),(0,2),(0,1)\r\n\r\nOK");
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,2,0");
    }

    /** Remembers like the box does. */
    private static final class Memory implements PinMemory {
        final Set<String> inVain = new HashSet<>();

        @Override
        public boolean mayTry(String pin) {
            return inVain.add(pin);
        }

        @Override
        public void worked(String pin) {
            inVain.remove(pin);
        }
    }

    @Test
    void aPinIsEnteredAndMayBeEnteredAgainNextTime() throws ModemException {
        var phone = new PhoneSim().pin("4321");
        var memory = new Memory();
        var unlocking = new AtModem(phone.line(), new ModemOptions("4321", memory, ""));
        unlocking.open();
        phone.pin("4321");
        unlocking.open();
        assertThat(phone.wrongPins()).isZero();
    }

    @Test
    void aWrongPinIsTriedOnceAndNeverAgain() {
        var phone = new PhoneSim().pin("4321");
        var memory = new Memory();
        var wrong = new AtModem(phone.line(), new ModemOptions("1111", memory, ""));
        for (int i = 0; i < 5; i++)
            assertThatThrownBy(wrong::open)
                    .isInstanceOfSatisfying(
                            ModemException.class, e -> assertThat(e.kind()).isEqualTo(ModemException.Kind.CARD))
                    .hasMessageContaining("not tried again");
        assertThat(phone.wrongPins()).isEqualTo(1);
    }

    @Test
    void aPukIsNeverAnsweredWithAPin() {
        line.on("AT+CPIN?", "+CPIN: SIM PUK\r\n\r\nOK");
        assertThatThrownBy(
                        () -> modem(new ModemOptions("1111", new Memory(), "")).open())
                .hasMessageContaining("asks for SIM PUK");
        assertThat(line.told()).noneMatch(c -> c.startsWith("AT+CPIN="));
    }

    @Test
    void theOperatorTellsTheBalanceInWhateverCoding() throws ModemException {
        modem.open();
        var answers = List.of(
                "+CUSD: 0,\"Balance: 12.50 RUB\",15",
                "+CUSD: 0,\"Balance:\r\n12.50 RUB\",15",
                "+CUSD: 2,\"00420061006C0061006E00630065003A002000310032002E0035003000200052005500420020\",72");
        for (String answer : answers) {
            line.on("AT+CUSD=1,\"*100#\",15", "OK\r\n\r\n^RSSI: 9\r\n\r\n" + answer);
            assertThat(modem.ussd("*100#", Duration.ofMillis(200)).orElseThrow().replace('\n', ' '))
                    .isEqualTo("Balance: 12.50 RUB");
        }
        line.on("AT+CUSD=1,\"*100#\",15", "COMMAND NOT SUPPORT");
        assertThat(modem.ussd("*100#", Duration.ofMillis(20))).isEqualTo(Optional.empty());
        line.on("AT+CUSD=1,\"*100#\",15", "OK");
        assertThat(modem.ussd("*100#", Duration.ofMillis(20))).as("no word").isEmpty();
    }

    @Test
    void saysHowItIsWithItsNetwork() throws ModemException {
        line.on("AT+CSQ", "+CSQ: 20,99\r\n\r\nOK").on("AT+COPS?", "+COPS: 0,0,\"MTS RUS\",7\r\n\r\nOK");
        modem.open();
        assertThat(modem.status()).isEqualTo(new ModemStatus(new Signal(20), Registration.HOME, "MTS RUS"));
    }

    @Test
    void aRestartInTheMiddleOfASubmissionIsNotWaitedOutForAMinute() throws ModemException {
        var patient = new AtModem(line, Duration.ofSeconds(60));
        patient.open();
        line.on("PDU", "RDY");
        long start = System.nanoTime();
        assertThat(patient.send(SmsText.split("a").to("+79511234567", 1, true).getFirst()))
                .isEqualTo(new SendResult.Unknown("scripted has restarted"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aReportThatComesWhileTheAnswerDoesNotIsKept() throws ModemException {
        modem.open();
        modem.poll(Duration.ZERO);
        String report = "00062A0B919715214365F7629011717240216290117182902100";
        line.on("PDU", "+CDS: 25\r\n" + report);
        assertThat(modem.send(SmsText.split("a").to("+79511234567", 1, true).getFirst()))
                .isInstanceOf(SendResult.Unknown.class);
        modem.open();
        assertThat(modem.poll(Duration.ZERO)).containsExactly(Inbound.parse(report));
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
    }

    @Test
    void aHungModemComesBackWhenItsPowerIsTaken() throws ModemException {
        var phone = new PhoneSim();
        var sick = new AtModem(phone.line());
        sick.open();
        phone.hang();
        assertThatThrownBy(sick::status)
                .isInstanceOfSatisfying(
                        ModemException.class, e -> assertThat(e.kind()).isEqualTo(ModemException.Kind.SILENT));
        assertThat(sick.powerCycle()).isEqualTo(Duration.ofSeconds(10));
        assertThat(sick.open().imei()).isEqualTo("860000000000001");
    }
}
