package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Locale RUSSIAN = Locale.of("ru");

    @Test
    void numbersAreWrittenAsTheReaderWritesThem() {
        var weak = Finding.bad(ProbeKind.OPTICS, "optics.weak", "-29.5", "-27");
        assertThat(weak.sentence(RUSSIAN)).isEqualTo("-29,5 дБм: слабо, норма от -27 дБм");
        assertThat(weak.sentence(Locale.ENGLISH)).contains("-29.5 dBm");
        assertThat(Finding.ok(ProbeKind.PING, "ping.answers", "0.086", "3").sentence(RUSSIAN))
                .startsWith("отвечает за 0,086 мс");
    }

    @Test
    void anAddressIsNoNumber() {
        assertThat(Finding.ok(ProbeKind.SESSION, "session.there", "D-1.2", "100.64.0.6")
                        .sentence(RUSSIAN))
                .contains("D-1.2", "100.64.0.6");
    }
}
