package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** G.711 by its own tables: octets as they are on the wire, values left-justified to 16 bits. */
final class LawTest {
    @Test
    void decodesTheValuesOfTables1And2() {
        // G.711 table 1a: 13-bit values of the A-law, here times 8; the end and the begin of each segment
        assertDecodes(Law.PCMA, "AA 32256, A5 16896, BA 16128, B5 8448, 8A 8064, 85 4224, 9A 4032, 95 2112");
        assertDecodes(Law.PCMA, "EA 2016, E5 1056, FA 1008, F5 528, CA 504, C5 264, DA 248, D5 8, 55 -8, 2A -32256");
        // table 2a: 14-bit values of the mu-law, here times 4
        assertDecodes(Law.PCMU, "80 32124, 8F 16764, 90 15996, 9F 8316, A0 7932, AF 4092, B0 3900, BF 1980");
        assertDecodes(
                Law.PCMU, "C0 1884, CF 924, D0 876, DF 396, E0 372, EF 132, F0 120, FE 8, FF 0, 7E -8, 00 -32124");
    }

    @Test
    void encodesOnBothSidesOfDecisionValues() {
        // A-law: 4032*8 is the virtual end, 2048*8 the begin of the last segment, 64*8 of the third
        assertEncodes(Law.PCMA, "32767 AA, 32256 AA, 31743 AB, 16384 A5, 16383 BA, 512 F5, 511 CA, 16 D4, 15 D5, 0 D5");
        assertEncodes(Law.PCMA, "-1 55, -16 55, -17 54, -512 4A, -513 75, -16384 3A, -16385 25, -32768 2A");
        // mu-law: 8031*4 is the last decision value, 4063*4 the begin of the last segment, 31*4 of the second
        assertEncodes(Law.PCMU, "32767 80, 31612 80, 31611 81, 16252 8F, 16251 90, 124 EF, 123 F0, 4 FE, 3 FF, 0 FF");
        assertEncodes(Law.PCMU, "-1 7F, -4 7F, -5 7E, -124 70, -125 6F, -16252 10, -16253 0F, -32768 00");
    }

    @Test
    void everyOctetSurvivesTheWayThroughLinear() {
        for (Law law : Law.values()) {
            for (int octet = 0; octet < 256; octet++) {
                // mu-law has two zeros, and linear sound only one
                int expected = law == Law.PCMU && octet == 0x7F ? 0xFF : octet;
                assertThat(law.encode(law.decode((byte) octet)) & 0xFF).isEqualTo(expected);
            }
        }
    }

    @Test
    void anySampleComesBackWithinHalfAStep() {
        long seed = 20_260_711;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            short sample = (short) random.nextInt();
            for (Law law : Law.values()) {
                // a step is a 16th of its segment, so half a step at most a 32nd of the value (plus mu-law's bias)
                assertThat((int) law.decode(law.encode(sample)))
                        .as("seed %d, %s of %d", seed, law, sample)
                        .isCloseTo(sample, within((Math.abs(sample) + 132) / 32 + 8));
            }
        }
    }

    @Test
    void translationAgreesWithTheLawsAndSilenceStaysSilence() {
        assertThat(Law.PCMA.translate(Law.PCMA.silence())).isIn((byte) 0xFF, (byte) 0xFE);
        assertThat(Law.PCMU.translate(Law.PCMU.silence())).isEqualTo(Law.PCMA.silence());
        for (Law law : Law.values()) {
            for (int octet = 0; octet < 256; octet++) {
                int there = law.other().decode(law.translate((byte) octet));
                int here = law.decode((byte) octet);
                assertThat(there).isCloseTo(here, within((Math.abs(here) + 132) / 32 + 8));
            }
        }
    }

    private static void assertDecodes(Law law, String golden) {
        for (String line : golden.split(", ")) {
            int octet = Integer.parseInt(line.substring(0, 2), 16);
            assertThat(law.decode((byte) octet) + "").as("%s %02X", law, octet).isEqualTo(line.substring(3));
        }
    }

    private static void assertEncodes(Law law, String golden) {
        for (String line : golden.split(", ")) {
            String[] words = line.split(" ");
            int octet = law.encode(Short.parseShort(words[0])) & 0xFF;
            assertThat("%02X".formatted(octet)).as("%s %s", law, words[0]).isEqualTo(words[1]);
        }
    }
}
