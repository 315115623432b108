package org.firstline.base.csv;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file that a spreadsheet opens: UTF-8 with its mark, commas, lines that end as RFC 4180 wants. What a person
 * typed can't become a formula there: a text that would begin one gets an apostrophe in front; numbers stay numbers.
 */
public final class CsvText {
    private static final String MARK = "\uFEFF";
    private static final String STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder(MARK);

    /** Adds a line; numbers are written as they are, everything else as text, null as nothing. */
    public CsvText line(@Nullable Object... fields) {
        var line = new StringJoiner(",");
        for (@Nullable Object field : fields) line.add(written(field));
        text.append(line).append("\r\n");
        return this;
    }

    public byte[] octets() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String written(@Nullable Object field) {
        if (field == null) return "";
        if (field instanceof Number) return field.toString();
        String plain = field.toString();
        String safe = !plain.isEmpty() && STARTS.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
