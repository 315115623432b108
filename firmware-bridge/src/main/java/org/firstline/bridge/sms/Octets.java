package org.firstline.bridge.sms;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A row of octets that is written at its end or read from its start, with the shapes that all PDUs share. */
final class Octets {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String DIGITS = "0123456789*#abc";
    private static final int INTERNATIONAL = 0x91;
    private static final int UNKNOWN = 0x81;
    private static final int ALPHANUMERIC = 0xD0;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] in = {};
    private int at;

    static Octets ofHex(String hex) throws PduException {
        var octets = new Octets();
        try {
            octets.in = HEX.parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new PduException("not hexadecimal: " + e.getMessage());
        }
        return octets;
    }

    Octets put(int octet) {
        out.write(octet);
        return this;
    }

    Octets put(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    byte[] all() {
        return out.toByteArray();
    }

    String hex() {
        return HEX.formatHex(all());
    }

    int next() throws PduException {
        return next(1)[0] & 0xFF;
    }

    byte[] next(int count) throws PduException {
        if (at + count > in.length) throw new PduException("ends after " + in.length + " octets");
        at += count;
        return java.util.Arrays.copyOfRange(in, at - count, at);
    }

    /** An address (3GPP TS 23.040, 9.1.2.5): the count of digits, the type, and two digits an octet. */
    Octets putAddress(String address) {
        if (address.chars().anyMatch(c -> c != '+' && DIGITS.indexOf(c) < 0)) {
            byte[] septets = Gsm7.encode(address);
            byte[] packed = Gsm7.pack(septets, 0);
            return put((septets.length * 7 + 3) / 4).put(ALPHANUMERIC).put(packed);
        }
        boolean international = address.startsWith("+");
        String digits = international ? address.substring(1) : address;
        put(digits.length()).put(international ? INTERNATIONAL : UNKNOWN);
        for (int i = 0; i < digits.length(); i += 2) {
            int low = DIGITS.indexOf(digits.charAt(i));
            int high = i + 1 < digits.length() ? DIGITS.indexOf(digits.charAt(i + 1)) : 0xF;
            put(high << 4 | low);
        }
        return this;
    }

    String nextAddress() throws PduException {
        int count = next();
        int type = next();
        byte[] body = next((count + 1) / 2);
        if ((type & 0x70) == (ALPHANUMERIC & 0x70)) return Gsm7.decode(Gsm7.unpack(body, count * 4 / 7, 0));
        var digits = new StringBuilder((type & 0x70) == (INTERNATIONAL & 0x70) && count > 0 ? "+" : "");
        for (int i = 0; i < count; i++) {
            int nibble = body[i / 2] >> (i % 2 * 4) & 0xF;
            if (nibble == 0xF) throw new PduException("an address of fewer digits than it says");
            digits.append(DIGITS.charAt(nibble));
        }
        return digits.toString();
    }

    /** A time stamp (9.2.3.11), as of UTC. */
    Octets putTime(Instant instant) {
        LocalDateTime t = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        for (int value : new int[] {
            t.getYear() % 100, t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute(), t.getSecond(), 0
        }) put(value % 10 << 4 | value / 10);
        return this;
    }

    /** Null where a centre sends a time that does not exist, as some do: no reason to lose the message. */
    @Nullable
    Instant nextTime() throws PduException {
        byte[] t = next(7);
        int[] v = new int[6];
        for (int i = 0; i < 6; i++) v[i] = (t[i] & 0xF) * 10 + (t[i] >> 4 & 0xF);
        int quarters = (t[6] & 0x7) * 10 + (t[6] >> 4 & 0xF);
        try {
            return LocalDateTime.of(2000 + v[0], v[1], v[2], v[3], v[4], v[5])
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds((t[6] & 0x8) != 0 ? -900L * quarters : 900L * quarters);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The address of the service centre that a modem puts before each PDU (3GPP TS 27.005, 3.1). */
    void skipCentre() throws PduException {
        next(next());
    }
}
