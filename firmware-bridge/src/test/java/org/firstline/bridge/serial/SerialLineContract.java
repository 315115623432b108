package org.firstline.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every serial line must do, whatever it is made of. */
abstract class SerialLineContract {
    /** The end under test, not yet open. */
    abstract SerialLine near() throws Exception;

    /** The other end, open. */
    abstract SerialLine far() throws Exception;

    /** Pulls the plug. */
    abstract void unplug() throws Exception;

    @Test
    void carriesEveryOctetBothWays() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) all[i] = (byte) i;
        SerialLine near = near();
        near.open();
        near.write(all);
        assertThat(read(far(), all.length)).isEqualTo(all);
        far().write(all);
        assertThat(read(near, all.length)).isEqualTo(all);
    }

    @Test
    void answersZeroWhenNothingComesInTime() throws Exception {
        SerialLine near = near();
        near.open();
        long start = System.nanoTime();
        assertThat(near.read(new byte[8], Duration.ofMillis(30))).isZero();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000L);
        assertThat(near.read(new byte[8], Duration.ZERO)).isZero();
        assertThat(near.available()).isZero();
    }

    @Test
    void doesNotReadMoreThanFits() throws Exception {
        SerialLine near = near();
        near.open();
        far().write("abcdef".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(read(near, 4), StandardCharsets.US_ASCII)).isEqualTo("abcd");
        assertThat(new String(read(near, 2), StandardCharsets.US_ASCII)).isEqualTo("ef");
    }

    @Test
    void saysSoWhenThePlugIsPulledAndIsClosedThen() throws Exception {
        SerialLine near = near();
        near.open();
        unplug();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 50; i++) near.read(new byte[8], Duration.ofMillis(100));
                })
                .isInstanceOf(SerialException.class)
                .hasMessage(near.name() + " was unplugged");
        assertThatThrownBy(near::available)
                .isInstanceOf(SerialException.class)
                .hasMessage(near.name() + " is not open");
        near.close();
    }

    @Test
    void doesNotOpenWhatIsNotThere() throws Exception {
        SerialLine near = near();
        unplug();
        assertThatThrownBy(near::open).isInstanceOf(SerialException.class).hasMessageContaining(near.name());
    }

    private static byte[] read(SerialLine line, int count) throws SerialException {
        byte[] all = new byte[count];
        int have = 0;
        for (int i = 0; have < count && i < 100; i++) {
            byte[] some = new byte[count - have];
            int n = line.read(some, Duration.ofMillis(200));
            System.arraycopy(some, 0, all, have, n);
            have += n;
        }
        assertThat(have).isEqualTo(count);
        return all;
    }
}
