package org.firstline.webui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.webui.Words;
import org.junit.jupiter.api.Test;

class TextSizeTest {
    @Test
    void nothingIsOneMessageWithAllItsRoom() {
        assertThat(TextSize.of("")).isEqualTo(new TextSize(false, 1, 160, 0, 1));
    }

    @Test
    void latinFillsSeptets() {
        assertThat(TextSize.of("a".repeat(160))).isEqualTo(new TextSize(false, 1, 0, 0, 1));
        assertThat(TextSize.of("a".repeat(161))).isEqualTo(new TextSize(false, 2, 2 * 153 - 161, 1, 2));
    }

    @Test
    void theEuroSignTakesTwo() {
        assertThat(TextSize.of("€")).isEqualTo(new TextSize(false, 1, 158, 0, 1));
    }

    @Test
    void cyrillicHoldsLess() {
        assertThat(TextSize.of("я".repeat(70))).isEqualTo(new TextSize(true, 1, 0, 0, 1));
        assertThat(TextSize.of("я".repeat(71))).isEqualTo(new TextSize(true, 2, 2 * 67 - 71, 1, 1));
    }

    @Test
    void saysHowItCouldBeOneMessage() {
        assertThat(TextSize.of("я".repeat(90)).hint(Words.here()))
                .as("ya ya ya… is no shorter")
                .isEqualTo("20 letters fewer make it one message.");
        assertThat(TextSize.of("а".repeat(90)).hint(Words.here()))
                .isEqualTo("20 letters fewer make it one message. In Latin letters it is 1 message.");
        assertThat(TextSize.of("a".repeat(160)).hint(Words.here())).isEmpty();
    }

    @Test
    void whatTakesMoreThanTenMessagesIsTooLong() {
        assertThat(TextSize.of("я".repeat(670)).tooLong()).isFalse();
        assertThat(TextSize.of("я".repeat(671)).tooLong()).isTrue();
    }
}
