package org.firstline.base.csv;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.firstline.base.Refused;

/**
 * A file whose character set, delimiter and header row are known; its lines can be walked over again and again. Holds
 * the text in memory, within {@link CsvLimits}.
 */
public final class CsvFile {
    private static final int SAMPLE_LINES = 30;

    private final CsvLimits limits;
    private final Charset charset;
    private final String text;
    private final int from;
    private final char delimiter;
    private final boolean header;
    private final List<String> titles;

    private CsvFile(byte[] bytes, ImportOptions options, CsvLimits limits, Predicate<String> knownTitle) {
        this.limits = limits;
        if (bytes.length > limits.bytes()) throw new Refused("base.csv-too-big", limits.bytes() >> 20);
        if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') throw new Refused("base.csv-workbook");
        this.charset = options.charset() != null ? options.charset() : CharsetGuess.of(bytes);
        String decoded = new String(bytes, charset);
        this.text = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        if (text.isBlank()) throw new Refused("base.csv-empty");
        // Excel's own way to say which delimiter it used
        boolean said = text.matches("(?s)sep=[^\r\n][\r\n].*");
        this.from = said ? 5 : 0;
        this.delimiter =
                options.delimiter() != null ? options.delimiter() : said ? text.charAt(4) : DelimiterGuess.of(text, 0);
        List<CsvLine> sample = sample();
        if (sample.isEmpty()) throw new Refused("base.csv-empty");
        List<String> first = sample.getFirst().cells();
        if (first.size() > limits.columns()) throw new Refused("base.csv-too-wide", limits.columns());
        this.header = options.header() != null
                ? options.header()
                : HeaderGuess.of(first, sample.subList(1, sample.size()), knownTitle);
        this.titles = header
                ? first
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    /**
     * @param knownTitle whether a column of this title means something to the import; helps to tell a header from data
     * @throws Refused for a file that is too big, empty, or a workbook rather than text
     */
    public static CsvFile open(byte[] bytes, ImportOptions options, CsvLimits limits, Predicate<String> knownTitle) {
        return new CsvFile(bytes, options, limits, knownTitle);
    }

    public Charset charset() {
        return charset;
    }

    public char delimiter() {
        return delimiter;
    }

    public boolean header() {
        return header;
    }

    /** The columns' names, or "1", "2", … where the file has no header. */
    public List<String> titles() {
        return titles;
    }

    /**
     * Walks over the lines with data, in the order of the file.
     *
     * @throws Refused where there are too many lines, or too many quotes that nobody closed
     */
    public void read(Consumer<CsvLine> good, Consumer<BadLine> bad) {
        int[] lines = {0};
        new CsvRecords(text, delimiter, limits.cell())
                .read(
                        from,
                        line -> {
                            if (lines[0]++ > 0 || !header) good.accept(line);
                            if (lines[0] > limits.lines()) throw new Refused("base.csv-too-long", limits.lines());
                            return true;
                        },
                        line -> bad.accept(withTitle(line)));
    }

    private List<CsvLine> sample() {
        List<CsvLine> sample = new ArrayList<>();
        new CsvRecords(text, delimiter, limits.cell())
                .read(
                        from,
                        line -> {
                            sample.add(line);
                            return sample.size() < SAMPLE_LINES;
                        },
                        line -> {});
        return sample;
    }

    /** The reader below knows a column by its number only. */
    private BadLine withTitle(BadLine line) {
        if (line.column().isEmpty()) return line;
        int column = Integer.parseInt(line.column()) - 1;
        return column < titles.size() ? new BadLine(line.line(), titles.get(column), line.code(), line.args()) : line;
    }
}
