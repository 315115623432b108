package org.firstline.base.csv;

import java.util.List;
import java.util.Locale;
import org.firstline.base.Texts;

/**
 * A line that was left out, and why.
 *
 * @param line its number in the file, from 1
 * @param column the column's title in the file; empty where the whole line is meant
 * @param code a key of the bundle that its first word names, as in {@link org.firstline.base.Refused}
 * @param args what the sentence is filled with
 */
public record BadLine(long line, String column, String code, List<Object> args) {
    /** An argument longer than this is cut: a report must stay readable, whatever is in the file. */
    private static final int LONGEST_ARG = 60;

    public BadLine {
        args = args.stream().map(BadLine::cut).toList();
    }

    public static BadLine of(long line, String column, String code, Object... args) {
        return new BadLine(line, column, code, List.of(args));
    }

    /** The reason alone. */
    public String reason(Locale locale) {
        return Texts.of(code.substring(0, code.indexOf('.')), locale).get(code, args.toArray());
    }

    /** The whole sentence: line, column, reason. */
    public String sentence(Locale locale) {
        var texts = Texts.of("base", locale);
        return column.isEmpty()
                ? texts.get("base.csv-line", line, reason(locale))
                : texts.get("base.csv-line-column", line, column, reason(locale));
    }

    private static Object cut(Object arg) {
        return arg instanceof String s && s.length() > LONGEST_ARG ? s.substring(0, LONGEST_ARG) + "…" : arg;
    }
}
