package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void textArtGoesOutAndComesBack() {
        long seed = 20261122;
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var canvas = new Canvas(1 + random.nextInt(40), 1 + random.nextInt(20));
            for (int j = 0; j < 50; j++)
                canvas.set(random.nextInt(50) - 5, random.nextInt(30) - 5, Colour.values()[random.nextInt(4)]);
            Frame frame = canvas.frame();
            assertThat(Frame.parse(frame.art()))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(frame);
            assertThat(frame.rows()).hasSize(frame.height()).allMatch(r -> r.length() == frame.width());
        }
    }

    @Test
    void aFrameDoesNotChangeWhenItsCanvasDoes() {
        var canvas = new Canvas(3, 1);
        Frame before = canvas.frame();
        canvas.set(1, 0, Colour.RED);
        assertThat(before.art()).isEqualTo("...\n");
        assertThat(canvas.frame().art()).isEqualTo(".R.\n");
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.parse(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.parse("..\n.\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.parse(".x\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.dark(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.dark(5, Frame.MAX + 1));
    }

    @Test
    void cutsOffWhatFallsOutside() {
        var canvas = new Canvas(8, 3).clip(2, 6);
        canvas.fill(-5, -5, 100, 100, Colour.GREEN);
        canvas.text(-3, -2, "WWWW", Colour.RED, 2);
        for (String row : canvas.frame().rows()) assertThat(row).matches("\\.\\.[GR]{4}\\.\\.");
    }

    @Test
    void isAPictureThatReadersTake() throws Exception {
        byte[] png = Png.of(Frame.parse("GA\nR.\nGG\n"), 8);
        var in = ByteBuffer.wrap(png);
        assertThat(in.getLong()).isEqualTo(0x89504e470d0a1a0aL);
        while (in.hasRemaining()) {
            var data = new byte[in.getInt()];
            var name = new byte[4];
            in.get(name).get(data);
            var crc = new CRC32();
            crc.update(name);
            crc.update(data);
            assertThat(in.getInt()).as(new String(name)).isEqualTo((int) crc.getValue());
            switch (new String(name)) {
                case "IHDR" -> assertThat(ByteBuffer.wrap(data).getLong()).isEqualTo(16L << 32 | 24);
                case "IDAT" -> {
                    var inflater = new Inflater();
                    inflater.setInput(data);
                    assertThat(inflater.inflate(new byte[10_000])).isEqualTo(24 * 17);
                    inflater.end();
                }
                default -> {}
            }
        }
    }
}
