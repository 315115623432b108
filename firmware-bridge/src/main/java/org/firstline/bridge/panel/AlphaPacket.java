package org.firstline.bridge.panel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One transmission of the Alpha Sign Communications Protocol (Adaptive Micro Systems, 9708-8061), which its own manual
 * also calls EZ KEY II on older signs: nulls to find the speed, SOH, the type of sign, its address, STX, a command and
 * its data, optionally ETX and a sum, EOT. To every sign on the line: type Z, address 00.
 *
 * @param data the command letter and what follows it, in ASCII with the control codes of the manual's table of them
 */
record AlphaPacket(String data) {
    static final char CALL_STRING = 0x10;
    static final char COLOUR = 0x1c;
    static final char ESC = 0x1b;
    /** The file that is always there, needs no memory of its own, and stops all others from showing. */
    static final char PRIORITY = '0';
    /** What the priority file holds, and the most that a STRING file may. */
    static final int PRIORITY_SIZE = 125;

    static final int SOH = 1;
    static final int STX = 2;
    static final int ETX = 3;
    static final int EOT = 4;

    enum Mode {
        ROTATE('a'),
        HOLD('b');

        final char code;

        Mode(char code) {
            this.code = code;
        }
    }

    /** Forgets every file. A sign may refuse to show files of a new configuration that was not preceded by this. */
    static AlphaPacket clearMemory() {
        return new AlphaPacket("E$");
    }

    /**
     * Makes room for the default TEXT file A and for STRING files of one size each; what was there is forgotten. A
     * STRING must be locked (L) and has 0000 in place of running times; FF00 is always.
     */
    static AlphaPacket configure(List<Character> strings, int size) {
        var table = new StringBuilder("E$AAL0040FF00");
        for (char label : strings)
            table.append(label)
                    .append("BL")
                    .append(String.format(Locale.ROOT, "%04X", size))
                    .append("0000");
        return new AlphaPacket(table.toString());
    }

    /** A TEXT file; position 0 (fill) is ignored by one-line signs but must be there. Signs blank while they take it. */
    static AlphaPacket text(char label, Mode mode, String content) {
        return new AlphaPacket("A" + label + ESC + "0" + mode.code + content);
    }

    /** A STRING file, called by TEXT files; signs show the new value without blanking. */
    static AlphaPacket string(char label, String content) {
        return new AlphaPacket("G" + label + content);
    }

    /** @param sum whether a sum goes with it: a sign then ignores a transmission that arrived damaged */
    byte[] encode(boolean sum) {
        var out = new ByteArrayOutputStream(data.length() + 20);
        out.writeBytes(new byte[5]);
        out.write(SOH);
        out.writeBytes(ascii("Z00"));
        out.write(STX);
        out.writeBytes(ascii(data));
        if (sum) {
            out.write(ETX);
            out.writeBytes(ascii(sum(data)));
        }
        out.write(EOT);
        return out.toByteArray();
    }

    /** Four hexadecimal digits of the 16-bit sum of everything from STX to ETX, both included. */
    static String sum(String data) {
        int sum = STX + ETX + data.chars().sum();
        return String.format(Locale.ROOT, "%04X", sum & 0xffff);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
