package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final Locale RUSSIAN = Locale.of("ru");

    private final Time time = new SimulatedTime(Instant.parse("2026-03-02T09:00:00Z"));
    private final Health health = new Health(time, new Bus(time));

    @ParameterizedTest
    @CsvSource({
        "database, База данных, Database",
        "modem.left, Модем left, Modem left",
        "panel.2, Табло 2, Wall panel 2",
        "trunk uplink, Телефонная линия (транк) uplink, Telephone line (trunk) uplink",
        "teapot, teapot, teapot"
    })
    void partsHaveNamesInBothLanguages(String part, String russian, String english) {
        assertThat(Health.title(part, RUSSIAN)).isEqualTo(russian);
        assertThat(Health.title(part, Locale.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(Health.Kind.class)
    void whyAPartIsIllIsSaidInTheReadersLanguage(Health.Kind kind) {
        health.part("thing").ill(kind, "errno 5");
        var state = health.find("thing").orElseThrow();
        assertThat(state.why()).endsWith(": errno 5").doesNotContain("[", "{");
        assertThat(state.reason().in(RUSSIAN))
                .containsPattern("^\\p{IsCyrillic}")
                .endsWith(": errno 5");
    }

    @Test
    void aPartThatIsWellAgainHasNoReason() {
        var part = health.part("thing");
        part.ill("errno 5");
        part.well();
        assertThat(health.find("thing").orElseThrow().why()).isEmpty();
        assertThat(health.find("other")).isEmpty();
    }
}
