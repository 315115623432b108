package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Golden PDUs, one line each with where it was seen, and what must hold for all. */
class PduTest {
    @Test
    void writesSubmits() {
        // the text of every tutorial, packed: "hellohello"
        submit("0031000B919715214365F70000A70AE8329BFD4697D9EC37", "+79511234567", "hellohello", null);
        // an odd and an even count of digits; a short number is not international
        submit("00310004810020" + "0000A701" + "61", "0002", "a", null);
        submit("0031000B919715214365F70008A70C041F04400438043204350442", "+79511234567", "Привет", null);
        // seven septets of header and fill, then the text on a septet boundary
        submit(
                "0071000B919715214365F70000A709050003CD0201" + "C262",
                "+79511234567",
                "ab",
                new Concat(0xCD, 2, 1, false));
        submit("0071000B919715214365F70008A709060804ABCD0201044F", "+79511234567", "я", new Concat(0xABCD, 2, 1, true));
    }

    private static void submit(String hex, String to, String text, Concat concat) {
        var submit = new Submit(to, SmsText.split(text).alphabet(), text, concat, true);
        assertThat(submit.hex()).isEqualTo(hex);
    }

    @Test
    void readsDelivers() {
        // 3GPP's own kind of example, from a phone in time zone +3
        deliver(
                "07919730071111F1040B919715214365F70008629011717240210C041F04400438043204350442",
                "+79511234567",
                "Привет",
                "2026-09-11T14:27:04Z");
        // a sender with a name
        deliver(
                "0004" + "0DD0" + "CDB03CED0E0701" + "0000" + "62901171724000" + "0161",
                "MarinaA",
                "a",
                "2026-09-11T17:27:04Z");
        // no time that exists: the message counts all the same
        deliver("0004048100200000" + "00000000000000" + "0161", "0002", "a", null);
        // flash message (class 0) in UCS-2
        deliver("00040481002000186290117172400002044F", "0002", "я", "2026-09-11T17:27:04Z");
        // a waiting-message indication, GSM 7-bit
        deliver("00040481002000C86290117172400000", "0002", "", "2026-09-11T17:27:04Z");
    }

    private static void deliver(String hex, String from, String text, String at) {
        var inbound = (Inbound.Incoming) Inbound.parse(hex);
        assertThat(inbound.deliver().from()).isEqualTo(from);
        assertThat(inbound.deliver().text()).isEqualTo(text);
        assertThat(inbound.deliver().at()).isEqualTo(at == null ? null : Instant.parse(at));
    }

    @Test
    void readsReports() {
        var inbound = (Inbound.Report)
                Inbound.parse("0006" + "2A" + "0B919715214365F7" + "62901171724021" + "62901171829021" + "00");
        assertThat(inbound.report().reference()).isEqualTo(42);
        assertThat(inbound.report().to()).isEqualTo("+79511234567");
        assertThat(inbound.report().discharged()).isEqualTo(Instant.parse("2026-09-11T14:28:09Z"));
        assertThat(inbound.report().fate()).isEqualTo(StatusReport.Fate.DELIVERED);
        fate(0x02, StatusReport.Fate.DELIVERED);
        fate(0x20, StatusReport.Fate.TRYING);
        fate(0x3F, StatusReport.Fate.TRYING);
        fate(0x46, StatusReport.Fate.FAILED);
        fate(0x63, StatusReport.Fate.FAILED);
    }

    private static void fate(int status, StatusReport.Fate fate) {
        assertThat(new StatusReport(1, "1", null, null, status).fate()).isEqualTo(fate);
    }

    @Test
    void keepsAsideWhatIsNoPdu() {
        unreadable("", "ends after 0 octets");
        unreadable("00", "ends after 1 octets");
        unreadable("0", "not hexadecimal");
        unreadable("0004048100200000629011717240007F61", "ends after");
        unreadable("0003048100", "neither a message nor a report");
        unreadable("00440481002000006290117172400001FF", "a header of");
    }

    private static void unreadable(String hex, String why) {
        assertThat(Inbound.parse(hex))
                .isInstanceOfSatisfying(
                        Inbound.Unreadable.class, u -> assertThat(u.why()).contains(why));
    }

    @Test
    void noOctetsBreakTheReader() {
        for (long seed = 1; seed <= 50_000; seed++) {
            var random = new Random(seed);
            byte[] octets = new byte[random.nextInt(60)];
            random.nextBytes(octets);
            if (octets.length > 1) octets[0] = 0;
            String hex = HexFormat.of().formatHex(octets);
            try {
                Inbound.parse(hex);
                Submit.parse(hex);
            } catch (PduException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + hex, e);
            }
        }
    }

    @Test
    void timesAndNumbersComeBack() throws PduException {
        for (long seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            Instant at = Instant.ofEpochSecond(946_684_800L + random.nextInt(Integer.MAX_VALUE - 1));
            String to = (random.nextBoolean() ? "+" : "") + Long.toString(1 + random.nextLong(999_999_999_999_999L));
            var report = new StatusReport(random.nextInt(256), to, at, at.plusSeconds(60), random.nextInt(256));
            assertThat(Inbound.parse(report.hex())).as("seed %d", seed).isEqualTo(new Inbound.Report(report));
        }
    }
}
