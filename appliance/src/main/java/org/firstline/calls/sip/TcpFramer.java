package org.firstline.calls.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a TCP stream into messages by Content-Length (RFC 3261 §18.3), and counts the keep-alives between them (RFC 5626
 * §4.4.1). Holds one message at most; a stream that can't be cut any more throws, and its connection must be closed.
 */
final class TcpFramer {
    private byte[] data = new byte[4096];
    private int size;
    /** How far the search for the empty line has come, so that a slow stream is not searched again and again. */
    private int searched;

    private int pings;

    void append(ByteBuffer more) {
        int wanted = size + more.remaining();
        if (wanted > data.length) data = Arrays.copyOf(data, Math.max(wanted, data.length * 2));
        int octets = more.remaining();
        more.get(data, size, octets);
        size += octets;
    }

    /** The next whole message, or null when more must come first. */
    byte @Nullable [] next() throws SipParseException {
        skipKeepAlives();
        int bodyFrom = endOfHead();
        if (bodyFrom < 0) {
            if (size > SipParser.MAX_SIZE) throw new SipParseException("message", "larger than " + SipParser.MAX_SIZE);
            return null;
        }
        int whole = bodyFrom + contentLength(bodyFrom);
        if (whole > SipParser.MAX_SIZE) throw new SipParseException("message", "larger than " + SipParser.MAX_SIZE);
        if (whole > size) return null;
        byte[] message = Arrays.copyOf(data, whole);
        drop(whole);
        return message;
    }

    /** The CRLF CRLF pings since the last call, each to be answered with a CRLF. */
    int takePings() {
        int taken = pings;
        pings = 0;
        return taken;
    }

    private void skipKeepAlives() {
        int at = 0;
        while (at + 3 < size
                && data[at] == '\r'
                && data[at + 1] == '\n'
                && data[at + 2] == '\r'
                && data[at + 3] == '\n') {
            pings++;
            at += 4;
        }
        // a single CRLF in front of a message is noise (§7.5)
        if (at + 2 < size && data[at] == '\r' && data[at + 1] == '\n' && data[at + 2] != '\r') at += 2;
        if (at > 0) drop(at);
    }

    private int endOfHead() {
        for (int at = Math.max(searched, 3); at < size; at++) {
            if (data[at] == '\n' && data[at - 1] == '\r' && data[at - 2] == '\n' && data[at - 3] == '\r') {
                searched = at;
                return at + 1;
            }
        }
        searched = size;
        return -1;
    }

    private int contentLength(int headEnd) throws SipParseException {
        int at = 0;
        while (at < headEnd) {
            int stop = at;
            while (data[stop] != '\n') stop++;
            int name = nameLength(at, stop);
            if (name > 0) {
                String value = new String(data, at + name, stop - at - name, StandardCharsets.ISO_8859_1);
                return (int) Grammar.number(
                        "Content-Length",
                        value.substring(value.indexOf(':') + 1).strip(),
                        SipParser.MAX_SIZE);
            }
            at = stop + 1;
        }
        throw new SipParseException("Content-Length", "missing, and over TCP nothing else says where a message ends");
    }

    /** The length of the header name if this line is Content-Length in either form, else 0. */
    private int nameLength(int from, int to) {
        int colon = from;
        while (colon < to && data[colon] != ':') colon++;
        if (colon == to) return 0;
        int last = colon;
        while (last > from && (data[last - 1] == ' ' || data[last - 1] == '\t')) last--;
        int length = last - from;
        if (length == 1) return (data[from] | 0x20) == 'l' ? 1 : 0;
        if (length != 14) return 0;
        for (int i = 0; i < 14; i++) {
            int c = data[from + i];
            if (c >= 'A' && c <= 'Z') c += 32;
            if (c != "content-length".charAt(i)) return 0;
        }
        return 14;
    }

    private void drop(int octets) {
        System.arraycopy(data, octets, data, 0, size - octets);
        size -= octets;
        searched = 0;
        if (size == 0 && data.length > 16384) data = new byte[4096];
    }
}
