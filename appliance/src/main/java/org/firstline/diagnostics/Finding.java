package org.firstline.diagnostics;

import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.firstline.base.Texts;

/**
 * What one probe found.
 *
 * @param reason the code of its sentence, a line {@code finding.REASON} of the bundle: "ping.answers"
 * @param args what the sentence is filled with
 * @param took how long the probe worked
 */
public record Finding(ProbeKind kind, Mark mark, String reason, List<String> args, Duration took) {
    static final int LONGEST_ARG = 120;

    private static final Pattern FRACTION = Pattern.compile("-?\\d{1,9}\\.\\d{1,9}");

    public Finding {
        args = args.stream().map(Finding::clean).toList();
    }

    public static Finding ok(ProbeKind kind, String reason, Object... args) {
        return of(kind, Mark.OK, reason, args);
    }

    public static Finding bad(ProbeKind kind, String reason, Object... args) {
        return of(kind, Mark.BAD, reason, args);
    }

    public static Finding unknown(ProbeKind kind, String reason, Object... args) {
        return of(kind, Mark.UNKNOWN, reason, args);
    }

    /** Nothing came back within the time-out. */
    public static Finding late(ProbeKind kind, Duration timeout) {
        long millis = timeout.toMillis();
        return unknown(
                kind, "late", millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0));
    }

    private static Finding of(ProbeKind kind, Mark mark, String reason, Object... args) {
        return new Finding(
                kind, mark, reason, List.of(args).stream().map(String::valueOf).toList(), Duration.ZERO);
    }

    Finding took(Duration time) {
        return new Finding(kind, mark, reason, args, time);
    }

    /** For a reader of this language, with its decimal sign: "-29,5 дБм". */
    public String sentence(Locale locale) {
        char sign = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return Texts.of("diagnostics", locale)
                .get(
                        "finding." + reason,
                        args.stream()
                                .map(arg -> FRACTION.matcher(arg).matches() ? arg.replace('.', sign) : arg)
                                .toArray());
    }

    /** Words of far ends: one line, not too long, and without what separates them in a row. */
    private static String clean(String arg) {
        String line = arg.replaceAll("[\\p{Cntrl}|]+", " ").strip();
        return line.length() <= LONGEST_ARG ? line : line.substring(0, LONGEST_ARG - 1) + "…";
    }
}
