package org.firstline.base.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the records of a text. A quote that nobody closed would swallow the lines after it: then only the line
 * that it stands on is bad, and reading goes on with the next one, at most {@value #MOST_RESTARTS} times in a file.
 */
final class CsvRecords {
    private static final int MOST_RESTARTS = 5_000;
    /** No record is longer; so an open quote is noticed without reading to the end of the file. */
    private static final int LONGEST_RECORD = 1 << 17;

    private static final int DONE = -1;

    private final String text;
    private final CSVFormat strict;
    private final CSVFormat lenient;
    private final int longestCell;
    private int columns;
    private int countedTo;
    private long line = 1;
    /** Where the record begins that comes after the last one read. */
    private int following;

    CsvRecords(String text, char delimiter, int longestCell) {
        this.text = text;
        this.longestCell = longestCell;
        this.strict = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreEmptyLines(true)
                .get();
        this.lenient = strict.builder().setTrailingData(true).get();
    }

    /** Gives every line to {@code good} until that says no more, and every one that can't be read to {@code bad}. */
    void read(int from, Predicate<CsvLine> good, Consumer<BadLine> bad) {
        int offset = from;
        for (int restarts = 0; offset != DONE; restarts++) {
            if (restarts > MOST_RESTARTS) throw new Refused("base.csv-quotes", lineAt(offset));
            offset = readFrom(skipBreaks(offset), good, bad);
        }
    }

    /** @return where to begin anew after a quote that can't be right, or {@link #DONE} */
    private int readFrom(int offset, Predicate<CsvLine> good, Consumer<BadLine> bad) {
        following = offset;
        try (var parser = strict.parse(new Window(offset))) {
            for (CSVRecord row : parser) {
                int start = skipBreaks(offset + (int) row.getCharacterPosition());
                int breaks = row.stream().mapToInt(CsvRecords::breaks).sum();
                if (breaks > 0 && columns > 0 && row.size() != columns) return alone(start, good, bad);
                following = skipLines(start, breaks + 1);
                if (!give(lineAt(start), row, good, bad) || following == DONE) return DONE;
            }
            return DONE;
        } catch (UncheckedIOException e) {
            // from memory, reading fails only at a quote: it stays open, or text follows where it closes
            return alone(skipBreaks(following), good, bad);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one line by itself, as it stands, taking quotes as people write them. */
    private int alone(int start, Predicate<CsvLine> good, Consumer<BadLine> bad) {
        int next = skipLines(start, 1);
        String only = text.substring(start, next == DONE ? text.length() : next);
        try (var parser = lenient.parse(new StringReader(only))) {
            for (CSVRecord row : parser) if (!give(lineAt(start), row, good, bad)) return DONE;
        } catch (UncheckedIOException e) {
            bad.accept(BadLine.of(lineAt(start), "", "base.csv-quote"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    private boolean give(long number, CSVRecord row, Predicate<CsvLine> good, Consumer<BadLine> bad) {
        List<String> cells = row.stream().map(CsvRecords::strip).toList();
        if (cells.stream().allMatch(String::isEmpty)) return true;
        if (columns == 0) columns = cells.size();
        BadLine fault = fault(number, cells);
        if (fault == null) return good.test(new CsvLine(number, cells));
        bad.accept(fault);
        return true;
    }

    private @Nullable BadLine fault(long number, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (i >= columns && !cell.isEmpty())
                return BadLine.of(number, "", "base.csv-too-many-cells", columns, cells.size());
            if (cell.length() > longestCell)
                return BadLine.of(number, Integer.toString(i + 1), "base.csv-cell-too-long", longestCell);
            if (cell.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'))
                return BadLine.of(number, Integer.toString(i + 1), "base.csv-control");
        }
        return null;
    }

    private static String strip(String cell) {
        String text = cell.indexOf('\u00a0') >= 0 ? cell.replace('\u00a0', ' ') : cell;
        return text.strip();
    }

    private static int breaks(String cell) {
        int breaks = 0;
        for (int i = 0; i < cell.length(); i++) if (isBreak(cell, i)) breaks++;
        return breaks;
    }

    /** A line ends with LF, CR or both; of both the LF counts. */
    private static boolean isBreak(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    private int skipBreaks(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) at++;
        return at;
    }

    /** @return where the line begins that comes this many lines after the one at {@code offset}; DONE past the end */
    private int skipLines(int offset, int lines) {
        int left = lines;
        for (int at = offset; at < text.length(); at++) if (isBreak(text, at) && --left == 0) return at + 1;
        return DONE;
    }

    /** The number of the line at this offset; offsets only grow during a walk, so nothing is counted twice. */
    private long lineAt(int offset) {
        for (; countedTo < offset; countedTo++) if (isBreak(text, countedTo)) line++;
        return line;
    }

    /** The text from an offset on, as far as one record can reach. */
    private final class Window extends Reader {
        private int at;

        Window(int offset) {
            at = offset;
        }

        @Override
        public int read(char[] into, int from, int most) {
            int end = (int) Math.min(text.length(), (long) following + LONGEST_RECORD);
            int n = Math.min(most, end - at);
            if (n <= 0) return -1;
            text.getChars(at, at + n, into, from);
            at += n;
            return n;
        }

        @Override
        public void close() {
            at = text.length();
        }
    }
}
