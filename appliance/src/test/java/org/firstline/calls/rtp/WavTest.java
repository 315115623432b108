package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WAV files octet by octet: fmt is coding, channels, rate, octets a second, octets a sample, bits. */
final class WavTest {
    private static final String FMT_16 = "666d7420 10000000 0100 0100 401f0000 803e0000 0200 1000 ";

    @Test
    void goldenFiles() {
        assertSamples("1 -1 32767", FMT_16 + "64617461 06000000 0100 ffff ff7f"); // as we write it
        assertSamples(
                "0 32512 -32768",
                "666d7420 10000000 0100 0100 401f0000 401f0000 0100 0800 64617461 03000000 80 ff 00"); // 8 bit
        assertSamples(
                "300 -5",
                "666d7420 10000000 0100 0200 401f0000 007d0000 0400 1000 64617461 08000000 64 00 f4 01"
                        + " f6ff 0000"); // stereo
        assertSamples(
                "256 -1",
                "666d7420 10000000 0100 0100 401f0000 c05d0000 0300 1800 64617461 06000000 ff0001 00ffff"); // 24 bit
        assertSamples(
                "258", "666d7420 10000000 0100 0100 401f0000 007d0000 0400 2000 64617461 04000000 ffff0201"); // 32 bit
        assertSamples(
                "16384 32767",
                "666d7420 10000000 0300 0100 401f0000 007d0000 0400 2000 64617461 08000000"
                        + " 0000003f 00000040"); // float, too loud
        assertSamples(
                "32256 -8",
                "666d7420 12000000 0600 0100 401f0000 401f0000 0100 0800 0000 64617461 02000000 aa 55"); // A-law
        assertSamples(
                "32124 0",
                "666d7420 12000000 0700 0100 401f0000 401f0000 0100 0800 0000 64617461 02000000 80 ff"); // mu-law
        assertSamples(
                "7",
                "666d7420 28000000 feff 0100 401f0000 803e0000 0200 1000 1600 1000 04000000 0100"
                        + " 000000001000800000aa00389b71 64617461 02000000 0700"); // extensible
        assertSamples(
                "7",
                "4c495354 03000000 61626300 " + FMT_16
                        + "64617461 02000000 0700 4c495354 04000000 61626364"); // lists around it, one odd
        assertSamples("7 8", FMT_16 + "64617461 00f0ff7f 0700 0800"); // espeak-ng into a pipe states a huge size
        assertSamples("7", FMT_16 + "64617461 05000000 0700 08"); // cut in the middle of a sample
        assertSamples("", FMT_16 + "64617461 00000000");
    }

    @Test
    void whatIsNotSuchAFileIsRefusedWithTheReason() {
        assertRefused("not a WAV file", "");
        assertRefused("no sound in it", wave(FMT_16));
        assertRefused("the sound comes before its format", wave("64617461 02000000 0700"));
        assertRefused("the format chunk is cut short", wave("666d7420 04000000 0100 0100 64617461 02000000 0700"));
        assertRefused(
                "coding 85 with 0 bits is not understood; PCM of 8 to 32 bits, A-law and mu-law are",
                wave("666d7420 10000000 5500 0100 401f0000 401f0000 0100 0000 64617461 01000000 00"));
        assertRefused(
                "0 channels", wave("666d7420 10000000 0100 0000 401f0000 803e0000 0200 1000 64617461 02000000 0700"));
        assertRefused(
                "a rate from 4000 to 192000 Hz is understood, not 5",
                wave("666d7420 10000000 0100 0100 05000000 803e0000 0200 1000 64617461 02000000 0700"));
    }

    @Test
    void aFileThatCannotBeUsedIsNamed(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("greeting.wav"), "hello");
        assertThatThrownBy(() -> Wav.read(text)).isInstanceOf(IOException.class).hasMessage(text + ": not a WAV file");
        Path tooLong = folder.resolve("speech.wav");
        new Wav(4000, new short[(Clip.MAX_MINUTES * 60 + 1) * 4000]).write(tooLong);
        assertThatThrownBy(() -> Clip.wav(tooLong)).hasMessage(tooLong + ": a clip is at most 10 minutes long");
    }

    @Test
    void whatIsWrittenIsReadBackAndReplacesWhatWasThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("en/menu.wav");
        new Wav(8000, new short[] {9, 9, 9}).write(file);
        new Wav(16_000, new short[] {1, -2, 3}).write(file);
        Wav back = Wav.read(file);
        assertThat(back.rate()).isEqualTo(16_000);
        assertThat(back.samples()).containsExactly(1, -2, 3);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void resamplingKeepsTheTelephoneBandAndItsLevelAndKeepsOutTheRest() {
        for (int rate : new int[] {4000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_001}) {
            short[] kept =
                    new Wav(rate, Tone.sine(1000, rate, rate, 10_000)).at(8000).samples();
            assertThat(kept).as("%d Hz", rate).hasSize(8000);
            short[] middle = Arrays.copyOfRange(kept, 1000, 7000);
            assertThat(Tone.share(middle, 1000)).as("%d Hz", rate).isGreaterThan(0.999);
            assertThat(Tone.rms(middle)).as("%d Hz", rate).isBetween(6950.0, 7190.0);
            if (rate <= 11_025) continue;
            // 5 kHz would fold to 3 kHz
            short[] gone =
                    new Wav(rate, Tone.sine(5000, rate, rate, 10_000)).at(8000).samples();
            assertThat(Tone.rms(gone)).as("%d Hz", rate).isLessThan(40);
        }
    }

    @Test
    void aClipIsWholeFramesInBothLaws(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("clip.wav");
        new Wav(8000, new short[] {1000, -1000, 8}).write(file);
        Clip clip = Clip.wav(file);
        assertThat(clip.millis()).isEqualTo(20);
        assertThat(clip.octets(Law.PCMA))
                .hasSize(160)
                .startsWith(0xFA, 0x7A, 0xD5)
                .endsWith(0xD5);
        assertThat(clip.octets(Law.PCMU))
                .hasSize(160)
                .startsWith(0xCE, 0x4E, 0xFE)
                .endsWith(0xFF);
        clip.octets(Law.PCMA)[0] = 0;
        assertThat(clip.octets(Law.PCMA)).startsWith(0xFA);
        assertThat(Clip.ofPcm(new short[161]).millis()).isEqualTo(40);
        assertThatThrownBy(() -> Clip.ofPcm(new short[10 * 60 * 8000 + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String wave(String chunks) {
        return "52494646 00000000 57415645 " + chunks;
    }

    private static void assertSamples(String expected, String chunks) {
        StringBuilder row = new StringBuilder();
        for (short sample : parse(wave(chunks)).samples()) row.append(sample).append(' ');
        assertThat(row.toString().trim()).as(chunks).isEqualTo(expected);
    }

    private static void assertRefused(String why, String hex) {
        assertThatThrownBy(() -> parse(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static Wav parse(String hex) {
        return Wav.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
