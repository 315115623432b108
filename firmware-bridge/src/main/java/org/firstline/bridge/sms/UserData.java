package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDU with its header (3GPP TS 23.040, 9.2.3.24).
 *
 * @param concat null when the text is whole
 */
record UserData(Alphabet alphabet, String text, @Nullable Concat concat) {
    /** What one message carries. */
    static final int MOST_OCTETS = 140;

    void write(Octets out) {
        byte[] header = header();
        if (alphabet == Alphabet.GSM7) {
            int headerSeptets = (header.length * 8 + 6) / 7;
            byte[] septets = Gsm7.encode(text);
            byte[] packed = Gsm7.pack(septets, headerSeptets * 7 - header.length * 8);
            fits(header.length + packed.length);
            out.put(headerSeptets + septets.length).put(header).put(packed);
        } else {
            byte[] body = alphabet == Alphabet.UCS2 ? utf16(text) : text.getBytes(StandardCharsets.ISO_8859_1);
            fits(header.length + body.length);
            out.put(header.length + body.length).put(header).put(body);
        }
    }

    private static void fits(int octets) {
        if (octets > MOST_OCTETS) throw new IllegalArgumentException(octets + " octets do not fit a message");
    }

    byte[] header() {
        if (concat == null) return new byte[0];
        var out = new Octets();
        if (concat.wide()) out.put(6).put(0x08).put(4).put(concat.reference() >> 8);
        else out.put(5).put(0x00).put(3);
        return out.put(concat.reference() & 0xFF)
                .put(concat.total())
                .put(concat.index())
                .all();
    }

    /** By hand, because the JDK's coder replaces half a surrogate pair, and phones do send such. */
    private static byte[] utf16(String text) {
        byte[] octets = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return octets;
    }

    static UserData read(Octets in, int coding, boolean hasHeader) throws PduException {
        Alphabet alphabet = Alphabet.of(coding);
        int length = in.next();
        int octets = alphabet == Alphabet.GSM7 ? (length * 7 + 7) / 8 : length;
        byte[] data = in.next(octets);
        int headerOctets = hasHeader && octets > 0 ? (data[0] & 0xFF) + 1 : 0;
        if (headerOctets > octets) throw new PduException("a header of " + headerOctets + " octets in " + octets);
        Concat concat = concat(data, headerOctets);
        byte[] body = java.util.Arrays.copyOfRange(data, headerOctets, octets);
        String text = switch (alphabet) {
            case GSM7 -> {
                int headerSeptets = (headerOctets * 8 + 6) / 7;
                int fill = headerSeptets * 7 - headerOctets * 8;
                yield Gsm7.decode(Gsm7.unpack(body, Math.max(0, length - headerSeptets), fill));
            }
            case UCS2 -> utf16(body);
            case OCTETS -> new String(body, StandardCharsets.ISO_8859_1);
        };
        return new UserData(alphabet, text, concat);
    }

    /**
     * As SMPP carries it: the header, and after it the body with one septet an octet, unpacked.
     *
     * @throws PduException when the header is longer than all
     */
    static UserData unpacked(byte[] data, Alphabet alphabet, boolean hasHeader) throws PduException {
        int headerOctets = hasHeader && data.length > 0 ? (data[0] & 0xFF) + 1 : 0;
        if (headerOctets > data.length)
            throw new PduException("a header of " + headerOctets + " octets in " + data.length);
        byte[] body = java.util.Arrays.copyOfRange(data, headerOctets, data.length);
        String text = switch (alphabet) {
            case GSM7 -> Gsm7.decode(body);
            case UCS2 -> utf16(body);
            case OCTETS -> new String(body, StandardCharsets.ISO_8859_1);
        };
        return new UserData(alphabet, text, concat(data, headerOctets));
    }

    /** See {@link #unpacked(byte[], Alphabet, boolean)}. */
    byte[] unpacked() {
        byte[] header = header();
        byte[] body = switch (alphabet) {
            case GSM7 -> Gsm7.encode(text);
            case UCS2 -> utf16(text);
            case OCTETS -> text.getBytes(StandardCharsets.ISO_8859_1);
        };
        byte[] all = java.util.Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, all, header.length, body.length);
        return all;
    }

    private static String utf16(byte[] octets) {
        var text = new StringBuilder(octets.length / 2);
        for (int i = 0; i + 1 < octets.length; i += 2)
            text.append((char) ((octets[i] & 0xFF) << 8 | octets[i + 1] & 0xFF));
        return text.toString();
    }

    /** Looks through the information elements; those that we do not know, and impossible ones, are passed over. */
    private static @Nullable Concat concat(byte[] data, int end) {
        Concat found = null;
        for (int at = 1; at + 2 <= end; at += 2 + (data[at + 1] & 0xFF)) {
            int size = data[at + 1] & 0xFF;
            if (at + 2 + size > end) break;
            boolean wide = data[at] == 0x08;
            if (!(data[at] == 0x00 && size == 3) && !(wide && size == 4)) continue;
            int last = at + 2 + size;
            int reference = (wide ? (data[last - 4] & 0xFF) << 8 : 0) | data[last - 3] & 0xFF;
            int total = data[last - 2] & 0xFF;
            int index = data[last - 1] & 0xFF;
            if (index >= 1 && index <= total) found = new Concat(reference, total, index, wide);
        }
        return found;
    }
}
