package org.firstline.calls;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/** How the calls of each queue are handled and what they may be about in the end. Any thread; saved is durable. */
public final class Rules {
    public static final int MOST_DISPOSITIONS = 40;

    /** Somebody has changed how a queue's calls are handled. */
    public record Changed(QueueRules before, QueueRules after, String actor) {}

    private final Db db;
    private final Bus bus;
    private final QueueRules.Book book = new QueueRules.Book();
    private final Map<String, List<Disposition>> dispositions = new ConcurrentHashMap<>();

    Rules(Db db, Bus bus) {
        this.db = db;
        this.bus = bus;
        db.tx(RuleRows::rules).forEach(book::put);
        db.tx(RuleRows::dispositions)
                .forEach(d -> dispositions.merge(
                        d.queue(),
                        List.of(d),
                        (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                .toList()));
    }

    QueueRules.Book book() {
        return book;
    }

    /** Those of a queue, the usual ones where nobody has set any. */
    public QueueRules of(String queue) {
        return book.of(queue);
    }

    /** The box itself, or a test, sets them: nobody is told. */
    public synchronized void save(QueueRules rules) {
        db.run(h -> RuleRows.put(h, rules));
        book.put(rules);
    }

    public synchronized void save(QueueRules rules, String actor) {
        QueueRules before = of(rules.queue());
        save(rules);
        if (!before.equals(rules)) bus.publish(new Changed(before, rules, actor));
    }

    /** In the order in which they are offered. */
    public List<Disposition> dispositions(@Nullable String queue) {
        return queue == null ? List.of() : dispositions.getOrDefault(queue, List.of());
    }

    /** @throws Refused when there are too many of them, or one code is there twice */
    public synchronized void saveDispositions(String queue, List<Disposition> all) {
        if (all.size() > MOST_DISPOSITIONS) throw new Refused("calls.dispositions-too-many", MOST_DISPOSITIONS);
        var codes = new HashSet<String>();
        for (Disposition one : all) {
            if (!one.queue().equals(queue)) throw new IllegalArgumentException(one + " is not of " + queue);
            if (!codes.add(one.code())) throw new Refused("calls.disposition-twice", one.code());
        }
        db.run(h -> RuleRows.replace(h, queue, all));
        dispositions.put(queue, List.copyOf(all));
    }

    void check(@Nullable String queue, String code) {
        if (dispositions(queue).stream().noneMatch(d -> d.code().equals(code)))
            throw new Refused("calls.disposition-unknown", code);
    }
}
