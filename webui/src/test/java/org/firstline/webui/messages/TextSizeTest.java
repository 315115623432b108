package org.firstline.webui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSizeTest {
    @Test
    void nothingIsOneMessageWithAllItsRoom() {
        assertThat(TextSize.of("")).isEqualTo(new TextSize(false, 1, 160));
    }

    @Test
    void latinFillsSeptets() {
        assertThat(TextSize.of("a".repeat(160))).isEqualTo(new TextSize(false, 1, 0));
        assertThat(TextSize.of("a".repeat(161))).isEqualTo(new TextSize(false, 2, 2 * 153 - 161));
    }

    @Test
    void theEuroSignTakesTwo() {
        assertThat(TextSize.of("€")).isEqualTo(new TextSize(false, 1, 158));
    }

    @Test
    void cyrillicHoldsLess() {
        assertThat(TextSize.of("я".repeat(70))).isEqualTo(new TextSize(true, 1, 0));
        assertThat(TextSize.of("я".repeat(71))).isEqualTo(new TextSize(true, 2, 2 * 67 - 71));
    }

    @Test
    void whatTakesMoreThanTenMessagesIsTooLong() {
        assertThat(TextSize.of("я".repeat(670)).tooLong()).isFalse();
        assertThat(TextSize.of("я".repeat(671)).tooLong()).isTrue();
    }
}
