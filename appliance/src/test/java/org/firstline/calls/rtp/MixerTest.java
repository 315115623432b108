package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears whom in a mixer, at the wire: each far end sends a tone of its own, and what comes back is measured. */
final class MixerTest {
    private static final int CALLER = 400;
    private static final int AGENT = 700;
    private static final int THIRD = 1100;
    /** Frames that are measured; those before them may be of another time. */
    private static final int FRAMES = 25;

    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 21_200, 21_299);
    private final List<FarEnd> ends = new ArrayList<>();

    /** Gets a frame each 20 ms, whatever the others do. */
    private RtpPeer clock;

    @TempDir
    private Path folder;

    /** A stream, and a person with one note. */
    private final class FarEnd {
        final RtpPeer peer = new RtpPeer();
        final RtpStream stream = pump.open();
        final Law law;
        final short[] tone;
        int sent;

        FarEnd(int hertz, Law law) throws IOException, NoPortLeft {
            this.law = law;
            this.tone = Tone.sine(hertz, Clip.RATE, Clip.RATE, 6000);
            peer.aimAt(stream);
            stream.connect(peer.address(), law, 101);
            ends.add(this);
        }

        /** The sound of the next frames; all far ends go on speaking meanwhile, in real time. */
        short[] hears(int frames) {
            peer.drain();
            var heard = new ArrayList<byte[]>();
            clock.drain();
            for (int i = 0; i < frames; i++) {
                clock.receive();
                for (FarEnd end : ends) end.speak();
            }
            for (int i = 0; i < frames - 3; i++) {
                heard.add(peer.receive("sound", p -> p.type() == law.payloadType())
                        .payload());
            }
            return Tone.decode(law, heard);
        }

        void speak() {
            peer.sound(law, Tone.frame(law, tone, sent++ % 50));
        }
    }

    @BeforeEach
    void open() throws IOException, NoPortLeft {
        pump.start();
        clock = new RtpPeer();
        pump.open().connect(clock.address(), Law.PCMA, -1);
    }

    @AfterEach
    void close() {
        ends.forEach(e -> e.peer.close());
        clock.close();
        pump.close();
    }

    private static void hears(short[] sound, int tone, boolean yes) {
        double share = Tone.share(sound, tone);
        if (yes) assertThat(share).as(tone + " Hz is heard").isGreaterThan(0.3);
        else assertThat(share).as(tone + " Hz is not heard").isLessThan(0.02);
    }

    private short[] settled(FarEnd end) {
        end.hears(30);
        return end.hears(FRAMES);
    }

    @Test
    void eachHearsTheOthersAndNotHimself() throws Exception {
        var caller = new FarEnd(CALLER, Law.PCMA);
        var agent = new FarEnd(AGENT, Law.PCMU);
        var third = new FarEnd(THIRD, Law.PCMA);
        var room = pump.mixer();
        caller.stream.join(room, Part.CALLER);
        agent.stream.join(room, Part.AGENT);
        third.stream.join(room, Part.CALLER);
        short[] sound = settled(caller);
        hears(sound, CALLER, false);
        hears(sound, AGENT, true);
        hears(sound, THIRD, true);
        sound = settled(agent);
        hears(sound, CALLER, true);
        hears(sound, AGENT, false);
        hears(sound, THIRD, true);
        third.stream.unbridge();
        sound = settled(caller);
        hears(sound, THIRD, false);
        hears(sound, AGENT, true);
        assertThat(Tone.rms(settled(third))).as("who left hears silence").isLessThan(50);
    }

    @Test
    void aListenerIsHeardByNobodyAndAWhispererByTheAgentOnly() throws Exception {
        var caller = new FarEnd(CALLER, Law.PCMA);
        var agent = new FarEnd(AGENT, Law.PCMA);
        var supervisor = new FarEnd(THIRD, Law.PCMA);
        var room = pump.mixer();
        caller.stream.join(room, Part.CALLER);
        agent.stream.join(room, Part.AGENT);
        supervisor.stream.join(room, Part.LISTENER);
        hears(settled(agent), THIRD, false);
        hears(settled(caller), THIRD, false);
        short[] both = settled(supervisor);
        hears(both, CALLER, true);
        hears(both, AGENT, true);
        supervisor.stream.join(room, Part.WHISPERER);
        hears(settled(agent), THIRD, true);
        hears(settled(caller), THIRD, false);
        supervisor.stream.join(room, Part.AGENT);
        hears(settled(caller), THIRD, true);
    }

    @Test
    void whoIsMutedIsNotHeardInABridgeOrAMixerButGoesOnHearing() throws Exception {
        var caller = new FarEnd(CALLER, Law.PCMA);
        var agent = new FarEnd(AGENT, Law.PCMA);
        caller.stream.bridge(agent.stream);
        hears(settled(caller), AGENT, true);
        agent.stream.mute(true);
        assertThat(Tone.rms(settled(caller))).isLessThan(50);
        hears(settled(agent), CALLER, true);
        var room = pump.mixer();
        caller.stream.join(room, Part.CALLER);
        agent.stream.join(room, Part.AGENT);
        hears(settled(caller), AGENT, false);
        agent.stream.mute(false);
        hears(settled(caller), AGENT, true);
    }

    @Test
    void manyLoudVoicesSaturateAndDoNotWrap() throws Exception {
        var quiet = new FarEnd(CALLER, Law.PCMA);
        var room = pump.mixer();
        quiet.stream.join(room, Part.LISTENER);
        for (int i = 0; i < 3; i++) {
            var loud = new FarEnd(AGENT, Law.PCMA);
            for (int s = 0; s < loud.tone.length; s++)
                loud.tone[s] = (short) Math.clamp(loud.tone[s] * 5, -30000, 30000);
            loud.stream.join(room, Part.AGENT);
        }
        short[] sound = settled(quiet);
        assertThat(Tone.share(sound, AGENT))
                .as("a clipped tone is still that tone")
                .isGreaterThan(0.7);
        assertThat(Tone.rms(sound)).isGreaterThan(20_000);
    }

    @Test
    void aTapeHasWhatWasSaidLeftAndWhatWasHeardRightAndSilenceWhilePaused() throws Exception {
        var caller = new FarEnd(CALLER, Law.PCMA);
        var agent = new FarEnd(AGENT, Law.PCMU);
        caller.stream.bridge(agent.stream);
        var tape = new Tape();
        settled(caller);
        caller.stream.record(tape);
        caller.hears(50);
        tape.pause(true);
        caller.hears(25);
        caller.stream.record(null);
        agent.hears(5);
        Path file = folder.resolve("call.wav");
        var wav = WavFile.create(file, Tape.CHANNELS);
        var sound = ByteBuffer.allocate(Tape.SECONDS * Clip.RATE * 4);
        assertThat(tape.drain(sound)).isTrue();
        wav.append(sound.flip());
        assertThat(tape.drain(sound.clear())).isFalse();
        wav.close();
        assertThat(tape.lost()).isZero();

        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt(40)).as("octets in the header").isEqualTo(in.limit() - 44);
        int samples = (in.limit() - 44) / 4;
        assertThat(samples).isBetween(60 * Clip.FRAME, 120 * Clip.FRAME);
        short[] left = new short[30 * Clip.FRAME];
        short[] right = new short[30 * Clip.FRAME];
        for (int i = 0; i < left.length; i++) {
            int at = 44 + (10 * Clip.FRAME + i) * 4;
            left[i] = in.getShort(at);
            right[i] = in.getShort(at + 2);
        }
        hears(left, CALLER, true);
        hears(left, AGENT, false);
        hears(right, AGENT, true);
        hears(right, CALLER, false);
        short[] end = new short[10 * Clip.FRAME];
        for (int i = 0; i < end.length; i++) end[i] = in.getShort(44 + (samples - end.length + i) * 4);
        assertThat(Tone.rms(end)).as("the card number").isZero();
    }

    @Test
    void aFileThatACrashCutOffIsMadeWhole() throws Exception {
        Path file = folder.resolve("lost.wav");
        var wav = WavFile.create(file, 2);
        wav.append(ByteBuffer.allocate(4 * Clip.RATE * 2 + 3));
        assertThat(Wav.read(file).samples()).as("as the crash left it").isEmpty();
        assertThat(WavFile.repair(file, 2)).isEqualTo(2);
        assertThat(Wav.read(file).samples()).hasSize(2 * Clip.RATE);
        assertThat(WavFile.repair(file, 2)).isEqualTo(2);
    }

    @Test
    void aVoiceOutOfOrderComesInOrderAndAClockThatJumpsIsFollowed() {
        var playout = new Playout();
        var frame = new short[Clip.FRAME];
        int[] order = {0, 2, 1, 3};
        for (int i : order) playout.put(i * 160, Law.PCMU, octets(i), 0, 160);
        for (int i = 0; i < 3; i++) playout.take(frame);
        for (int i = 0; i < 4; i++) {
            playout.take(frame);
            assertThat(frame[7]).as("frame " + i).isEqualTo(Law.PCMU.decode((byte) (0x80 + i)));
        }
        playout.put(9_000_000, Law.PCMU, octets(9), 0, 160);
        for (int i = 0; i < 4; i++) playout.take(frame);
        assertThat(frame[0]).isEqualTo(Law.PCMU.decode((byte) 0x89));
        playout.take(frame);
        assertThat(frame[0]).as("nothing came").isZero();
    }

    private static ByteBuffer octets(int value) {
        ByteBuffer out = ByteBuffer.allocate(160);
        while (out.hasRemaining()) out.put((byte) (0x80 + value));
        return out;
    }
}
