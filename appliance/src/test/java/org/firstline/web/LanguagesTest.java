package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void theBestOfOursIsTaken() {
        assertThat(Languages.of("ru-RU,ru;q=0.9,en;q=0.8")).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("de, en;q=0.5, ru;q=0.7")).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("en-GB")).isEqualTo(Languages.ENGLISH);
    }

    @Test
    void englishForNoneAndNonsense() {
        assertThat(Languages.of(null)).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.of("fr")).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.of(";;q=x")).isEqualTo(Languages.ENGLISH);
    }

    @Test
    void orWhatTheSiteSpeaks() {
        assertThat(Languages.of(null, Languages.RUSSIAN)).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("*", Languages.RUSSIAN)).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("fr", Languages.RUSSIAN)).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of(";;q=x", Languages.RUSSIAN)).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("fr, en;q=0.1", Languages.RUSSIAN)).isEqualTo(Languages.ENGLISH);
    }
}
