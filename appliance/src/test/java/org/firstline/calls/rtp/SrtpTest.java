package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SrtpTest {
    private static final HexFormat HEX = HexFormat.of();
    /** The master key and salt of RFC 3711 appendix B.3. */
    private static final byte[] MASTER = HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139");

    private static final byte[] SALT = HEX.parseHex("0ec675ad498afeebb6960b3aabe6");

    private static SrtpKey key(SrtpSuite suite) {
        return new SrtpKey(
                suite, Base64.getEncoder().encodeToString(HEX.parseHex(HEX.formatHex(MASTER) + HEX.formatHex(SALT))));
    }

    private static final SrtpKey KEY = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80);

    private static ByteBuffer packet(int sequence, int ssrc, String payload) {
        var packet = ByteBuffer.allocateDirect(RtpPacket.MAX);
        RtpPacket.writeHeader(packet, false, 8, sequence, sequence * 160, ssrc);
        return packet.put(payload.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static ByteBuffer sent(Srtp by, int sequence) {
        var packet = packet(sequence, 77, "sound " + sequence);
        by.protect(packet);
        return packet.flip();
    }

    private static String hex(ByteBuffer packet) {
        byte[] octets = new byte[packet.limit()];
        packet.get(0, octets);
        return HEX.formatHex(octets);
    }

    @Test
    void sessionKeysAreThoseOfTheRfc() throws Exception {
        var aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(MASTER, "AES"));
        assertThat(HEX.formatHex(SrtpCipher.derive(aes, SALT, 0, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(HEX.formatHex(SrtpCipher.derive(aes, SALT, 2, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(HEX.formatHex(SrtpCipher.derive(aes, SALT, 1, 20)))
                .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
    }

    @Test
    void theKeyStreamIsThatOfTheRfc() throws Exception {
        var cipher = new SrtpCipher(
                HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"),
                HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfd"),
                new byte[20]);
        byte[] zeros = new byte[48];
        cipher.apply(zeros, 0, 48, 0, 0);
        assertThat(HEX.formatHex(zeros))
                .isEqualTo(
                        "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0");
    }

    /** A packet and a report that other implementations of SRTP are tested with, under the RFC's keys. */
    @Test
    void aPacketAndAReportAreWhatOthersMakeOfThem() {
        var srtp = new Srtp(KEY);
        var packet = ByteBuffer.allocateDirect(RtpPacket.MAX);
        packet.put(HEX.parseHex("800f1234decafbadcafebabeabababababababababababababababab"));
        srtp.protect(packet);
        packet.flip();
        assertThat(hex(packet))
                .isEqualTo("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        var report = ByteBuffer.allocateDirect(RtpPacket.MAX);
        report.put(HEX.parseHex("81c8000bcafebabeabababababababababababababababab"))
                .flip();
        srtp.protectReport(report);
        assertThat(hex(report))
                .isEqualTo("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
        var far = new Srtp(KEY);
        assertThat(far.unprotect(packet)).isTrue();
        assertThat(hex(packet)).isEqualTo("800f1234decafbadcafebabeabababababababababababababababab");
        assertThat(far.unprotectReport(report)).isTrue();
        assertThat(hex(report)).isEqualTo("81c8000bcafebabeabababababababababababababababab");
        assertThat(far.unprotectReport(report)).as("what is not encrypted").isFalse();
    }

    @Test
    void theShortTagIsShort() {
        var srtp = new Srtp(key(SrtpSuite.AES_CM_128_HMAC_SHA1_32));
        var packet = sent(srtp, 1);
        assertThat(packet.limit()).isEqualTo(12 + 7 + 4);
        assertThat(new Srtp(key(SrtpSuite.AES_CM_128_HMAC_SHA1_32)).unprotect(packet))
                .isTrue();
    }

    @Test
    void theSequenceMayRollOverAndPacketsMayOvertakeEachOther() {
        var near = new Srtp(KEY);
        var far = new Srtp(KEY);
        int[] order = {65533, 65535, 65534, 0, 2, 1, 3};
        var packets = new ByteBuffer[order.length];
        for (int sequence : new int[] {65533, 65534, 65535, 0, 1, 2, 3}) {
            for (int i = 0; i < order.length; i++) if (order[i] == sequence) packets[i] = sent(near, sequence);
        }
        for (int i = 0; i < order.length; i++) {
            assertThat(far.unprotect(packets[i])).as("sequence " + order[i]).isTrue();
            assertThat(hex(packets[i])).endsWith(HEX.formatHex(("sound " + order[i]).getBytes()));
        }
    }

    @Test
    void whatWasSeenOrChangedIsNotTakenAndDisturbsNothing() {
        var near = new Srtp(KEY);
        var far = new Srtp(KEY);
        var first = sent(near, 100);
        var copy =
                ByteBuffer.allocateDirect(RtpPacket.MAX).put(first.duplicate()).flip();
        assertThat(far.unprotect(first)).isTrue();
        assertThat(far.unprotect(copy)).as("seen").isFalse();
        long seed = 20261125;
        var random = new java.util.Random(seed);
        for (int i = 0; i < 2000; i++) {
            var packet = sent(near, 101 + i);
            int bit = random.nextInt(packet.limit() * 8);
            var broken = ByteBuffer.allocateDirect(RtpPacket.MAX)
                    .put(packet.duplicate())
                    .flip();
            broken.put(bit / 8, (byte) (broken.get(bit / 8) ^ 1 << bit % 8));
            assertThat(far.unprotect(broken))
                    .as("seed " + seed + ", packet " + i + ", bit " + bit)
                    .isFalse();
            assertThat(far.unprotect(packet))
                    .as("seed " + seed + ", packet " + i)
                    .isTrue();
        }
    }

    @Test
    void anythingAtAllMayArrive() {
        long seed = new SecureRandom().nextLong();
        var random = new java.util.Random(seed);
        var far = new Srtp(KEY);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(120)];
            random.nextBytes(octets);
            if (octets.length > 0) octets[0] = (byte) (octets[0] & 0x3F | 0x80);
            var packet = ByteBuffer.allocateDirect(RtpPacket.MAX).put(octets).flip();
            assertThat(far.unprotect(packet)).as("seed " + seed).isFalse();
            packet.position(0).limit(octets.length);
            assertThat(far.unprotectReport(packet)).as("seed " + seed).isFalse();
        }
    }
}
