package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every modem must do, simulated or real. A real one sends five short messages to the number it is given. */
abstract class ModemContract {
    private Modem modem;

    /** The modem under test, not open. */
    abstract Modem modem() throws Exception;

    /** A number that may be written to and that gives delivery reports. */
    abstract String number();

    /** Whether it hears a network itself. */
    boolean hasRadio() {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        modem = modem();
        modem.open();
    }

    @AfterEach
    void close() {
        modem.close();
    }

    @Test
    void saysWhoItIsAndHowWellItHears() throws ModemException {
        ModemInfo info = modem.open();
        assertThat(info.maker()).isNotBlank();
        assertThat(info.model()).isNotBlank();
        Signal signal = modem.status().signal();
        assertThat(signal.known()).isEqualTo(hasRadio());
        if (hasRadio()) assertThat(signal.dbm()).isBetween(-113, -51);
    }

    @Test
    void sendsAndReportsDelivery() throws ModemException {
        SmsText text = SmsText.split("Firstline: проверка связи, 1 из 2");
        SendResult result = modem.send(text.to(number(), 1, true).getFirst());
        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        String reference = ((SendResult.Accepted) result).reference();
        assertThat(reports(1)).containsExactly(reference);
    }

    @Test
    void sendsTheTwoPartsOfALongTextUnderTwoReferences() throws ModemException {
        var references = new ArrayList<String>();
        for (SubmitPart part :
                SmsText.split("Авария на линии. " + "Чиним. ".repeat(10)).to(number(), 2, true))
            references.add(((SendResult.Accepted) modem.send(part)).reference());
        assertThat(references).hasSize(2).doesNotHaveDuplicates();
        assertThat(reports(2)).containsExactlyInAnyOrderElementsOf(references);
    }

    @Test
    void waitsInVainNoLongerThanItIsTold() throws ModemException {
        modem.poll(Duration.ZERO);
        long start = System.nanoTime();
        assertThat(modem.poll(Duration.ofMillis(200))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void doesNothingWhenItIsClosed() {
        modem.close();
        modem.close();
        assertThatThrownBy(() -> modem.poll(Duration.ZERO))
                .isInstanceOf(ModemException.class)
                .hasMessage(modem.name() + " is not open");
        assertThatThrownBy(() ->
                        modem.send(SmsText.split("a").to(number(), 3, false).getFirst()))
                .isInstanceOf(ModemException.class);
    }

    /** The references of the reports that came. */
    private List<String> reports(int count) throws ModemException {
        var reports = new ArrayList<String>();
        for (int i = 0; i < 120 && reports.size() < count; i++)
            for (Inbound inbound : modem.poll(Duration.ofSeconds(1)))
                switch (inbound) {
                    case Inbound.Report r ->
                        note(reports, r.report().to(), String.valueOf(r.report().reference()));
                    case Inbound.Receipt r -> note(reports, r.to(), r.reference());
                    case Inbound.Incoming ours -> {}
                    case Inbound.Unreadable unreadable -> {}
                }
        return reports;
    }

    private void note(List<String> reports, String to, String reference) {
        if (to.endsWith(number().substring(number().length() - 7))) reports.add(reference);
    }
}
