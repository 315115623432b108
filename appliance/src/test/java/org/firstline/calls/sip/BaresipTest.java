package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.firstline.base.RealTime;
import org.firstline.calls.EndCause;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.rtp.RtpStats;
import org.firstline.calls.sip.CallRules.Srtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and SRTP against baresip, whose TLS is OpenSSL's and whose SRTP is its own. */
class BaresipTest {
    private static final int RATE = 8000;
    private static final int HERTZ = 1000;

    @TempDir
    Path folder;

    private final RealTime time = new RealTime(Set.of(SipLine.OWNER), (owner, failure) -> {});
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 16370, 16398);
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private SipLine line;
    private Process baresip;
    private volatile Leg arrived;

    private void open(Srtp policy) throws Exception {
        pump.start();
        var here = InetAddress.getLoopbackAddress();
        var settings = new SipSettings(here, 0, "firstline", List.of());
        Path certificate = folder.resolve("box.crt");
        Path key = folder.resolve("box.key");
        SelfSigned.keep(certificate, key, "Demo Town Net", time.now());
        line = new SipLine(
                settings,
                time,
                extension -> Optional.of(DigestSecret.of("101", "firstline", "secret")),
                pump,
                Trunking.NONE,
                CallRules.STANDARD.with(policy),
                TlsPort.of(0, certificate, key));
        line.open(new LineLog() {
            @Override
            public void arrived(Leg leg) {
                arrived = leg;
                leg.answer();
                news.add("arrived");
            }

            @Override
            public void answered(Leg leg) {
                news.add("answered");
            }

            @Override
            public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
                acknowledge.run();
                news.add("ended " + cause);
            }

            @Override
            public void presence(String extension, boolean there) {
                news.add(extension + (there ? " is there" : " is gone"));
            }
        });
    }

    private void phone(String transport, int port, String encryption, String... more) throws Exception {
        Files.writeString(folder.resolve("config"), """
            poll_method epoll
            sip_listen 127.0.0.1:0
            audio_source aufile,%s
            audio_player aubridge,ear
            audio_alert aubridge,bell
            ausrc_srate 8000
            auplay_srate 8000
            ausrc_channels 1
            auplay_channels 1
            snd_path %s
            module_path /usr/lib/baresip/modules
            module g711.so
            module aufile.so
            module aubridge.so
            module sndfile.so
            module srtp.so
            module_tmp account.so
            module_app menu.so
            """.formatted(spoken(), folder));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:101@127.0.0.1:%d;transport=%s>;auth_user=101;auth_pass=secret;answermode=auto;regint=60;audio_codecs=pcma%s\n"
                        .formatted(port, transport, encryption));
        Files.writeString(folder.resolve("contacts"), "");
        var command = Stream.concat(Stream.of("baresip", "-f", folder.toString(), "-v"), Stream.of(more))
                .toList();
        try {
            baresip = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (java.io.IOException e) {
            throw new AssertionError("baresip is not installed; './firstline test' installs it", e);
        }
        hears("101 is there");
    }

    /** A minute of noise, as a WAV file: 8 kHz, 16 bit, mono. */
    private Path spoken() throws Exception {
        int octets = 60 * RATE * 2;
        var wav = ByteBuffer.allocate(44 + octets).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + octets);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(2 * RATE)
                .putShort((short) 2);
        wav.putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(octets);
        var random = new Random(1);
        while (wav.hasRemaining()) wav.putShort((short) (random.nextInt(8000) - 4000));
        return Files.write(folder.resolve("spoken.wav"), wav.array());
    }

    @AfterEach
    void close() throws Exception {
        if (baresip != null) {
            baresip.destroy();
            if (!baresip.waitFor(5, TimeUnit.SECONDS)) baresip.destroyForcibly();
        }
        line.close();
        time.close(Duration.ofSeconds(2));
        pump.close();
    }

    private void hears(String expected) throws Exception {
        assertThat(news.poll(20, TimeUnit.SECONDS)).as(this::log).isEqualTo(expected);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            return "no log";
        }
    }

    /** Talks until the phone has been heard for two seconds, and looks what the phone has heard. */
    private void talk(Leg leg) throws Exception {
        var samples = new short[RATE];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (8000 * Math.sin(2 * Math.PI * HERTZ * i / RATE));
        time.soon(SipLine.OWNER, () -> leg.loop(Clip.ofPcm(samples)));
        var enough = new LinkedBlockingQueue<RtpStats>();
        var watch = time.every(SipLine.OWNER, Duration.ofMillis(50), () -> {
            RtpStats sound = ((SipLeg) leg).sound();
            if (sound != null && sound.packetsIn() > 100) enough.add(sound);
        });
        RtpStats sound = enough.poll(20, TimeUnit.SECONDS);
        watch.cancel();
        assertThat(sound)
                .as("two seconds of the phone's sound, genuine packets only\n" + log())
                .isNotNull();
        time.soon(SipLine.OWNER, () -> leg.hangUp(HangUp.NORMAL));
        hears("ended HUNG_UP");
        baresip.destroy();
        assertThat(baresip.waitFor(10, TimeUnit.SECONDS)).isTrue();
        short[] heard = decoded();
        assertThat(heard.length).as("what the phone heard\n" + log()).isGreaterThan(RATE);
        assertThat(share(heard, HERTZ)).as("the part of it that is our tone").isGreaterThan(0.8);
    }

    private short[] decoded() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            Path wav = files.filter(f -> f.toString().endsWith("-dec.wav"))
                    .findFirst()
                    .orElseThrow();
            byte[] octets = Files.readAllBytes(wav);
            var samples = new short[(octets.length - 44) / 2];
            for (int i = 0; i < samples.length; i++)
                samples[i] = (short) (octets[44 + 2 * i] & 0xFF | octets[45 + 2 * i] << 8);
            return samples;
        }
    }

    /** The share of the middle second's energy at this pitch (Goertzel). */
    private static double share(short[] sound, int hertz) {
        int from = (sound.length - RATE) / 2;
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double before = 0;
        double last = 0;
        double energy = 0;
        for (int i = 0; i < RATE; i++) {
            double sample = sound[from + i];
            energy += sample * sample;
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        return power * 2 / RATE / energy;
    }

    @Test
    void aPhoneOnTlsIsRungWithEncryptedSound() throws Exception {
        open(Srtp.REQUIRED);
        phone("tls", line.tlsPort(), ";mediaenc=srtp-mand");
        var dialled = new LinkedBlockingQueue<Leg>();
        time.soon(SipLine.OWNER, () -> dialled.add(line.dial("101", "+74951234567", "")));
        Leg leg = dialled.take();
        hears("answered");
        talk(leg);
    }

    @Test
    void aPhoneOffersEncryptionWhereItMay() throws Exception {
        open(Srtp.OPTIONAL);
        phone("udp", line.port(), ";mediaenc=srtp-mand", "-e", "/dial sip:*1@127.0.0.1:" + line.port());
        hears("arrived");
        talk(arrived);
    }

    @Test
    void whereEncryptionIsRequiredAPlainPhoneHasNoCalls() throws Exception {
        open(Srtp.REQUIRED);
        phone("udp", line.port(), "");
        time.soon(SipLine.OWNER, () -> line.dial("101", "+74951234567", ""));
        hears("ended FAILED");
    }
}
