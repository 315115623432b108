package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class SourceLockTest {
    private static final InetSocketAddress SDP = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress NAT = new InetSocketAddress("198.51.100.7", 61_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.9", 5000);

    private final SourceLock lock = new SourceLock();

    @Test
    void theSignalledAddressIsTakenAtOnce() {
        lock.expect(SDP);
        assertThat(lock.accepts(SDP, 9, 0)).isTrue();
        assertThat(lock.locked()).isEqualTo(SDP);
    }

    @Test
    void anotherAddressMustShowPacketsInSequence() {
        lock.expect(SDP);
        assertThat(accepted(NAT, 0, 65_535, 0, 2, 3, 4, 5)).isEqualTo("...." + "ok ok ");
    }

    @Test
    void twoWhoCompeteWithoutSequenceAreBothKeptOut() {
        lock.expect(SDP);
        for (int i = 0; i < 10; i++) {
            assertThat(lock.accepts(NAT, i, i)).isFalse();
            assertThat(lock.accepts(STRANGER, i, i)).isFalse();
        }
    }

    @Test
    void aStrangerIsIgnoredHoweverLongTheSourceIsSilent() {
        lock.expect(SDP);
        lock.accepts(SDP, 1, 1000);
        assertThat(accepted(STRANGER, 5999, 1, 2, 3, 4)).isEqualTo("....");
        assertThat(accepted(STRANGER, 600_000, 5, 6, 7, 8)).isEqualTo("....");
        assertThat(lock.locked()).isEqualTo(SDP);
    }

    @Test
    void anotherPortOfTheSameHostIsLearntOnceTheOldOneIsSilent() {
        lock.expect(SDP);
        accepted(NAT, 0, 1, 2, 3);
        var rebound = new InetSocketAddress("198.51.100.7", 61_001);
        assertThat(accepted(rebound, 4999, 4, 5, 6)).isEqualTo("...");
        assertThat(accepted(rebound, 5000, 7, 8, 9, 10)).isEqualTo("..ok ok ");
        assertThat(lock.locked()).isEqualTo(rebound);
        assertThat(lock.accepts(SDP, 2, 5001)).as("signalling vouched for it").isTrue();
        assertThat(lock.locked()).isEqualTo(SDP);
    }

    @Test
    void aNewAddressInTheSdpOpensTheLockAndARepeatedOneDoesNot() {
        lock.expect(SDP);
        accepted(NAT, 0, 1, 2, 3);
        lock.expect(SDP);
        assertThat(lock.locked()).isEqualTo(NAT);
        lock.expect(STRANGER);
        assertThat(lock.locked()).isNull();
        assertThat(lock.accepts(NAT, 4, 1)).isFalse();
        assertThat(lock.accepts(STRANGER, 4, 1)).isTrue();
    }

    private String accepted(InetSocketAddress from, long now, int... sequences) {
        StringBuilder row = new StringBuilder();
        for (int sequence : sequences) row.append(lock.accepts(from, sequence, now) ? "ok " : ".");
        return row.toString();
    }
}
