package org.firstline.calls.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The torture messages of RFC 4475 and RFC 5118, from the test data beside this class. */
final class Torture {
    /** @param verdict what our line answers; see the data */
    record Case(String name, String section, String verdict, byte[] octets) {
        @Override
        public String toString() {
            return name + " (" + section + ")";
        }
    }

    private static final Pattern REPEAT = Pattern.compile("<repeat count=(\\d+)>(.*?)</repeat>");
    private static final Pattern OCTET = Pattern.compile("\\\\x([0-9A-F]{2})");

    private Torture() {}

    static List<Case> cases() {
        var all = new ArrayList<Case>();
        for (String file : List.of("rfc4475.txt", "rfc5118.txt")) {
            String[] parts = text(file).split("(?m)^@@ ");
            for (int i = 1; i < parts.length; i++) {
                int head = parts[i].indexOf('\n');
                String[] words = parts[i].substring(0, head).split(" ");
                all.add(new Case(words[0], words[1], words[2], wire(parts[i].substring(head + 1))));
            }
        }
        return all;
    }

    private static byte[] wire(String text) {
        String repeated = REPEAT.matcher(text).replaceAll(m -> m.group(2).repeat(Integer.parseInt(m.group(1))));
        String lines = repeated.replace("\n", "\r\n");
        return OCTET.matcher(lines)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Torture.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
