package org.firstline.reactions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.ColumnNames;
import org.firstline.base.csv.Columns;
import org.firstline.base.csv.CsvFile;
import org.firstline.base.csv.CsvLimits;
import org.firstline.base.csv.CsvLine;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.base.csv.Tally;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.LineFacts;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * One reading of a file that says how lines are attached, by the subscribers' contracts. A column that the file does not
 * have leaves what is written down; lines that the file does not name stay as they are. Used once, by one thread.
 */
public final class LinesImport {
    /** The columns, with the titles under which billings and Ubilling's port tables export them. */
    enum Field {
        CONTRACT,
        LOGIN,
        ADDRESS,
        HOST,
        PORT,
        ONU,
        PROFILE;

        static final ColumnNames<Field> NAMES = new ColumnNames<>(Field.class)
                .one(CONTRACT, "contract", "contract no", "account", "договор", "номер договора", "лицевой счет")
                .one(LOGIN, "login", "user", "username", "логин", "пользователь")
                .one(ADDRESS, "address", "ip", "ip address", "framed ip address", "ip адрес", "ip-адрес")
                .one(HOST, "host", "switch", "switch ip", "olt", "olt ip", "коммутатор", "ip коммутатора")
                .one(PORT, "port", "if index", "switch port", "порт", "порт коммутатора")
                .one(ONU, "onu", "ont", "onu index", "terminal", "терминал")
                .one(PROFILE, "profile", "onu profile", "профиль")
                .withoutHeader(CONTRACT, LOGIN, ADDRESS, HOST, PORT, ONU, PROFILE);
    }

    private final Subscribers subscribers;
    private final Diagnostics diagnostics;
    private final CsvFile file;
    private final Columns<Field> columns;
    private final Tally tally = new Tally();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<LineFacts> facts = new ArrayList<>();

    /** @throws Refused where the file can't be used at all, or has no column for the contract */
    public LinesImport(Subscribers subscribers, Diagnostics diagnostics, byte[] bytes) {
        this.subscribers = subscribers;
        this.diagnostics = diagnostics;
        file = CsvFile.open(bytes, ImportOptions.DETECT, CsvLimits.DEFAULT, Field.NAMES::knows);
        columns = Field.NAMES.find(file, ImportOptions.DETECT);
        if (!columns.has(Field.CONTRACT)) throw new Refused("subscribers.no-contract-column");
    }

    /** @param dryRun only counts; else all lines that can be used are written in one transaction */
    public ImportReport run(boolean dryRun) {
        file.read(this::line, tally::unreadable);
        if (!dryRun) diagnostics.put(facts);
        return tally.report(file, columns);
    }

    private void line(CsvLine line) {
        tally.line(line);
        String contract = columns.text(Field.CONTRACT, line, " ");
        Long before = contract.isEmpty() ? null : seen.putIfAbsent(contract, line.number());
        if (contract.isEmpty()) bad(line, "subscribers.no-contract");
        else if (before != null) bad(line, "subscribers.contract-twice", contract, before);
        else {
            Optional<Subscriber> whose = subscribers.findByContract(contract);
            if (whose.isEmpty()) bad(line, "diagnostics.unknown-contract", contract);
            else read(line, diagnostics.facts(whose.get().id()));
        }
    }

    private void read(CsvLine line, LineFacts old) {
        try {
            var now = new LineFacts(
                    old.subscriber(),
                    text(Field.LOGIN, line, old.login()),
                    text(Field.ADDRESS, line, old.address()),
                    text(Field.HOST, line, old.host()),
                    text(Field.PORT, line, old.port()),
                    text(Field.ONU, line, old.onu()),
                    text(Field.PROFILE, line, old.profile()));
            if (now.equals(old)) {
                tally.unchanged();
                return;
            }
            facts.add(now);
            if (old.saysNothing()) tally.added();
            else tally.changed();
        } catch (Refused e) {
            tally.bad(BadLine.of(line.number(), "", e.code(), e.args()));
        }
    }

    private String text(Field field, CsvLine line, String old) {
        return columns.has(field) ? columns.text(field, line, " ") : old;
    }

    private void bad(CsvLine line, String code, Object... args) {
        tally.bad(BadLine.of(line.number(), columns.title(Field.CONTRACT), code, args));
    }
}
