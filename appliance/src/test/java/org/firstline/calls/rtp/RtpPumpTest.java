package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.firstline.calls.rtp.RtpPeer.Received;
import org.junit.jupiter.api.Test;

final class RtpPumpTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void portsAreEvenInTheRangeAndTheOneFreeLongestComesNext() throws Exception {
        try (RtpPump pump = new RtpPump(HERE, 21_201, 21_207)) {
            pump.start();
            RtpStream first = pump.open();
            assertThat(List.of(first.port(), pump.open().port())).containsExactly(21_202, 21_204);
            first.close();
            assertThat(opened(pump).port()).as("not the one just left").isEqualTo(21_206);
            assertThat(opened(pump).port()).isEqualTo(21_202);
            assertThat(pump.openCount()).isEqualTo(3);
            assertThatThrownBy(pump::open)
                    .isInstanceOf(NoPortLeft.class)
                    .hasMessage("all 3 RTP port pairs from 21201 to 21207 are taken");
        }
    }

    @Test
    void aPortThatAnotherProgramHoldsIsPassedOver() throws Exception {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(HERE, 21_211));
                RtpPump pump = new RtpPump(HERE, 21_210, 21_213)) {
            pump.start();
            assertThat(pump.capacity()).isEqualTo(2);
            assertThat(pump.open().port()).isEqualTo(21_212);
            assertThatThrownBy(pump::open).isInstanceOf(NoPortLeft.class);
            other.close();
            assertThat(pump.open().port()).isEqualTo(21_210);
        }
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new RtpPump(HERE, 80, 90)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RtpPump(HERE, 30_000, 29_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RtpPump(HERE, 30_000, 70_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStreamGetsItsShareOfTheTime() throws Exception {
        int count = 40;
        Clip music = Clip.ofPcm(Tone.sine(500, 8000, 8000, 12_000));
        List<RtpPeer> peers = new ArrayList<>();
        try (RtpPump pump = new RtpPump(HERE, 21_220, 21_320)) {
            pump.start();
            List<RtpStream> streams = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                RtpPeer peer = new RtpPeer();
                peers.add(peer);
                RtpStream stream = pump.open();
                streams.add(stream);
                stream.connect(peer.address(), i % 2 == 0 ? Law.PCMA : Law.PCMU, -1);
                stream.loop(music);
            }
            for (RtpPeer peer : peers) peer.receive("music", p -> !p.silent());
            List<Received> yardstick = peers.getFirst().receive(100);
            assertThat(yardstick).noneMatch(Received::silent);
            long sent = streams.getFirst().stats().packetsOut();
            assertThat(sent).isGreaterThanOrEqualTo(100);
            for (RtpStream stream : streams) {
                // connected and asked one after the other, on a machine that has other things to do
                assertThat(stream.stats().packetsOut()).isBetween(sent - 25, sent + 25);
                assertThat(stream.stats().unsent()).isZero();
            }
        } finally {
            peers.forEach(RtpPeer::close);
        }
    }

    @Test
    void aClosedPumpTakesNoStreamAndLeavesNoSocket() throws Exception {
        RtpPump pump = new RtpPump(HERE, 21_330, 21_333);
        RtpStream stream = pump.open();
        pump.close();
        stream.close();
        assertThatThrownBy(pump::open).isInstanceOf(IllegalStateException.class);
        new DatagramSocket(new InetSocketAddress(HERE, 21_330)).close();
        new DatagramSocket(new InetSocketAddress(HERE, 21_331)).close();
    }

    /** Opens as soon as a port is there: one that was left comes back on the pump's thread. */
    private static RtpStream opened(RtpPump pump) {
        while (true) {
            try {
                return pump.open();
            } catch (NoPortLeft e) {
                Thread.onSpinWait();
            }
        }
    }
}
