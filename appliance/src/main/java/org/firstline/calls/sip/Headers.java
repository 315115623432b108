package org.firstline.calls.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message, in order, names as written. Looking up knows that names have no case and that some have a
 * one-letter form (RFC 3261 §7.3.3). Not for two threads.
 */
final class Headers {
    private String[] lines = new String[32];
    private int size;

    Headers add(String name, String value) {
        if (size == lines.length) lines = Arrays.copyOf(lines, size * 2);
        lines[size++] = name;
        lines[size++] = value;
        return this;
    }

    Headers addFirst(String name, String value) {
        add(name, value);
        System.arraycopy(lines, 0, lines, 2, size - 2);
        lines[0] = name;
        lines[1] = value;
        return this;
    }

    /** Adds every line of this name that {@code other} has, in its order. */
    Headers addAll(String name, Headers other) {
        for (int i = 0; i < other.size; i += 2) {
            if (is(other.lines[i], name)) add(name, other.lines[i + 1]);
        }
        return this;
    }

    /** Puts the value in the place of the first header of this name, or at the end if there is none. */
    Headers set(String name, String value) {
        for (int i = 0; i < size; i += 2) {
            if (is(lines[i], name)) {
                lines[i + 1] = value;
                return this;
            }
        }
        return add(name, value);
    }

    /** The first line of this name, whole (a comma list is not split). */
    @Nullable
    String first(String name) {
        for (int i = 0; i < size; i += 2) {
            if (is(lines[i], name)) return lines[i + 1];
        }
        return null;
    }

    boolean has(String name) {
        return first(name) != null;
    }

    int count(String name) {
        int count = 0;
        for (int i = 0; i < size; i += 2) {
            if (is(lines[i], name)) count++;
        }
        return count;
    }

    /** Every value of this name, over all its lines, comma lists split. Not for digest headers, whose commas differ. */
    List<String> values(String name) {
        List<String> all = List.of();
        for (int i = 0; i < size; i += 2) {
            if (!is(lines[i], name)) continue;
            List<String> some = Grammar.splitCommas(lines[i + 1]);
            if (all.isEmpty()) {
                all = some;
            } else {
                var joined = new ArrayList<>(all);
                joined.addAll(some);
                all = joined;
            }
        }
        return all;
    }

    /** Every line of this name as it stands. */
    List<String> lines(String name) {
        var found = new ArrayList<String>(2);
        for (int i = 0; i < size; i += 2) {
            if (is(lines[i], name)) found.add(lines[i + 1]);
        }
        return found;
    }

    /** Whether one of the tokens of a list header ("Supported", "Require") is this one. */
    boolean lists(String name, String token) {
        for (String value : values(name)) {
            if (value.equalsIgnoreCase(token)) return true;
        }
        return false;
    }

    void forEach(BiConsumer<String, String> each) {
        for (int i = 0; i < size; i += 2) each.accept(lines[i], lines[i + 1]);
    }

    int size() {
        return size / 2;
    }

    void print(StringBuilder out) {
        for (int i = 0; i < size; i += 2)
            out.append(lines[i]).append(": ").append(lines[i + 1]).append("\r\n");
    }

    private static boolean is(String written, String name) {
        if (written.length() == 1) return longForm(written.charAt(0)).equalsIgnoreCase(name);
        return written.equalsIgnoreCase(name);
    }

    private static String longForm(char compact) {
        return switch (compact) {
            case 'a', 'A' -> "Accept-Contact";
            case 'b', 'B' -> "Referred-By";
            case 'c', 'C' -> "Content-Type";
            case 'd', 'D' -> "Request-Disposition";
            case 'e', 'E' -> "Content-Encoding";
            case 'f', 'F' -> "From";
            case 'i', 'I' -> "Call-ID";
            case 'j', 'J' -> "Reject-Contact";
            case 'k', 'K' -> "Supported";
            case 'l', 'L' -> "Content-Length";
            case 'm', 'M' -> "Contact";
            case 'o', 'O' -> "Event";
            case 'r', 'R' -> "Refer-To";
            case 's', 'S' -> "Subject";
            case 't', 'T' -> "To";
            case 'u', 'U' -> "Allow-Events";
            case 'v', 'V' -> "Via";
            case 'x', 'X' -> "Session-Expires";
            default -> "";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers that && Arrays.equals(lines, 0, size, that.lines, 0, that.size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOf(lines, size));
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        print(out);
        return out.toString();
    }
}
