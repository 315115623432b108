package org.firstline.calls.rtp;

import java.nio.ByteBuffer;

/**
 * One direction of a stream under SRTP and SRTCP (RFC 3711): AES-CM with HMAC-SHA1, as SDES agrees on it. One source at a
 * time: another SSRC begins its own row of packets under the same key. A packet that is not genuine, or was seen before,
 * changes nothing. The pump's thread only.
 */
final class Srtp {
    private static final int RTCP_TAG = 10;
    private static final int RTCP_TAIL = RTCP_TAG + 4;
    private static final int RTCP_HEADER = 8;
    private static final int ENCRYPTED = 0x8000_0000;

    private final SrtpKey key;
    private final int tag;
    private final SrtpCipher rtp;
    private final SrtpCipher rtcp;
    private final byte[] data = new byte[RtpPacket.MAX + RTCP_TAIL];

    private ReplayWindow window = new ReplayWindow();
    private ReplayWindow reports = new ReplayWindow();
    private int ssrc;
    private boolean any;
    private int reporter;
    private long sent = -1;
    private int reportsSent;

    Srtp(SrtpKey key) {
        this.key = key;
        this.tag = key.suite().tag;
        this.rtp = new SrtpCipher(key, SrtpCipher.RTP_ENCRYPTION);
        this.rtcp = new SrtpCipher(key, SrtpCipher.RTCP_ENCRYPTION);
    }

    boolean isUnder(SrtpKey other) {
        return key.equals(other);
    }

    /** Encrypts the packet that lies between 0 and the position, and moves that behind its tag. */
    void protect(ByteBuffer packet) {
        int length = packet.position();
        packet.get(0, data, 0, length);
        int sequence = short16(2);
        long index = sent < 0 ? sequence : nearest(sent, sequence);
        sent = Math.max(sent, index);
        int header = header(length);
        rtp.apply(data, header, length - header, int32(8), index);
        byte[] authentic = rtp.tag(data, length, true, (int) (index >>> 16));
        packet.clear();
        packet.put(data, 0, length).put(authentic, 0, tag);
    }

    /** Decrypts what lies between 0 and the limit, and pulls that before the tag; false when it is not genuine or new. */
    boolean unprotect(ByteBuffer packet) {
        int length = packet.limit() - tag;
        if (length < RtpPacket.HEADER || packet.limit() > RtpPacket.MAX || (packet.get(0) & 0xC0) != 0x80) return false;
        packet.get(0, data, 0, packet.limit());
        int source = int32(8);
        boolean known = any && source == ssrc;
        int sequence = short16(2);
        long highest = known ? window.highest() : -1;
        long index = highest < 0 ? sequence : nearest(highest, sequence);
        if (known && !window.admits(index)) return false;
        byte[] authentic = rtp.tag(data, length, true, (int) (index >>> 16));
        if (!SrtpCipher.matches(authentic, data, length, tag)) return false;
        if (!known) {
            any = true;
            ssrc = source;
            window = new ReplayWindow();
        }
        window.take(index);
        int header = header(length);
        if (header > length) return false;
        rtp.apply(data, header, length - header, source, index);
        packet.put(0, data, 0, length).limit(length);
        return true;
    }

    /** Encrypts the report that lies between 0 and the limit, and moves that behind its index and tag. */
    void protectReport(ByteBuffer packet) {
        int length = packet.limit();
        packet.get(0, data, 0, length);
        int index = ++reportsSent & 0x7FFF_FFFF;
        rtcp.apply(data, RTCP_HEADER, length - RTCP_HEADER, int32(4), index);
        put32(length, index | ENCRYPTED);
        byte[] authentic = rtcp.tag(data, length + 4, false, 0);
        packet.clear();
        packet.put(data, 0, length + 4).put(authentic, 0, RTCP_TAG).flip();
    }

    boolean unprotectReport(ByteBuffer packet) {
        int length = packet.limit() - RTCP_TAIL;
        if (length < RTCP_HEADER || packet.limit() > RtpPacket.MAX) return false;
        packet.get(0, data, 0, packet.limit());
        int word = int32(length);
        long index = word & 0x7FFF_FFFFL;
        int source = int32(4);
        if (source == reporter && !reports.admits(index)) return false;
        byte[] authentic = rtcp.tag(data, length + 4, false, 0);
        if (!SrtpCipher.matches(authentic, data, length + 4, RTCP_TAG)) return false;
        if (source != reporter) {
            reporter = source;
            reports = new ReplayWindow();
        }
        reports.take(index);
        if (word < 0) rtcp.apply(data, RTCP_HEADER, length - RTCP_HEADER, source, index);
        packet.put(0, data, 0, length).limit(length);
        return true;
    }

    /** The index with this sequence number that is nearest to one before (§3.3.1); never below 0. */
    private static long nearest(long before, int sequence) {
        long near = (before & ~0xFFFFL) | sequence;
        if (near - before > 0x8000 && near >= 0x10000) return near - 0x10000;
        return before - near > 0x8000 ? near + 0x10000 : near;
    }

    /** Contributors and a header extension are not encrypted (§3.1). */
    private int header(int length) {
        int end = RtpPacket.HEADER + 4 * (data[0] & 0x0F);
        if ((data[0] & 0x10) == 0) return Math.min(end, length + 1);
        return end + 4 > length ? length + 1 : end + 4 + 4 * short16(end + 2);
    }

    private int short16(int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    private int int32(int at) {
        return short16(at) << 16 | short16(at + 2);
    }

    private void put32(int at, int value) {
        for (int octet = 0; octet < 4; octet++) data[at + octet] = (byte) (value >>> 24 - 8 * octet);
    }
}
