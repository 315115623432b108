package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What modems were seen to do, one test each, with who saw it where it is known. */
class AtModemTest {
    private static final SubmitPart PART =
            SmsText.split("hellohello").to("+79511234567", 1, true).getFirst();
    private static final String REPORT = "00062A0B919715214365F7629011717240216290117182902100";
    private static final String DELIVER = "00040B919715214365F70000629011717240210161";

    private final ScriptedLine line = new ScriptedLine().on("AT+CMGS", "> ").on("PDU", "+CMGS: 42\r\n\r\nOK");
    private final AtModem modem = new AtModem(line, Duration.ofMillis(100));

    @Test
    void sendsAPdu() throws ModemException {
        modem.open();
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(42));
        assertThat(line.told()).endsWith("AT+CMGS=23", "0031000B919715214365F70000A70AE8329BFD4697D9EC37");
    }

    @Test
    void noiseIsNoAnswerWhereverItComes() throws ModemException {
        modem.open();
        line.on("AT+CMGS", "^RSSI: 17\r\n\r\n^HCSQ: \"LTE\",44,39\r\n\r\n> ");
        line.on("PDU", "OK\r\n\r\n^DSFLOWRPT: 1,2,3\r\n\r\n+CMGS: 7\r\n\r\n+QIND: \"csq\",21,99\r\n\r\nOK");
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(7));
        // some modems leave the space out
        line.on("AT+CMGS", ">");
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(7));
        line.on("AT+CSQ", "^RSSI: 9\r\n\r\n+CREG: 1\r\n\r\n+CSQ: 20,99\r\n\r\nOK");
        assertThat(modem.status().signal()).isEqualTo(new Signal(20));
    }

    @Test
    void noiseBeforeThePromptIsNoPrompt() throws ModemException {
        modem.open();
        line.on("AT+CMGS", ">");
        line.say("^RSSI: 17");
        line.say("+CMTI: \"SM\",0");
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(42));
    }

    @Test
    void anOkWithoutAReferenceIsALeftover() throws ModemException {
        // vittorioexp, PR 20: the first OK is not the success of +CMGS
        modem.open();
        line.on("PDU", "OK");
        assertThat(modem.send(PART)).isInstanceOf(SendResult.Unknown.class);
    }

    @Test
    void refusalsAreSortedByWhatCanBeDone() throws ModemException {
        var permanent = List.of(1, 8, 10, 21, 27, 28, 29, 30, 50, 69, 96, 111, 302, 304, 305);
        for (int code : permanent) refusal("+CMS ERROR: " + code, SendResult.Permanent.class);
        for (int code : List.of(38, 41, 42, 47, 314, 331, 332, 500, 9999))
            refusal("+CMS ERROR: " + code, SendResult.Retry.class);
        refusal("ERROR", SendResult.Retry.class);
        refusal("COMMAND NOT SUPPORT", SendResult.Retry.class);
        refusal("+CMS ERROR: 322", SendResult.Storage.class);
        for (int code : List.of(310, 311, 316, 330)) refusal("+CMS ERROR: " + code, SendResult.Reconfigure.class);
    }

    private void refusal(String line, Class<? extends SendResult.Rejected> type) throws ModemException {
        modem.open();
        this.line.on("PDU", line);
        SendResult result = modem.send(PART);
        assertThat(result).as(line).isInstanceOf(type);
        assertThat(((SendResult.Rejected) result).why()).isEqualTo(line);
        modem.open();
        this.line.on("AT+CMGS", line);
        assertThat(modem.send(PART)).as(line + " instead of a prompt").isInstanceOf(type);
        this.line.on("AT+CMGS", "> ");
    }

    @Test
    void noAnswerAfterTheMessageIsUnknownAndTheModemIsOpenedAnew() throws ModemException {
        modem.open();
        line.on("PDU", "");
        assertThat(modem.send(PART)).isInstanceOf(SendResult.Unknown.class);
        // the late answer of the one must not be taken for that of the next
        assertThatThrownBy(() -> modem.send(PART)).isInstanceOf(ModemException.class);
        line.on("PDU", "+CMGS: 43\r\n\r\nOK");
        modem.open();
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(43));
    }

    @Test
    void anUnpluggedModemSaysWhetherTheMessageMayHaveGoneOut() throws ModemException {
        modem.open();
        line.on("AT+CMGS", "unplugged");
        assertThatThrownBy(() -> modem.send(PART))
                .isInstanceOf(ModemException.class)
                .hasMessage("scripted was unplugged");
        line.on("AT+CMGS", "> ").on("PDU", "unplugged");
        modem.open();
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Unknown("scripted was unplugged"));
    }

    @Test
    void aNetworkThatIsGoneIsNoMessagesFault() throws ModemException {
        modem.open();
        line.on("PDU", "+CMS ERROR: 331").on("AT+CREG?", "+CREG: 0,2\r\n\r\nOK");
        assertThatThrownBy(() -> modem.send(PART))
                .isInstanceOf(ModemException.class)
                .hasMessage("scripted: looking for a network");
    }

    @Test
    void saysWhyItCannotBeOpened() {
        var faults = Map.of(
                "+CPIN: SIM PIN\r\n\r\nOK", "scripted: the SIM card asks for SIM PIN; switch its PIN off",
                "+CPIN: SIM PUK\r\n\r\nOK", "scripted: the SIM card asks for SIM PUK; switch its PIN off",
                "+CME ERROR: 10", "scripted has no SIM card");
        faults.forEach((answer, sentence) -> {
            line.on("AT+CPIN?", answer);
            assertThatThrownBy(modem::open).isInstanceOf(ModemException.class).hasMessage(sentence);
        });
        line.on("AT+CPIN?", "+CPIN: READY\r\n\r\nOK").on("AT+CREG?", "+CREG: 0,3\r\n\r\nOK");
        assertThatThrownBy(modem::open).hasMessage("scripted: the network refuses the SIM card");
        assertThat(line.told()).as("a PIN is never tried").noneMatch(c -> c.startsWith("AT+CPIN="));
    }

    @Test
    void waitsForAModemThatHasJustBeenPluggedIn() throws ModemException {
        // SIM800L: ERROR to +CMGF=0 until "SMS Ready" (Seeed GPRS_SIM900 39)
        line.on("AT+CPIN?", "+CME ERROR: 14", "+CPIN: READY\r\n\r\nOK").on("AT+CMGF=0", "ERROR", "OK");
        assertThat(modem.open()).isEqualTo(new ModemInfo("Maker", "Model", "generic", "", "", false));
    }

    @Test
    void setsOnlyWhatTheModemAllows() throws ModemException {
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,1,0", "AT+CPMS=\"SM\",\"SM\",\"SM\"");
        // Cinterion MC75i: bfr=1 only, and no ME for receiving (gammu 1206)
        line.on("AT+CNMI=?", "+CNMI: (0-2),(0,1),(0,2),(0-2),(1)\r\n\r\nOK")
                .on("AT+CPMS=?", "+CPMS: (\"ME\",\"SM\",\"MT\"),(\"ME\",\"SM\",\"MT\"),(\"SM\",\"MT\")\r\n\r\nOK");
        line.told().clear();
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,1,1", "AT+CPMS=\"SM\",\"SM\",\"SM\"");
        // one that knows no test command and takes no direct reports
        line.on("AT+CNMI=?", "ERROR").on("AT+CPMS=?", "ERROR").on("AT+CNMI=2,1,0,1,0", "ERROR");
        line.told().clear();
        modem.open();
        assertThat(line.told()).contains("AT+CNMI=2,1,0,1,0", "AT+CNMI=2,1,0,2,0");
    }

    @Test
    void hearsReportsAndMessagesWheneverTheyCome() throws ModemException {
        modem.open();
        line.on("PDU", "+CDS: 25\r\n" + REPORT + "\r\n\r\n+CMGS: 42\r\n\r\n+CMTI: \"SM\",0\r\n\r\nOK");
        line.on("AT+CMGR=0", "+CMGR: 0,,20\r\n" + DELIVER + "\r\n\r\nOK");
        assertThat(modem.send(PART)).isEqualTo(new SendResult.Accepted(42));
        List<Inbound> inbound = modem.poll(Duration.ZERO);
        assertThat(inbound).containsExactly(Inbound.parse(REPORT), Inbound.parse(DELIVER));
        assertThat(line.told()).as("kept until the next poll").doesNotContain("AT+CMGD=0");
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
        assertThat(line.told()).contains("AT+CMGD=0");
    }

    @Test
    void aReportWhosePduIsStillUnderWayIsNotLost() throws ModemException {
        modem.open();
        modem.poll(Duration.ZERO);
        line.say("+CDS: 25");
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
        line.say(REPORT);
        assertThat(modem.poll(Duration.ZERO)).containsExactly(Inbound.parse(REPORT));
    }

    @Test
    void findsAReportThatIsKeptElsewhereThanAnnouncedAndTouchesNothingElse() throws ModemException {
        // Quectel EC25 (asterisk-chan-quectel PR 75): "SM" is announced, "SR" holds it
        modem.open();
        modem.poll(Duration.ZERO);
        line.on("AT+CMGR=3", "+CMGR: 0,,25\r\n" + REPORT + "\r\n\r\nOK");
        line.say("+CDSI: \"SM\",3");
        assertThat(modem.poll(Duration.ZERO)).containsExactly(Inbound.parse(REPORT));
        assertThat(line.told()).containsSubsequence("AT+CPMS=\"SR\"", "AT+CMGR=3");
        // a message of somebody else at that index
        line.told().clear();
        line.on("AT+CMGR=4", "+CMGR: 0,,20\r\n" + DELIVER + "\r\n\r\nOK");
        line.say("+CDSI: \"SM\",4");
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
        modem.poll(Duration.ZERO);
        assertThat(line.told()).doesNotContain("AT+CMGD=4");
    }

    @Test
    void looksThroughTheMemoryAtStartAndWhenItIsFull() throws ModemException {
        line.on(
                "AT+CMGL=4",
                "+CMGL: 0,1,,20\r\n" + DELIVER + "\r\n+CMGL: 1,3,,23\r\n"
                        + Submit.of(PART).hex() + "\r\n\r\nOK");
        modem.open();
        assertThat(modem.poll(Duration.ZERO)).containsExactly(Inbound.parse(DELIVER));
        line.on("AT+CMGL=4", "OK");
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
        assertThat(line.told()).contains("AT+CMGD=0").doesNotContain("AT+CMGD=1");
        // Huawei: +CMTI stops when the memory is full (asterisk-chan-dongle 47)
        line.on("AT+CMGL=4", "+CMGL: 5,0,,20\r\n" + DELIVER + "\r\n\r\nOK");
        line.say("^SMMEMFULL: \"SM\"");
        assertThat(modem.poll(Duration.ZERO)).hasSize(1);
    }

    @Test
    void aBareOkMeansThatNothingIsThere() throws ModemException {
        modem.open();
        modem.poll(Duration.ZERO);
        line.on("AT+CMGR=7", "OK");
        line.say("+CMTI: \"SM\",7");
        assertThat(modem.poll(Duration.ZERO)).isEmpty();
        modem.poll(Duration.ZERO);
        assertThat(line.told()).doesNotContain("AT+CMGD=7");
    }

    @Test
    void aModemThatRestartedIsSetUpAnew() throws ModemException {
        modem.open();
        modem.poll(Duration.ZERO);
        line.say("RDY");
        assertThatThrownBy(() -> modem.poll(Duration.ZERO))
                .isInstanceOf(ModemException.class)
                .hasMessage("scripted has restarted");
    }

    @Test
    void longTextsToThePhoneComeInParts() throws ModemException {
        var phone = new PhoneSim();
        var real = new AtModem(phone.line());
        real.open();
        var at = Instant.parse("2026-11-22T09:00:00Z");
        phone.receive("+79511234567", "Здравствуйте! ".repeat(8), at);
        assertThat(real.poll(Duration.ZERO))
                .extracting(i -> ((Inbound.Incoming) i).deliver().concat())
                .containsExactly(new Concat(0, 2, 1, false), new Concat(0, 2, 2, false));
        for (int i = 0; i < 25; i++) phone.receive("+79511234567", "n" + i, at);
        int got = 0;
        for (int i = 0; i < 10; i++) got += real.poll(Duration.ZERO).size();
        assertThat(got).as("more than the memory holds").isEqualTo(25);
    }
}
