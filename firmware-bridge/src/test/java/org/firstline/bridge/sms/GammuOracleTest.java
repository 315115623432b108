package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An independent implementation reads what we write, and we read what it writes. */
class GammuOracleTest {
    private static final List<String> TEXTS = List.of(
            "a",
            "Hello, world: no light on your line?",
            "1234567",
            "12345678",
            "{[€]} \\ ~^|",
            "@£$¥èéùìòÇ Øø Åå ÄÖÑÜ§ äöñüà ¿¡",
            "Авария на ул. Ленина, 5. Восстановим к 18:00.",
            "Ёжик 😀 и 𝄞",
            "x".repeat(160),
            "y".repeat(161),
            "{".repeat(100),
            "ж".repeat(70),
            "ж".repeat(71),
            "Уважаемый абонент! По вашему адресу авария, ремонтная бригада выехала. Приносим извинения. Ваш провайдер.");

    @Test
    void readsWhatWeWrite() throws IOException {
        try (var gammu = new Gammu()) {
            for (String text : TEXTS) checkOurs(gammu, text, 0xB4);
            for (long seed = 1; seed <= 100; seed++) checkOurs(gammu, RandomText.of(seed, 300), (int) seed);
        }
    }

    private static void checkOurs(Gammu gammu, String text, int reference) throws IOException {
        List<SubmitPart> parts = SmsText.split(text).to("+79511234567", reference, true);
        var joined = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Gammu.Decoded seen = gammu.decode(Submit.of(parts.get(i)).hex());
            assertThat(seen.number()).isEqualTo("+79511234567");
            if (parts.size() > 1) {
                assertThat(seen.part()).isEqualTo(i + 1);
                assertThat(seen.parts()).isEqualTo(parts.size());
                assertThat(seen.reference()).isEqualTo(reference);
            }
            joined.append(seen.text());
        }
        assertThat(joined.toString()).as("parts %s", parts).isEqualTo(text);
    }

    @Test
    void readsOurDeliversAndReports() throws IOException {
        try (var gammu = new Gammu()) {
            var at = Instant.parse("2026-11-22T09:30:15Z");
            var deliver = new Deliver("+79511234567", at, Alphabet.UCS2, "нет интернета", new Concat(300, 2, 1, true));
            Gammu.Decoded seen = gammu.decode(deliver.hex());
            assertThat(seen).isEqualTo(new Gammu.Decoded("Deliver", "+79511234567", 2, 1, 300, "нет интернета"));
            assertThat(gammu.decode(new StatusReport(77, "+79511234567", at, at, 0).hex())
                            .type())
                    .isEqualTo("Status_Report");
        }
    }

    @Test
    void weReadWhatItWrites() throws IOException {
        try (var gammu = new Gammu()) {
            var random = new Random(7);
            for (String text : TEXTS) {
                boolean unicode = !Gsm7.canEncode(text);
                String submitted = gammu.encode("Submit", "+79511234567", unicode, text).stream()
                        .map(GammuOracleTest::submitText)
                        .collect(Collectors.joining());
                assertThat(submitted).isEqualTo(text);
                String number = "+7" + (9_000_000_000L + random.nextInt(999_999_999));
                String delivered = gammu.encode("Deliver", number, unicode, text).stream()
                        .map(pdu -> deliverText(pdu, number))
                        .collect(Collectors.joining());
                assertThat(delivered).isEqualTo(text);
            }
        }
    }

    private static String submitText(String pdu) {
        try {
            Submit submit = Submit.parse(pdu);
            assertThat(submit.to()).isEqualTo("+79511234567");
            return submit.text();
        } catch (PduException e) {
            throw new AssertionError(pdu, e);
        }
    }

    private static String deliverText(String pdu, String number) {
        var inbound = (Inbound.Incoming) Inbound.parse(pdu);
        assertThat(inbound.deliver().from()).isEqualTo(number);
        return inbound.deliver().text();
    }
}
