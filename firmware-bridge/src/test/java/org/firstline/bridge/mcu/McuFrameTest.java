package org.firstline.bridge.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The frames on the wire, against vectors that another program made. */
class McuFrameTest {
    record Vector(String name, McuFrame frame, byte[] wire) {}

    static List<Vector> vectors() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(McuFrame.class.getResourceAsStream("vectors.txt")), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(w -> new Vector(
                            w[0],
                            new McuFrame(
                                    1,
                                    Integer.parseInt(w[1], 16),
                                    Integer.parseInt(w[2], 16),
                                    w[3].equals("-")
                                            ? new byte[0]
                                            : HexFormat.of().parseHex(w[3])),
                            HexFormat.of().parseHex(w[4])))
                    .toList();
        }
    }

    @Test
    void everyVectorIsMadeAndUnderstood() throws IOException {
        assertThat(vectors()).hasSizeGreaterThan(10);
        for (Vector vector : vectors()) {
            assertThat(HexFormat.of().formatHex(vector.frame().wire()))
                    .as(vector.name())
                    .isEqualTo(HexFormat.of().formatHex(vector.wire()));
            byte[] coded = Arrays.copyOf(vector.wire(), vector.wire().length - 1);
            assertThat(McuFrame.parse(coded)).as(vector.name()).contains(vector.frame());
        }
    }

    @Test
    void theSumIsTheOneOfThatName() {
        assertThat(Crc16.of("123456789".getBytes(StandardCharsets.US_ASCII), 9)).isEqualTo(0x29b1);
    }

    @Test
    void stuffingLeavesNoNoughtAndComesBack() {
        for (long seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var octets = new byte[random.nextInt(600)];
            random.nextBytes(octets);
            // long runs without a nought, and many noughts
            int kind = random.nextInt(3);
            for (int i = 0; i < octets.length; i++)
                if (kind == 0 && octets[i] == 0 || kind == 1 && random.nextBoolean())
                    octets[i] = (byte) (kind == 0 ? 1 : 0);
            byte[] coded = Cobs.stuff(octets);
            for (byte octet : coded) assertThat(octet).as("seed %d", seed).isNotZero();
            assertThat(coded.length).as("seed %d", seed).isLessThanOrEqualTo(octets.length + octets.length / 254 + 1);
            assertThat(Cobs.unstuff(coded)).as("seed %d", seed).isEqualTo(octets);
        }
    }

    @Test
    void aFlippedBitIsNeverAFrame() throws IOException {
        for (Vector vector : vectors()) {
            if (vector.wire().length > 60) continue;
            for (int bit = 0; bit < (vector.wire().length - 1) * 8; bit++) {
                byte[] wire = vector.wire().clone();
                wire[bit / 8] ^= (byte) (1 << bit % 8);
                var reader = new McuReader();
                assertThat(reader.take(wire, wire.length))
                        .as("%s, bit %d", vector.name(), bit)
                        .isEmpty();
                assertThat(reader.damaged()).isPositive();
            }
        }
    }

    @Test
    void framesAreFoundWhateverThePieces() throws IOException {
        var random = new Random(5);
        var expected = new ArrayList<McuFrame>();
        var reader = new McuReader();
        var found = new ArrayList<McuFrame>();
        for (int round = 0; round < 20; round++)
            for (Vector vector : vectors()) {
                expected.add(vector.frame());
                byte[] wire = vector.wire();
                for (int at = 0; at < wire.length; ) {
                    int n = Math.min(wire.length - at, 1 + random.nextInt(40));
                    found.addAll(reader.take(Arrays.copyOfRange(wire, at, at + n), n));
                    at += n;
                }
            }
        assertThat(found).isEqualTo(expected);
        assertThat(reader.damaged()).isZero();
    }

    @Test
    void whatIsTooLongIsPassedOverUpToItsEnd() throws IOException {
        var reader = new McuReader();
        var noise = new byte[5000];
        Arrays.fill(noise, (byte) 7);
        assertThat(reader.take(noise, noise.length)).isEmpty();
        assertThat(reader.take(new byte[] {0}, 1)).isEmpty();
        byte[] wire = vectors().getFirst().wire();
        assertThat(reader.take(wire, wire.length))
                .containsExactly(vectors().getFirst().frame());
        assertThat(reader.damaged()).isOne();
    }
}
