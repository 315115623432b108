package org.firstline.network.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DisbeliefTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private final Disbelief disbelief = new Disbelief();

    @Test
    void anAddressIsNewsOnceAnHour() throws UnknownHostException {
        assertThat(disbelief.isNews(address(1), NOW)).isTrue();
        assertThat(disbelief.isNews(address(1), NOW.plusSeconds(3599))).isFalse();
        assertThat(disbelief.isNews(address(2), NOW.plusSeconds(3599))).isTrue();
        assertThat(disbelief.isNews(address(1), NOW.plusSeconds(3600))).isTrue();
    }

    @Test
    void aFloodFromManyAddressesIsTenOfThem() throws UnknownHostException {
        int news = 0;
        for (int i = 0; i < 250; i++) if (disbelief.isNews(address(i), NOW)) news++;
        assertThat(news).isEqualTo(Disbelief.MOST);
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    }
}
