package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other programs than ours say to a phone, and the one that ships must understand. */
class PhoneSimTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PhoneSim phone = new PhoneSim();
    private AtLink link;

    @BeforeEach
    void open() throws Exception {
        var line = phone.line();
        line.open();
        link = new AtLink(line);
    }

    /** gammu-smsd 1.42 does not go on without an echo, and sets the phone up before it sends. */
    @Test
    void gammuSetsItUp() throws Exception {
        for (String command : List.of("ATE1", "AT+CFUN=1", "AT+CSCS=\"GSM\"", "AT+CMEE=1", "AT+CMGF=0"))
            assertThat(link.ask(command, "", PATIENCE).result()).as(command).isEqualTo("OK");
        assertThat(link.ask("AT+CSCA?", "+CSCA:", PATIENCE).value()).isEqualTo("\"+79000000000\",145");
        assertThat(link.ask("AT+CBC", "+CBC:", PATIENCE).value()).isEqualTo("0,100");
    }

    /** The service centre's address before the PDU does not count in the length that AT+CMGS names (27.005, 3.1 and 3.5.1). */
    @Test
    void aServiceCentreBeforeThePduIsNotCounted() throws Exception {
        link.ask("AT+CMGF=0", "", PATIENCE);
        assertThat(link.prompt("AT+CMGS=25", PATIENCE)).isEmpty();
        link.write("07919700000000F011000B919700214365F70000FF0CE8329BFD06D1D165795901\u001a");
        assertThat(link.submitted(PATIENCE).ok()).isTrue();
        assertThat(phone.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.submit().to()).isEqualTo("+79001234567");
            assertThat(sent.submit().text()).startsWith("hello there");
        });
    }

    @Test
    void aLengthThatIsNotThePdusIsRefused() throws Exception {
        link.ask("AT+CMGF=0", "", PATIENCE);
        assertThat(link.prompt("AT+CMGS=26", PATIENCE)).isEmpty();
        link.write("07919700000000F011000B919700214365F70000FF0CE8329BFD06D1D165795901\u001a");
        assertThat(link.submitted(PATIENCE).result()).isEqualTo("+CMS ERROR: 304");
        assertThat(phone.sent()).isEmpty();
    }
}
