package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class AddressRangeTest {
    private static boolean contains(String range, String address) {
        return AddressRange.parse(range).contains(InetAddress.ofLiteral(address));
    }

    @Test
    void aRangeHoldsWhatBeginsWithItsBits() {
        assertThat(contains("10.0.0.0/8", "10.255.0.1")).isTrue();
        assertThat(contains("10.0.0.0/8", "11.0.0.1")).isFalse();
        assertThat(contains("172.16.0.0/12", "172.31.255.255")).isTrue();
        assertThat(contains("172.16.0.0/12", "172.32.0.0")).isFalse();
        assertThat(contains("192.0.2.9", "192.0.2.9")).isTrue();
        assertThat(contains("192.0.2.9", "192.0.2.8")).isFalse();
        assertThat(contains("128.0.0.0/1", "255.0.0.1")).isTrue();
        assertThat(contains("0.0.0.0/0", "8.8.8.8")).isTrue();
        assertThat(contains("fc00::/7", "fd00::2")).isTrue();
        assertThat(contains("0.0.0.0/0", "::1")).as("another family").isFalse();
    }

    @Test
    void whatIsNoRangeIsRefused() {
        for (String text : new String[] {"10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "host.example", "::1/129"})
            assertThatThrownBy(() -> AddressRange.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thisMachineIsOfTheHouse() {
        assertThat(AddressRange.anyContains(AddressRange.house(), InetAddress.getLoopbackAddress()))
                .isTrue();
    }
}
