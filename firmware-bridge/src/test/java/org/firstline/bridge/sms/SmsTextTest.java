package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmsTextTest {
    @Test
    void countsPartsAsOperatorsDo() {
        count("", 1);
        count("a".repeat(160), 1);
        count("a".repeat(161), 2);
        count("a".repeat(306), 2);
        count("a".repeat(307), 3);
        count("€".repeat(80), 1);
        count("€".repeat(81), 2);
        count("я".repeat(70), 1);
        count("я".repeat(71), 2);
        count("я".repeat(134), 2);
        count("я".repeat(135), 3);
        count("😀".repeat(35), 1);
        count("😀".repeat(36), 2);
        // one character that GSM does not have makes all of it UCS-2
        count("a".repeat(70) + "ё", 2);
    }

    private static void count(String text, int parts) {
        assertThat(SmsText.split(text).parts()).as(text).hasSize(parts);
    }

    @Test
    void neverCutsAnEscapeFromItsCharacterNorASurrogatePair() {
        assertThat(SmsText.split("a".repeat(152) + "€" + "b".repeat(10)).parts())
                .containsExactly("a".repeat(152), "€" + "b".repeat(10));
        assertThat(SmsText.split("я".repeat(66) + "😀" + "я".repeat(10)).parts())
                .containsExactly("я".repeat(66), "😀" + "я".repeat(10));
    }

    @Test
    void refusesWhatCannotBeCounted() {
        assertThat(SmsText.split("я".repeat(67 * 255)).parts()).hasSize(255);
        assertThatThrownBy(() -> SmsText.split("я".repeat(67 * 255 + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text of 256 parts");
    }

    @Test
    void everyTextComesBackFromItsPartsAndEveryPartFits() throws PduException {
        for (long seed = 1; seed <= 3000; seed++) {
            String text = RandomText.of(seed, 500);
            for (boolean wide : List.of(false, true)) {
                SmsText cut = SmsText.split(text, wide);
                var joined = new StringBuilder();
                for (int i = 0; i < cut.parts().size(); i++) {
                    String part = cut.parts().get(i);
                    assertThat(part).as("seed %d", seed).isNotEmpty();
                    assertThat(Character.isLowSurrogate(part.charAt(0)))
                            .as("seed %d", seed)
                            .isFalse();
                    var concat = cut.parts().size() == 1
                            ? null
                            : new Concat(wide ? 0xABCD : 0xCD, cut.parts().size(), i + 1, wide);
                    // writing throws when it is over 140 octets
                    var sent = new Submit("+79511234567", cut.alphabet(), part, concat, true);
                    Submit read = Submit.parse(sent.hex());
                    assertThat(read).as("seed %d", seed).isEqualTo(sent);
                    joined.append(read.text());
                }
                assertThat(joined.toString()).as("seed %d", seed).isEqualTo(text);
            }
        }
    }
}
