package org.firstline.calls.rtp;

import java.nio.ByteBuffer;

/**
 * One RTP packet as it lies in a buffer (RFC 3550 section 5.1): the pump has one of these and reads every packet with
 * it, so that nothing is allocated. Contributors, header extensions and padding are stepped over.
 */
final class RtpPacket {
    static final int HEADER = 12;
    /** Longer than any packet of sound (an Ethernet frame); what fills the buffer was cut and is not valid. */
    static final int MAX = 1600;

    private static final int VERSION_2 = 0x80;

    boolean marker;
    int payloadType;
    int sequence;
    int timestamp;
    int ssrc;
    int payloadAt;
    int payloadLength;

    /** Reads what lies between position 0 and the limit; false when that is no RTP packet. */
    boolean read(ByteBuffer in) {
        int length = in.limit();
        if (length < HEADER || length >= MAX || (in.get(0) & 0xC0) != VERSION_2) return false;
        int flags = in.get(0);
        marker = in.get(1) < 0;
        payloadType = in.get(1) & 0x7F;
        sequence = in.getShort(2) & 0xFFFF;
        timestamp = in.getInt(4);
        ssrc = in.getInt(8);
        payloadAt = HEADER + 4 * (flags & 0x0F);
        if ((flags & 0x10) != 0) {
            if (payloadAt + 4 > length) return false;
            payloadAt += 4 + 4 * (in.getShort(payloadAt + 2) & 0xFFFF);
        }
        int padding = (flags & 0x20) != 0 ? in.get(length - 1) & 0xFF : 0;
        payloadLength = length - payloadAt - padding;
        return payloadLength >= 0;
    }

    static void writeHeader(ByteBuffer out, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        out.put((byte) VERSION_2).put((byte) (marker ? 0x80 | payloadType : payloadType));
        out.putShort((short) sequence).putInt(timestamp).putInt(ssrc);
    }
}
