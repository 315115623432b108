package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Telephone events as devices send them: marker, timestamp, and the four octets of RFC 4733 section 2.3. */
final class DigitDetectorTest {
    @Test
    void goldenPackets() {
        String one = "M 1000 010a00a0, 1000 010a0140, 1000 010a01e0";
        assertDigits("1", one + ", 1000 018a0280, 1000 018a0280, 1000 018a0280"); // by the book
        assertDigits("1", one); // all ends lost
        assertDigits("1", "1000 010a0140, 1000 018a0280"); // the beginning lost, and with it the marker
        assertDigits("1", "1000 018a0280"); // nothing but one end left
        assertDigits("1", "M 1000 010a0000, 1000 018a0000"); // durations never set
        assertDigits("12", one + ", M 2600 020a00a0, 2600 028a0140"); // ends lost, another key
        assertDigits("11", one + ", M 2600 010a00a0, 2600 018a0140"); // ends lost, the same key again
        assertDigits("11", one + ", 2600 010a0140, 2600 018a01e0"); // and the second's marker lost too
        assertDigits("11", "M 1000 010a00a0, 1000 018a0140, M 1640 010a00a0"); // quick fingers, 40 ms between
        assertDigits("12", "M 1000 018a0140, M 2600 020a00a0, 1000 018a0140, 2600 020a0140"); // a late end
        assertDigits("1", "M 1000 010a00a0, 1160 010a0140, 1320 010a01e0, 1480 018a0280"); // timestamp runs on, wrongly
        assertDigits("1", "M 1000 010affff, 66535 010a00a0, 66535 018a0140"); // a key held for 8.3 s, in two segments
        assertDigits("12", "M 1000 018a0140, M 1000 028a0140"); // one timestamp for everything
        assertDigits("0*#AD", "M 0 008a0140, M 800 0a8a0140, M 1600 0b8a0140, M 2400 0c8a0140, M 3200 0f8a0140");
        assertDigits("", "M 1000 108a0140, M 2000 248a0140, M 3000 ff8a0140"); // flash, a fax tone, anything
        assertDigits("12", "M 2147483000 018a0140, M -2147482000 028a0140"); // the timestamp's sign
        assertDigits("12", "M 900000 018a0140, M 1000 028a0140"); // a new clock
    }

    @Test
    void aNewSourceMayUseTheSameTimestamp() {
        DigitDetector detector = new DigitDetector();
        assertThat(detector.take(7, 1000, true, 1, true, 320)).isEqualTo('1');
        assertThat(detector.take(8, 1000, true, 1, true, 320)).isEqualTo('1');
        assertThat(detector.take(8, 1000, false, 1, true, 320)).isEqualTo(DigitDetector.NONE);
    }

    private static void assertDigits(String expected, String packets) {
        DigitDetector detector = new DigitDetector();
        StringBuilder digits = new StringBuilder();
        for (String line : packets.split(", ")) {
            String[] words = line.replace("M ", "").split(" ");
            ByteBuffer event = ByteBuffer.wrap(HexFormat.of().parseHex(words[1]));
            char digit = detector.take(
                    1,
                    Integer.parseInt(words[0]),
                    line.startsWith("M"),
                    event.get(0) & 0xFF,
                    event.get(1) < 0,
                    event.getShort(2) & 0xFFFF);
            if (digit != DigitDetector.NONE) digits.append(digit);
        }
        assertThat(digits.toString()).as(packets).isEqualTo(expected);
    }
}
