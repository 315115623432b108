package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.firstline.calls.rtp.RtpPeer.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams at the wire: real UDP on the loopback. */
final class RtpStreamTest {
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 21_000, 21_199);
    private RtpPeer caller;
    private RtpPeer phone;
    private RtpStream trunk;
    private RtpStream desk;

    @BeforeEach
    void open() throws IOException, NoPortLeft {
        pump.start();
        caller = new RtpPeer();
        phone = new RtpPeer();
        trunk = pump.open();
        desk = pump.open();
        caller.aimAt(trunk);
        phone.aimAt(desk);
    }

    @AfterEach
    void close() {
        caller.close();
        phone.close();
        pump.close();
    }

    @Test
    void aConnectedStreamSendsFiftyFramesASecondOfSilenceInOneUnbrokenRow() {
        trunk.connect(caller.address(), Law.PCMA, -1);
        List<Received> frames = caller.receive(50);
        assertThat(frames.getFirst().marker()).isTrue();
        assertThat(frames).allMatch(Received::silent).allMatch(f -> f.payload().length == 160 && f.type() == 8);
        assertUnbroken(frames);
    }

    @Test
    void clipsAreHeardWholeAndInOrderAndTheEndIsToldOnce() throws InterruptedException {
        short[] low = Tone.sine(400, 8000, 1600, 8000);
        short[] high = Tone.sine(1000, 8000, 800, 8000);
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        trunk.connect(caller.address(), Law.PCMU, -1);
        trunk.play(List.of(Clip.ofPcm(low), Clip.ofPcm(high)), () -> told.add("done"));
        Received first = caller.receive("sound", f -> !f.silent());
        assertThat(first.marker()).isTrue();
        List<Received> frames = new ArrayList<>(List.of(first));
        frames.addAll(caller.receive(20));
        for (int i = 0; i < 10; i++) assertThat(frames.get(i).payload()).isEqualTo(Tone.frame(Law.PCMU, low, i));
        for (int i = 0; i < 5; i++) assertThat(frames.get(10 + i).payload()).isEqualTo(Tone.frame(Law.PCMU, high, i));
        assertThat(frames.subList(15, 21)).allMatch(Received::silent);
        assertUnbroken(frames);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("done");
        caller.receive(10);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsReplacedOrStoppedNeverTellsAnEnd() throws InterruptedException {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        Clip clip = Clip.ofPcm(Tone.sine(400, 8000, 800, 8000));
        trunk.connect(caller.address(), Law.PCMA, -1);
        trunk.play(List.of(clip), () -> told.add("replaced"));
        trunk.loop(clip);
        caller.receive("music", f -> !f.silent());
        assertThat(caller.receive(20)).as("goes round").noneMatch(Received::silent);
        trunk.play(List.of(clip), () -> told.add("stopped"));
        trunk.stop();
        caller.receive("silence", Received::silent);
        trunk.play(List.of(), () -> told.add("nothing to play"));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("nothing to play");
        assertThat(told).isEmpty();
    }

    @Test
    void aBridgeCarriesBothVoicesAtOnce() {
        assertBridged(Law.PCMA, Law.PCMA);
    }

    @Test
    void aBridgeTranslatesBetweenTheLaws() {
        assertBridged(Law.PCMU, Law.PCMA);
    }

    private void assertBridged(Law left, Law right) {
        short[] low = Tone.sine(500, 8000, 50 * 160, 12_000);
        short[] high = Tone.sine(1300, 8000, 50 * 160, 12_000);
        trunk.connect(caller.address(), left, 101);
        desk.connect(phone.address(), right, 101);
        trunk.bridge(desk);
        awaitGranted();
        List<byte[]> atCaller = new ArrayList<>();
        List<byte[]> atPhone = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] said = Tone.frame(left, low, i);
            byte[] answered = Tone.frame(right, high, i);
            caller.sound(left, said);
            phone.sound(right, answered);
            Received there = phone.voice("the caller", () -> caller.sound(left, said));
            Received here = caller.voice("the agent", () -> phone.sound(right, answered));
            assertThat(there.type()).isEqualTo(right.payloadType());
            assertThat(here.type()).isEqualTo(left.payloadType());
            atPhone.add(there.payload());
            atCaller.add(here.payload());
        }
        short[] heardByAgent = Tone.decode(right, atPhone);
        short[] heardByCaller = Tone.decode(left, atCaller);
        assertThat(Tone.share(heardByAgent, 500)).isGreaterThan(0.99);
        assertThat(Tone.share(heardByCaller, 1300)).isGreaterThan(0.99);
        assertThat(Tone.rms(heardByAgent)).isBetween(8200.0, 8800.0);
        assertThat(Tone.rms(heardByCaller)).isBetween(8200.0, 8800.0);
    }

    @Test
    void aLossOnOneLegIsTheSameLossOnTheOther() {
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        caller.sound(Law.PCMA, frame);
        Received before = phone.receive("voice", f -> !f.silent());
        caller.sequence += 2;
        caller.timestamp += 320;
        caller.sound(Law.PCMA, frame);
        Received after = phone.receive("voice", f -> !f.silent());
        assertThat(after.sequence() - before.sequence() & 0xFFFF).isEqualTo(3);
        assertThat(after.timestamp() - before.timestamp()).isEqualTo(480);
        assertThat(trunk.stats().lost()).isEqualTo(2);
        // the lost two come late, and one of them twice
        caller.send(false, 8, caller.sequence - 2 & 0xFFFF, caller.timestamp - 320, frame);
        caller.send(false, 8, caller.sequence - 2 & 0xFFFF, caller.timestamp - 320, frame);
        caller.send(false, 8, caller.sequence - 3 & 0xFFFF, caller.timestamp - 480, frame);
        List<Integer> behind = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            behind.add(
                    after.sequence() - phone.receive("voice", f -> !f.silent()).sequence() & 0xFFFF);
        }
        assertThat(behind).containsExactly(1, 2);
        assertThat(trunk.stats().lost()).isZero();
        assertThat(trunk.stats().packetsIn()).isEqualTo(4);
    }

    @Test
    void sourcesChangeWithoutATearInSequenceOrTime() {
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        List<Received> heard = new ArrayList<>(phone.receive(3));
        for (int i = 0; i < 5; i++) {
            caller.sound(Law.PCMA, frame);
            upTo(heard, phone, f -> !f.silent());
        }
        // the caller's device begins anew in the middle of the bridge
        caller.ssrc = 77;
        caller.sequence = 4;
        caller.timestamp = 1_000_000_000;
        caller.sound(Law.PCMA, frame);
        upTo(heard, phone, f -> !f.silent());
        assertThat(heard.getLast().marker()).as("a jitter buffer must know").isTrue();
        desk.unbridge();
        upTo(heard, phone, Received::silent);
        desk.play(List.of(Clip.ofPcm(Tone.sine(400, 8000, 1600, 8000))), () -> {});
        upTo(heard, phone, f -> !f.silent());
        assertThat(heard.getLast().marker()).isTrue();
        for (int i = 1; i < heard.size(); i++) {
            Received last = heard.get(i - 1);
            assertThat(heard.get(i).sequence()).isEqualTo(last.sequence() + 1 & 0xFFFF);
            assertThat(heard.get(i).timestamp() - last.timestamp()).isBetween(160, 16_000);
            assertThat(heard.get(i).ssrc()).isEqualTo(last.ssrc());
        }
    }

    @Test
    void aBridgeWithoutAVoiceSendsASignOfLifeNowAndThen() {
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        caller.sound(Law.PCMA, frame);
        List<Received> frames = new ArrayList<>(List.of(phone.receive("voice", f -> !f.silent())));
        frames.addAll(phone.receive(5));
        assertThat(frames.subList(1, 6)).allMatch(Received::silent);
        for (int i = 1; i < 6; i++)
            assertThat(frames.get(i).timestamp() - frames.get(i - 1).timestamp())
                    .as("distance in samples")
                    .isGreaterThanOrEqualTo((RtpOut.GAP_MILLIS - 20) * 8);
        caller.sound(Law.PCMA, frame);
        Received again = phone.receive("voice again", f -> !f.silent());
        assertThat(again.marker()).isTrue();
        assertThat(again.sequence() - frames.getFirst().sequence() & 0xFFFF).isGreaterThanOrEqualTo(6);
        frames.add(again);
        assertUnbroken(frames.subList(1, 6));
    }

    @Test
    void aNewBridgeEndsTheOldOneOfEitherSide() throws IOException, NoPortLeft {
        bridged();
        try (RtpPeer other = new RtpPeer()) {
            RtpStream third = pump.open();
            other.aimAt(third);
            third.connect(other.address(), Law.PCMA, -1);
            desk.bridge(third);
            awaitGranted();
            byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
            other.sound(Law.PCMA, frame);
            phone.receive("the third's voice", f -> !f.silent());
            caller.sound(Law.PCMA, frame);
            phone.sound(Law.PCMA, frame);
            other.receive("the agent's voice", f -> !f.silent());
            assertThat(caller.receive(10)).allMatch(Received::silent);
        }
    }

    @Test
    void keysAreHeardAndPassedOnOverABridge() throws InterruptedException {
        LinkedBlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        trunk.onDigit(keys::add);
        trunk.connect(caller.address(), Law.PCMA, 101);
        desk.connect(phone.address(), Law.PCMU, 96);
        trunk.bridge(desk);
        awaitGranted();
        caller.sound(Law.PCMA, Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0));
        Received voice = phone.receive("voice", f -> !f.silent());
        int at = caller.timestamp;
        caller.event(true, at, "050a00a0");
        caller.event(false, at, "050a0140");
        caller.event(false, at, "058a0140");
        List<Received> events = phone.receive(3);
        assertThat(events).allMatch(e -> e.type() == 96 && e.timestamp() == voice.timestamp() + 160);
        assertThat(events).extracting(Received::marker).containsExactly(true, false, false);
        assertThat(events.getLast().payload()).isEqualTo(new byte[] {5, (byte) 0x8A, 1, 0x40});
        assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo('5');
        assertThat(keys).isEmpty();
    }

    @Test
    void keysUnderAnotherNameThanTheSoundAreHeardOnce() throws InterruptedException {
        LinkedBlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        trunk.onDigit(keys::add);
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        for (int i = 0; i < 4; i++) {
            caller.sound(Law.PCMA, frame);
            phone.receive("voice", f -> f.type() == 8 && !f.silent());
            caller.ssrc = 0xD16;
            caller.event(i == 0, 4711, "030a00a0");
            caller.ssrc = 0x5EED;
        }
        caller.sound(Law.PCMA, frame);
        phone.receive("voice", f -> f.type() == 8 && !f.silent());
        assertThat(keys).containsExactly('3');
    }

    @Test
    void keysThatTheOtherSideCannotTakeLeaveNoHole() throws InterruptedException {
        LinkedBlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        trunk.onDigit(keys::add);
        trunk.connect(caller.address(), Law.PCMA, 101);
        desk.connect(phone.address(), Law.PCMA, -1);
        trunk.bridge(desk);
        awaitGranted();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        caller.sound(Law.PCMA, frame);
        Received before = phone.receive("voice", f -> !f.silent());
        caller.event(true, caller.timestamp, "0b0a00a0");
        caller.event(false, caller.timestamp, "0b8a0140");
        caller.timestamp += 320;
        caller.sound(Law.PCMA, frame);
        Received after = phone.receive();
        assertThat(after.sequence() - before.sequence() & 0xFFFF).isEqualTo(1);
        assertThat(after.timestamp() - before.timestamp()).isEqualTo(480);
        assertThat(keys.poll(10, TimeUnit.SECONDS)).isEqualTo('#');
    }

    @Test
    void keysAreSentAsEventsWithTheEndSaidThreeTimes() {
        trunk.connect(caller.address(), Law.PCMA, 101);
        caller.receive(2);
        trunk.sendDigit('7');
        trunk.sendDigit('*');
        Received first = caller.receive("an event", p -> p.type() == 101);
        List<Received> rest = caller.receive(18);
        assertThat(first.marker()).isTrue();
        assertThat(hex(first)).isEqualTo("070a00a0");
        assertThat(rest.subList(0, 7))
                .extracting(RtpStreamTest::hex)
                .containsExactly("070a0140", "070a01e0", "070a0280", "070a0320", "078a0320", "078a0320", "078a0320");
        assertThat(rest.subList(0, 7)).allMatch(p -> p.timestamp() == first.timestamp() && !p.marker());
        assertThat(rest.subList(7, 10)).allMatch(p -> p.type() == 8);
        assertThat(hex(rest.get(10))).isEqualTo("0a0a00a0");
        assertThat(rest.get(10).marker()).isTrue();
        assertThat(hex(rest.get(17))).isEqualTo("0a8a0320");
    }

    @Test
    void packetsFromBehindNatAreAnsweredWhereTheyCameFrom() {
        trunk.connect(phone.address(), Law.PCMA, -1); // what the SDP says, and nobody sends from there
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        for (int i = 0; i < SourceLock.PROBATION; i++) caller.sound(Law.PCMA, frame);
        assertThat(caller.receive().silent()).isTrue();
    }

    @Test
    void strangersAreNotHeardOnceTheSourceIsLocked() throws IOException {
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        caller.sound(Law.PCMA, frame);
        phone.receive("voice", f -> !f.silent());
        try (RtpPeer stranger = new RtpPeer()) {
            stranger.aimAt(trunk);
            stranger.raw(new byte[] {1, 2, 3});
            stranger.raw(new byte[2000]);
            for (int i = 0; i < 20; i++)
                stranger.sound(Law.PCMA, Tone.frame(Law.PCMA, Tone.sine(900, 8000, 160, 30_000), 0));
            assertThat(phone.receive(15)).allMatch(f -> f.silent());
            assertThat(trunk.stats().packetsIn()).isEqualTo(1);
        }
        assertThat(caller.receive().type()).isEqualTo(8);
    }

    @Test
    void whoIsNotTheFarEndIsCountedUntilItWasHeard() throws IOException {
        bridged();
        try (RtpPeer stranger = new RtpPeer()) {
            stranger.aimAt(trunk);
            stranger.raw(new byte[] {1, 2, 3});
            stranger.raw(new byte[2000]);
        }
        caller.sound(Law.PCMA, Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0));
        phone.receive("voice", f -> !f.silent());
        assertThat(trunk.stats().strangers()).isEqualTo(2);
    }

    @Test
    void aFarEndThatMovesIsHeardAgainAlsoAfterALongTalk() throws IOException {
        bridged();
        byte[] frame = Tone.frame(Law.PCMA, Tone.sine(500, 8000, 160, 12_000), 0);
        // long enough for the socket to be tied to it
        for (int i = 0; i < 40; i++) {
            caller.sound(Law.PCMA, frame);
            phone.receive("voice", f -> !f.silent());
        }
        long heard = trunk.stats().packetsIn();
        try (RtpPeer elsewhere = new RtpPeer()) {
            elsewhere.ssrc = 0xE15E;
            elsewhere.aimAt(trunk);
            elsewhere.sound(Law.PCMA, frame);
            phone.receive(15);
            assertThat(trunk.stats().packetsIn())
                    .as("nobody said that it moved")
                    .isEqualTo(heard);
            trunk.connect(elsewhere.address(), Law.PCMA, -1);
            elsewhere.receive();
            elsewhere.sound(Law.PCMA, frame);
            phone.receive("voice from elsewhere", f -> !f.silent());
        }
    }

    @Test
    void portZeroHoldsAndANewAddressGoesOn() throws InterruptedException {
        trunk.connect(caller.address(), Law.PCMA, -1);
        Received last = caller.receive(5).getLast();
        trunk.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Law.PCMA, -1);
        // the clock of another stream tells that time has passed
        desk.connect(phone.address(), Law.PCMA, -1);
        phone.receive(20);
        long sent = trunk.stats().packetsOut();
        phone.receive(10);
        assertThat(trunk.stats().packetsOut()).isEqualTo(sent);
        trunk.connect(caller.address(), Law.PCMU, -1);
        Received next = caller.receive("the new law", p -> p.type() == 0);
        assertThat(next.timestamp() - last.timestamp()).isGreaterThan(20 * 160);
    }

    @Test
    void listenersThatFailDoNotStopTheSound() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(2);
        trunk.connect(caller.address(), Law.PCMA, 101);
        trunk.onDigit(digit -> {
            called.countDown();
            throw new IllegalStateException("a bug elsewhere");
        });
        trunk.play(List.of(), () -> {
            called.countDown();
            throw new IllegalStateException("a bug elsewhere");
        });
        caller.event(true, caller.timestamp, "000a00a0");
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
        assertUnbroken(caller.receive(10));
    }

    @Test
    void wrongUseIsRefused() {
        assertThatThrownBy(() -> trunk.bridge(trunk)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trunk.sendDigit('x')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trunk.loop(Clip.ofPcm(new short[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trunk.connect(InetSocketAddress.createUnresolved("far.example", 4000), Law.PCMA, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void bridged() {
        trunk.connect(caller.address(), Law.PCMA, 101);
        desk.connect(phone.address(), Law.PCMA, 101);
        trunk.bridge(desk);
        awaitGranted();
    }

    /** What comes before the pump has done what it was asked is heard by nobody. */
    private void awaitGranted() {
        var granted = new CountDownLatch(1);
        pump.soon(granted::countDown);
        try {
            assertThat(granted.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void upTo(List<Received> heard, RtpPeer peer, Predicate<Received> like) {
        do heard.add(peer.receive());
        while (!like.test(heard.getLast()));
    }

    private static void assertUnbroken(List<Received> frames) {
        for (int i = 1; i < frames.size(); i++) {
            Received last = frames.get(i - 1);
            assertThat(frames.get(i).sequence()).isEqualTo(last.sequence() + 1 & 0xFFFF);
            // a machine that stands still may skip, but a frame is never shorter than itself
            assertThat(frames.get(i).timestamp() - last.timestamp())
                    .isGreaterThanOrEqualTo(160)
                    .satisfies(d -> assertThat(d % 160).isZero());
            assertThat(frames.get(i).ssrc()).isEqualTo(last.ssrc());
        }
    }

    private static String hex(Received packet) {
        return HexFormat.of().formatHex(packet.payload());
    }
}
