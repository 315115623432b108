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
 * @param pause after how many characters of the data the sign needs a rest; 0 for none
 */
record AlphaPacket(String data, int pause) {
    static final char CALL_STRING = 0x10;
    static final char CALL_DOTS = 0x14;
    static final char COLOUR = 0x1c;
    static final char ESC = 0x1b;
    static final char CR = '\r';
    /** The TEXT file that runs always. */
    static final char TEXT = 'A';
    /** The file that is always there, needs no memory of its own, and stops all others from showing. */
    static final char PRIORITY = '0';
    /** What the TEXT file may hold, and the priority file. */
    static final int TEXT_SIZE = 256;

    static final int PRIORITY_SIZE = 125;

    static final int SOH = 1;
    static final int STX = 2;
    static final int ETX = 3;
    static final int EOT = 4;

    enum Mode {
        ROTATE('a'),
        HOLD('b'),
        FLASH('c');

        final char code;

        Mode(char code) {
            this.code = code;
        }
    }

    AlphaPacket(String data) {
        this(data, 0);
    }

    /** Forgets every file. A sign may refuse to show files of a new configuration that was not preceded by this. */
    static AlphaPacket clearMemory() {
        return new AlphaPacket("E$");
    }

    /**
     * Makes room for the TEXT file A, STRING files of one size each and SMALL DOTS PICTURE files of one size each; what
     * was there is forgotten. A STRING must be locked (L) and has 0000 in place of running times; FF00 is always; a
     * picture's 2000 is three colours.
     */
    static AlphaPacket configure(List<Character> strings, int size, List<Character> pictures, int width) {
        var table = new StringBuilder(String.format(Locale.ROOT, "E$%cAL%04XFF00", TEXT, TEXT_SIZE));
        for (char label : strings) table.append(String.format(Locale.ROOT, "%cBL%04X0000", label, size));
        for (char label : pictures)
            table.append(String.format(Locale.ROOT, "%cDL%02X%02X2000", label, Font.HEIGHT, width));
        return new AlphaPacket(table.toString());
    }

    /** A TEXT file; position 0 (fill) is ignored by one-line signs but must be there. Signs blank while they take it. */
    static AlphaPacket text(char label, Mode mode, String content) {
        return new AlphaPacket("A" + label + ESC + "0" + mode.code + content);
    }

    /** Takes the priority file away, so that the others show again. */
    static AlphaPacket noPriority() {
        return new AlphaPacket("A" + PRIORITY);
    }

    /** A STRING file, called by TEXT files; signs show the new value without blanking. */
    static AlphaPacket string(char label, String content) {
        return new AlphaPacket("G" + label + content);
    }

    /** A SMALL DOTS PICTURE: height and width, a rest of 0.1 s, then the rows, each with a carriage return. */
    static AlphaPacket dots(char label, Frame picture) {
        var data =
                new StringBuilder(String.format(Locale.ROOT, "I%c%02X%02X", label, picture.height(), picture.width()));
        int pause = data.length();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) data.append(dot(picture.at(x, y)));
            data.append(CR);
        }
        return new AlphaPacket(data.toString(), pause);
    }

    private static char dot(Colour colour) {
        return switch (colour) {
            case OFF -> '0';
            case RED -> '1';
            case GREEN -> '2';
            case AMBER -> '3';
        };
    }

    /** @param sum whether a sum goes with it: a sign then ignores a transmission that arrived damaged */
    byte[] encode(boolean sum) {
        var out = new ByteArrayOutputStream(data.length() + 20);
        out.writeBytes(head());
        out.writeBytes(ascii(data));
        if (sum) {
            out.write(ETX);
            out.writeBytes(ascii(sum(data)));
        }
        out.write(EOT);
        return out.toByteArray();
    }

    private static byte[] head() {
        var out = new ByteArrayOutputStream(10);
        out.writeBytes(new byte[5]);
        out.write(SOH);
        out.writeBytes(ascii("Z00"));
        out.write(STX);
        return out.toByteArray();
    }

    /** How many octets of {@link #encode} go before the rest that the sign needs; 0 for all at once. */
    int octetsBeforePause() {
        return pause == 0 ? 0 : head().length + pause;
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
