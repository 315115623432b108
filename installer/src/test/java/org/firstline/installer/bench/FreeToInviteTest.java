package org.firstline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FreeToInviteTest {
    private static final int BOX = 5060;
    private static final int PHONES = 40_000;

    private final FreeToInvite seen = new FreeToInvite(BOX);

    @Test
    void theTimeIsFromHerFirstByeToTheNextInviteToHer() {
        toBox(1_000, "BYE sip:firstline@127.0.0.1 SIP/2.0", "101", "7900");
        toBox(1_500, "BYE sip:firstline@127.0.0.1 SIP/2.0", "101", "7900");
        toPhones(1_700, "INVITE sip:102@127.0.0.1 SIP/2.0", "7900", "102");
        toPhones(3_000, "INVITE sip:101@127.0.0.1 SIP/2.0", "7901", "101");
        toPhones(9_000, "INVITE sip:101@127.0.0.1 SIP/2.0", "7901", "101");
        assertThat(seen.times.count()).isEqualTo(1);
        assertThat(seen.times.max()).isEqualTo(2.0);
    }

    @Test
    void whatTheBoxHangsUpAndWhoCallsItFreesNobody() {
        toPhones(1_000, "BYE sip:101@127.0.0.1 SIP/2.0", "7900", "101");
        toBox(2_000, "INVITE sip:100@127.0.0.1 SIP/2.0", "7900", "101");
        toPhones(3_000, "INVITE sip:101@127.0.0.1 SIP/2.0", "7901", "101");
        seen.datagram(4_000, PHONES, BOX, ByteBuffer.allocate(2));
        assertThat(seen.times.count()).isZero();
    }

    private void toBox(long micros, String start, String from, String to) {
        seen.datagram(micros, PHONES, BOX, message(start, from, to));
    }

    private void toPhones(long micros, String start, String from, String to) {
        seen.datagram(micros, BOX, PHONES, message(start, from, to));
    }

    private static ByteBuffer message(String start, String from, String to) {
        return StandardCharsets.UTF_8.encode(
                start + "\r\nFrom: <sip:" + from + "@127.0.0.1>;tag=a\r\nTo: \"A\" <sip:" + to + "@127.0.0.1>\r\n\r\n");
    }
}
