package org.firstline.subscribers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.firstline.base.Refused;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.Columns;
import org.firstline.base.csv.CsvFile;
import org.firstline.base.csv.CsvLimits;
import org.firstline.base.csv.CsvLine;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.Tally;

/** One comparison of a file with what is known, in pieces of {@value #PIECE} lines. Used once, by one thread. */
final class SubscriberImport {
    private static final int PIECE = 500;

    private final ImportOptions options;
    private final CsvFile file;
    private final Columns<Field> columns;
    private final LineReader reader;
    private final Function<Collection<String>, Map<String, Subscriber>> known;
    private final Tally tally = new Tally();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, CsvLine> piece = new LinkedHashMap<>();
    private final List<SubscriberData> added = new ArrayList<>();
    private final List<Difference.Change> changed = new ArrayList<>();

    /**
     * @param known subscribers by contract, of those asked for
     * @throws Refused where the file can't be used at all, or has no column for the contract
     */
    SubscriberImport(
            byte[] bytes,
            ImportOptions options,
            Phones phones,
            Function<Collection<String>, Map<String, Subscriber>> known) {
        this.options = options;
        this.file = CsvFile.open(bytes, options, CsvLimits.DEFAULT, Field.NAMES::knows);
        this.columns = Field.NAMES.find(file, options);
        if (!columns.has(Field.CONTRACT)) throw new Refused("subscribers.no-contract-column");
        this.reader = new LineReader(columns, phones);
        this.known = known;
    }

    /** @param inUse all contracts that are not closed, with their ids */
    Difference compare(Map<String, Long> inUse) {
        file.read(this::line, tally::unreadable);
        comparePiece();
        // a contract whose line is bad is not missing: it is there, only unusable
        List<Long> missing = inUse.entrySet().stream()
                .filter(e -> !seen.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<Long> gone = options.removeMissing() ? missing : List.of();
        tally.missing(missing.size(), gone.size());
        return new Difference(added, changed, gone, inUse.size(), options, tally.report(file, columns));
    }

    private void line(CsvLine line) {
        tally.line(line);
        String contract = columns.text(Field.CONTRACT, line, " ");
        if (contract.isEmpty()) {
            bad(line, Field.CONTRACT, "subscribers.no-contract");
            return;
        }
        Long before = seen.putIfAbsent(contract, line.number());
        if (before != null) {
            bad(line, Field.CONTRACT, "subscribers.contract-twice", contract, before);
            return;
        }
        piece.put(contract, line);
        if (piece.size() == PIECE) comparePiece();
    }

    private void comparePiece() {
        if (piece.isEmpty()) return;
        Map<String, Subscriber> old = known.apply(piece.keySet());
        piece.forEach((contract, line) -> {
            try {
                Subscriber before = old.get(contract);
                if (before == null) {
                    added.add(reader.fresh(line, contract));
                    tally.added();
                    return;
                }
                SubscriberData now = reader.changed(line, before.data());
                if (now.equals(before.data())) {
                    tally.unchanged();
                } else {
                    changed.add(new Difference.Change(before.id(), now));
                    tally.changed();
                }
            } catch (LineReader.BadCell e) {
                bad(line, e.field, e.code, e.word);
            } catch (Refused e) {
                tally.bad(BadLine.of(line.number(), "", e.code(), e.args()));
            }
        });
        piece.clear();
    }

    private void bad(CsvLine line, Field field, String code, Object... args) {
        tally.bad(BadLine.of(line.number(), columns.title(field), code, args));
    }
}
