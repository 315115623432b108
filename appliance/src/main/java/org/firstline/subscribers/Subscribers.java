package org.firstline.subscribers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.base.csv.ImportReport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The verbs of the customers. Any thread; those who write take turns. */
public final class Subscribers {
    /** A page of {@link #list} has at most this many. */
    public static final int LONGEST_PAGE = 500;

    private static final int MOST_WITH_ONE_PHONE = 50;

    private final Db db;
    private final Bus bus;
    private final Phones phones;
    private final ReentrantLock writing = new ReentrantLock();
    /** A {@link Census}, or a mark that is another after each change: who counted before it must not leave his here. */
    private final AtomicReference<Object> counted = new AtomicReference<>(new Object());

    public Subscribers(Db db, Bus bus, SubscribersSettings settings) {
        this.db = db;
        this.bus = bus;
        this.phones = new Phones(settings);
    }

    /** @throws Refused where there is none */
    public Subscriber get(long id) {
        return find(id).orElseThrow(() -> new Refused("subscribers.unknown", id));
    }

    public Optional<Subscriber> find(long id) {
        return db.tx(h -> SubscriberRows.find(h, id));
    }

    public Optional<Subscriber> findByContract(String contract) {
        return db.tx(h -> SubscriberRows.findByContract(h, contract.strip()));
    }

    /**
     * Whose phone this is, in whatever form an exchange or a person gives it; several contracts may share a phone (the
     * first {@value #MOST_WITH_ONE_PHONE} are told, those in use before closed ones). Empty for "anonymous".
     */
    public List<Subscriber> findByPhone(String anyFormat) {
        return phones.one(anyFormat)
                .map(number -> db.tx(h -> SubscriberRows.findByPhone(h, number, MOST_WITH_ONE_PHONE)))
                .orElse(List.of());
    }

    /** Whose phones these are, all at once; those that nobody has are absent. The first one of each is a contract in use. */
    public Map<PhoneNumber, List<Subscriber>> findByPhones(Set<PhoneNumber> numbers) {
        return db.tx(h -> SubscriberRows.findByPhones(h, numbers));
    }

    /**
     * Searches by a phone or its last digits, a contract's beginning, and words of name and address, all of which must
     * be found; in the order of names.
     *
     * @param search blank = everybody
     * @param after the last subscriber of the page before; null = from the beginning
     * @param limit at most {@value #LONGEST_PAGE}
     */
    public List<Subscriber> list(String search, @Nullable Long after, int limit) {
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        Optional<PhoneNumber> phone = phones.one(search);
        return db.tx(h -> SubscriberRows.list(h, Search.of(search, phone), after, size));
    }

    /** All of them, each once, in the order of their ids; the whole base is read where it is not narrowed. */
    public List<Subscriber> list(Segment segment) {
        return db.tx(h -> SubscriberRows.list(h, segment));
    }

    public int count() {
        return db.tx(SubscriberRows::count);
    }

    /** The subscribers whom these nodes serve, closed contracts left out, each once, in the order of their ids. */
    public List<Subscriber> servedBy(Collection<String> nodes) {
        return db.tx(h -> SubscriberRows.servedBy(h, nodes));
    }

    public int countServedBy(Collection<String> nodes) {
        return census().servedBy(nodes);
    }

    /** How many subscribers each node serves itself, closed contracts left out; nodes without any are absent. */
    public Map<String, Integer> countsByNode() {
        return census().subscribers();
    }

    /** How many subscribers exactly these nodes serve: their own one, and those that bring them a service beside it. */
    public Map<Set<String>, Integer> countsByPlaces() {
        return census().places();
    }

    /**
     * How many services of each kind each node brings itself, closed contracts left out; nodes without any are absent. A
     * subscriber of whose services nothing is said has internet.
     */
    public Map<String, Map<ServiceKind, Integer>> servicesByNode() {
        return census().services();
    }

    /** @throws Refused where the contract is already there */
    public Subscriber create(SubscriberData data) {
        return inTurn(() -> {
            var subscriber = written(h -> {
                if (SubscriberRows.findByContract(h, data.contract()).isPresent())
                    throw new Refused("subscribers.contract-taken", data.contract());
                return SubscriberRows.get(h, SubscriberChangeRows.insert(h, data));
            });
            bus.publish(new SubscriberEvent.Created(subscriber));
            return subscriber;
        });
    }

    /** @throws Refused where there is no such subscriber, or the contract is another's */
    public Subscriber change(long id, SubscriberData data) {
        return inTurn(() -> {
            var subscriber = written(h -> {
                var old = SubscriberRows.find(h, id).orElseThrow(() -> new Refused("subscribers.unknown", id));
                var holder = SubscriberRows.findByContract(h, data.contract());
                if (holder.isPresent() && holder.get().id() != old.id())
                    throw new Refused("subscribers.contract-taken", data.contract());
                SubscriberChangeRows.update(h, List.of(new Difference.Change(id, data)));
                return SubscriberRows.get(h, id);
            });
            bus.publish(new SubscriberEvent.Changed(subscriber));
            return subscriber;
        });
    }

    /** Takes one away for good, with his phones; what others keep of him stays. Nothing where there is none. */
    public void remove(long id) {
        inTurn(() -> {
            Optional<Subscriber> gone = written(h -> {
                var there = SubscriberRows.find(h, id);
                SubscriberChangeRows.delete(h, id);
                return there;
            });
            gone.ifPresent(one -> bus.publish(new SubscriberEvent.Removed(one)));
            return gone;
        });
    }

    /**
     * A dry run: reads the file and compares, changes nothing.
     *
     * @throws Refused where the file can't be used at all, or has no column for the contract
     */
    public ImportPlan preview(byte[] file, ImportOptions options) {
        return new ImportPlan(file, options, compare(file, options).report());
    }

    /**
     * The same once more, this time to the end, in one transaction: all lines that can be used, or none.
     *
     * @return what was really done; it differs from the plan's report where others wrote in between
     * @throws Refused also where more would be taken out of use than the options allow
     */
    public ImportReport apply(ImportPlan plan) {
        return inTurn(() -> {
            // compared before the writing begins, so that readers wait for as short as can be
            var difference = compare(plan.file(), plan.options());
            difference.checkRemoval();
            written(h -> {
                SubscriberChangeRows.apply(h, difference);
                return difference;
            });
            bus.publish(new SubscriberEvent.Imported(difference.report()));
            return difference.report();
        });
    }

    private Difference compare(byte[] file, ImportOptions options) {
        return new SubscriberImport(
                        file, options, phones, contracts -> db.tx(h -> SubscriberRows.byContracts(h, contracts)))
                .compare(db.tx(SubscriberRows::inUse));
    }

    private Census census() {
        Object seen = counted.get();
        if (seen instanceof Census census) return census;
        Census census = db.tx(ServiceRows::census);
        counted.compareAndSet(seen, census);
        return census;
    }

    private <T> T written(Function<Handle, T> work) {
        try {
            return db.tx(work);
        } finally {
            counted.set(new Object());
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }
}
