package org.firstline.bridge.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Gsm7Test {
    @Test
    void everyCodeOfTheTableComesBack() {
        for (int code = 0; code < 128; code++) {
            if (code == 0x1B) continue;
            String text = Gsm7.decode(new byte[] {(byte) code});
            assertThat(text).hasSize(1);
            assertThat(Gsm7.encode(text)).containsExactly(code);
        }
        for (char c : "\f^{}\\[~]|€".toCharArray()) {
            assertThat(Gsm7.septets(c)).isEqualTo(2);
            assertThat(Gsm7.decode(Gsm7.encode(String.valueOf(c)))).isEqualTo(String.valueOf(c));
        }
    }

    @Test
    void unknownExtensionsShowThePlainCharacter() {
        assertThat(Gsm7.decode(new byte[] {0x1B, 0x41})).isEqualTo("A");
        assertThat(Gsm7.decode(new byte[] {0x1B, 0x1B})).isEqualTo(" ");
        assertThat(Gsm7.decode(new byte[] {0x41, 0x1B})).isEqualTo("A");
    }

    @Test
    void knowsWhatItCannotSay() {
        assertThat(Gsm7.canEncode("Hello €")).isTrue();
        assertThat(Gsm7.canEncode("ё")).isFalse();
        assertThat(Gsm7.canEncode("ç`")).isFalse();
        assertThatThrownBy(() -> Gsm7.encode("ё"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no GSM 7-bit code for U+0451");
    }

    @Test
    void packsEightSeptetsIntoSevenOctets() {
        assertThat(HexFormat.of().formatHex(Gsm7.pack(Gsm7.encode("hellohello"), 0)))
                .isEqualTo("e8329bfd4697d9ec37");
        for (long seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            byte[] septets = new byte[random.nextInt(161)];
            for (int i = 0; i < septets.length; i++) septets[i] = (byte) random.nextInt(128);
            int fill = random.nextInt(7);
            byte[] packed = Gsm7.pack(septets, fill);
            assertThat(packed).hasSize((fill + 7 * septets.length + 7) / 8);
            assertThat(Gsm7.unpack(packed, septets.length, fill))
                    .as("seed %d", seed)
                    .isEqualTo(septets);
        }
    }
}
