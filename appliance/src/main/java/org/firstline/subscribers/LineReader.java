package org.firstline.subscribers;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.firstline.base.PhoneNumber;
import org.firstline.base.csv.Columns;
import org.firstline.base.csv.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * Makes a subscriber of a line. What the file has no column for stays as it was, or is the default for a new one; an
 * empty cell of a text means empty, an empty cell of a choice means that the file does not say.
 */
record LineReader(Columns<Field> columns, Phones phones) {
    /** A cell that can't be understood. */
    static final class BadCell extends Exception {
        private static final long serialVersionUID = 1;

        final transient Field field;
        final String code;
        final String word;

        BadCell(Field field, String code, String word) {
            super(code, null, false, false);
            this.field = field;
            this.code = code;
            this.word = word;
        }
    }

    SubscriberData fresh(CsvLine line, String contract) throws BadCell {
        var settings = phones.settings();
        return changed(
                line,
                new SubscriberData(
                        contract,
                        contract,
                        Kind.PERSON,
                        settings.language(),
                        List.of(),
                        "",
                        null,
                        Status.ACTIVE,
                        settings.smsOk(),
                        "",
                        null,
                        ""));
    }

    SubscriberData changed(CsvLine line, SubscriberData old) throws BadCell {
        return new SubscriberData(
                old.contract(),
                text(Field.NAME, line, " ", old.name()),
                choice(Field.KIND, line, Words::kind, "subscribers.bad-kind").orElse(old.kind()),
                choice(Field.LANGUAGE, line, Words::language, "subscribers.bad-language")
                        .orElse(old.language()),
                phones(line, old.phones()),
                text(Field.ADDRESS, line, ", ", old.address()),
                columns.has(Field.NODE) ? text(Field.NODE, line, " ", "") : old.node(),
                status(line, old.status()),
                choice(Field.SMS_OK, line, Words::flag, "subscribers.bad-flag").orElse(old.smsOk()),
                text(Field.TARIFF, line, " ", old.tariff()),
                balance(line, old.balance()),
                text(Field.NOTES, line, " ", old.notes()),
                services(line, old.services()),
                choice(Field.VULNERABLE, line, Words::flag, "subscribers.bad-flag")
                        .orElse(old.vulnerable()));
    }

    /** The kinds that a cell names, and nodes of their own for some; a file that names no kinds may still give nodes. */
    private List<Subscription> services(CsvLine line, List<Subscription> old) throws BadCell {
        var kinds = new TreeSet<ServiceKind>();
        if (columns.has(Field.SERVICES)) {
            for (String word : columns.text(Field.SERVICES, line, ",").split("[,;/+|]"))
                if (!word.isBlank())
                    kinds.add(Words.service(word)
                            .orElseThrow(() -> new BadCell(Field.SERVICES, "subscribers.bad-service", word.strip())));
        } else {
            old.forEach(one -> kinds.add(one.kind()));
        }
        var nodes = new EnumMap<ServiceKind, String>(ServiceKind.class);
        for (Subscription one : old) if (one.node() != null) nodes.put(one.kind(), one.node());
        node(Field.TV_NODE, ServiceKind.TV, line, kinds, nodes);
        node(Field.TELEPHONY_NODE, ServiceKind.TELEPHONY, line, kinds, nodes);
        return kinds.stream()
                .map(kind -> new Subscription(kind, nodes.get(kind)))
                .toList();
    }

    private void node(
            Field field, ServiceKind kind, CsvLine line, Set<ServiceKind> kinds, Map<ServiceKind, String> nodes) {
        if (!columns.has(field)) return;
        String node = columns.text(field, line, " ");
        nodes.remove(kind);
        if (node.isEmpty()) return;
        // who has only television said of him has internet too, as long as no file says otherwise
        if (kinds.isEmpty()) kinds.add(ServiceKind.INTERNET);
        kinds.add(kind);
        nodes.put(kind, node);
    }

    private String text(Field field, CsvLine line, String between, String old) {
        return columns.has(field) ? columns.text(field, line, between) : old;
    }

    private <T> Optional<T> choice(Field field, CsvLine line, Function<String, Optional<T>> read, String code)
            throws BadCell {
        String cell = text(field, line, " ", "");
        if (cell.isEmpty()) return Optional.empty();
        return Optional.of(read.apply(cell).orElseThrow(() -> new BadCell(field, code, cell)));
    }

    /** A file that tells both gives the block its say: ABillS keeps "active" beside DISABLE. */
    private Status status(CsvLine line, Status old) throws BadCell {
        Status said = choice(Field.STATUS, line, Words::status, "subscribers.bad-status")
                .orElse(null);
        Status blocked = choice(Field.BLOCKED, line, Words::blocked, "subscribers.bad-flag")
                .orElse(null);
        if (blocked == null) return said == null ? old : said;
        return said == null || blocked != Status.ACTIVE ? blocked : said;
    }

    private @Nullable BigDecimal balance(CsvLine line, @Nullable BigDecimal old) throws BadCell {
        if (!columns.has(Field.BALANCE)) return old;
        return choice(Field.BALANCE, line, Words::amount, "subscribers.bad-balance")
                .orElse(null);
    }

    private List<PhoneNumber> phones(CsvLine line, List<PhoneNumber> old) throws BadCell {
        if (!columns.has(Field.PHONES)) return old;
        try {
            return phones.all(columns.text(Field.PHONES, line, ","));
        } catch (Phones.UnreadablePhone e) {
            throw new BadCell(Field.PHONES, "subscribers.bad-phone", e.raw());
        }
    }
}
