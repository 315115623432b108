package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the calls' rows on the owner "ledger", as many of them in one transaction as have piled up since the last one
 * began, and no two transactions begin within {@link #PACE}: under load each commit serves many calls, and a lone call
 * waits for nobody. A caller waits for the first row of his call to be heard at all. What becomes of it later is gathered for
 * {@link #GATHER}, since a statement costs as much as some rows: nobody waits for it but a far end that hung up and gets its
 * answer then, long before it would say its BYE again (T1, 500 ms).
 * While the database is ill, rows wait in memory and are tried again each second; {@link #isFull} tells
 * when so many wait that no new call should be taken. Verbs from any thread; they return at once.
 */
final class Ledger {
    static final String OWNER = "ledger";
    /** Writes that may wait: some minutes of a dead database at the busiest hour. */
    static final int LIMIT = 10_000;

    /** Commits follow each other no faster; a caller hears nothing of such a delay. */
    static final Duration PACE = Duration.ofMillis(40);

    /** All but first rows follow each other no faster. */
    static final Duration GATHER = Duration.ofMillis(160);

    private static final int BATCH = 500;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int TICKET_TRIES = 5;
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    sealed interface Write {
        String id();
    }

    private record Open(Call call, Runnable durable) implements Write {
        @Override
        public String id() {
            return call.id();
        }
    }

    private record Update(Call call) implements Write {
        @Override
        public String id() {
            return call.id();
        }
    }

    /** @param ticketed told the number of the ticket that was opened */
    private record Answer(Call call, Consumer<Long> ticketed) implements Write {
        @Override
        public String id() {
            return call.id();
        }
    }

    private record Close(Call call, List<Segment> segments, int tries, Consumer<Call> durable) implements Write {
        @Override
        public String id() {
            return call.id();
        }
    }

    record Amend(String id, UnaryOperator<Call> change, Consumer<Call> durable) implements Write {}

    private final ConcurrentLinkedQueue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<LedgerBatch> failed = new ArrayList<>();
    private final Db db;
    private final Time time;
    private final CallTickets tickets;
    private final Health.Part health;
    private boolean ill;
    private Instant begunAt = Instant.MIN;
    private Instant gatheredAt = Instant.MIN;
    /** What is no first row, in its order, until its time has come. */
    private final ArrayDeque<Write> gathered = new ArrayDeque<>();

    private boolean gathering;

    Ledger(Db db, Time time, CallTickets tickets, Health.Part health) {
        this.db = db;
        this.time = time;
        this.tickets = tickets;
        this.health = health;
        health.well();
    }

    /** @param durable runs on "ledger" when the row is committed */
    void open(Call call, Runnable durable) {
        add(new Open(call, durable));
    }

    void update(Call call) {
        add(new Update(call));
    }

    /** Opens the ticket of a call that was answered, and writes both; the number is told on "ledger" when it is durable. */
    void answered(Call call, Consumer<Long> ticketed) {
        add(new Answer(call, ticketed));
    }

    /** With the segments that its record can tell. */
    void close(Call call, Consumer<Call> durable) {
        close(call, SegmentLog.of(call), durable);
    }

    /**
     * Closes the call's ticket by {@link CallTickets}, then writes the last row with its ticket and the segments, then
     * tells the record as it is stored.
     */
    void close(Call call, List<Segment> segments, Consumer<Call> durable) {
        add(new Close(call, segments, 0, durable));
    }

    /** Changes the row of a call that is over; a call without a row is left alone. */
    void amend(String id, UnaryOperator<Call> change, Consumer<Call> durable) {
        add(new Amend(id, change, durable));
    }

    /** Notes that the box lives, for the end of calls that it may lose; on "ledger". A beat that fails is left out. */
    void beat() {
        try {
            db.run(h -> CallRows.beat(h, time.now()));
        } catch (RuntimeException e) {
            log.debug("no beat", e);
        }
    }

    boolean isFull() {
        return size.get() >= LIMIT;
    }

    boolean isEmpty() {
        return size.get() == 0;
    }

    private void add(Write write) {
        size.incrementAndGet();
        post(write);
    }

    private void post(Write write) {
        waiting.add(write);
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) time.soon(OWNER, this::pace);
    }

    private void pace() {
        Duration wait = left(begunAt, PACE);
        if (wait.isPositive()) time.after(OWNER, wait, this::flush);
        else flush();
    }

    /** What is left of a span; nothing where the clock was set back, which must not stop the writing. */
    private Duration left(Instant begun, Duration span) {
        Duration left = Duration.between(time.now(), begun.plus(span));
        return left.isNegative() || left.compareTo(span) > 0 ? Duration.ZERO : left;
    }

    private void flush() {
        asked.set(false);
        begunAt = time.now();
        if (!failed.isEmpty()) return;
        List<Write> writes = take();
        if (!writes.isEmpty() && !together(writes)) {
            var batch = batch(writes, false);
            if (!commit(batch)) {
                failed.add(batch);
                time.after(OWNER, RETRY, this::retry);
                return;
            }
        }
        if (!waiting.isEmpty()) ask();
        else if (!gathered.isEmpty() && !gathering) {
            gathering = true;
            time.after(OWNER, left(gatheredAt, GATHER), () -> {
                gathering = false;
                flush();
            });
        }
    }

    /** First rows, and all else if it is time for that. */
    private List<Write> take() {
        var writes = new ArrayList<Write>();
        int taken = 0;
        for (Write write; taken < BATCH && (write = waiting.poll()) != null; taken++) {
            if (write instanceof Open) writes.add(write);
            else gathered.add(write);
        }
        if (gathered.isEmpty() || left(gatheredAt, GATHER).isPositive()) return writes;
        gatheredAt = begunAt;
        while (writes.size() < BATCH && !gathered.isEmpty()) writes.add(gathered.remove());
        return writes;
    }

    /** Tickets and rows in one transaction; false where anything of it fails, and then nothing has been done. */
    private boolean together(List<Write> writes) {
        List<Runnable> afterwards;
        try {
            afterwards = db.tx(h -> {
                var batch = batch(writes, true);
                batch.afterwards().addAll(batch.write(h));
                return batch.afterwards();
            });
        } catch (RuntimeException e) {
            log.debug("{} writes fail together, now each kind alone", writes.size(), e);
            return false;
        }
        written(afterwards);
        return true;
    }

    private void retry() {
        try {
            var batch = failed.getFirst().checked(db);
            if (commit(batch)) {
                failed.clear();
                flush();
                return;
            }
        } catch (RuntimeException e) {
            log.debug("the database is still ill", e);
        }
        time.after(OWNER, RETRY, this::retry);
    }

    /** @param strict a ticket that can't be written is a failure of all, and not put off */
    private LedgerBatch batch(List<Write> writes, boolean strict) {
        var batch = new LedgerBatch();
        Map<String, Long> opened = open(writes, strict);
        var closes = new ArrayList<Close>();
        for (Write write : writes) {
            switch (write) {
                case Open(Call call, Runnable durable) -> {
                    batch.inserts().put(call.id(), call);
                    batch.afterwards().add(durable);
                }
                case Update(Call call) -> batch.put(call);
                case Answer(Call call, var ticketed) -> {
                    Long ticket = opened.get(call.id());
                    batch.put(ticket == null ? call : call.withTicket(ticket));
                    if (ticket != null) batch.afterwards().add(() -> ticketed.accept(ticket));
                }
                case Close close -> closes.add(close);
                case Amend amend -> batch.amends().add(amend);
            }
            batch.afterwards().add(size::decrementAndGet);
        }
        close(batch, closes, strict);
        return batch;
    }

    /** The tickets of calls that were just answered; where that fails they are opened when the calls end. */
    private Map<String, Long> open(List<Write> writes, boolean strict) {
        var answered = new ArrayList<Call>();
        for (Write write : writes) if (write instanceof Answer(Call call, var _)) answered.add(call);
        if (answered.isEmpty()) return Map.of();
        try {
            return tickets.open(answered);
        } catch (RuntimeException e) {
            if (strict) throw e;
            log.warn("{} calls could not be given their tickets yet", answered.size(), e);
            return Map.of();
        }
    }

    private void close(LedgerBatch batch, List<Close> closes, boolean strict) {
        if (closes.isEmpty()) return;
        try {
            Map<String, Long> closed =
                    tickets.close(closes.stream().map(Close::call).toList());
            closes.forEach(close -> close(batch, close, closed.get(close.id())));
        } catch (RuntimeException e) {
            if (strict) throw e;
            // one that can't be closed must not keep the others open
            if (closes.size() > 1) closes.forEach(close -> close(batch, List.of(close), false));
            else failedToClose(batch, closes.getFirst(), e);
        }
    }

    private void failedToClose(LedgerBatch batch, Close close, RuntimeException e) {
        if (close.tries + 1 >= TICKET_TRIES) {
            log.error("call {} is recorded without a ticket", close.id(), e);
            close(batch, close, null);
            return;
        }
        log.warn("call {} could not be given its ticket, trying again", close.id(), e);
        var again = new Close(close.call, close.segments, close.tries + 1, close.durable);
        size.incrementAndGet();
        time.after(OWNER, RETRY, () -> post(again));
    }

    private static void close(LedgerBatch batch, Close close, @Nullable Long ticket) {
        Call last = ticket == null ? close.call : close.call.withTicket(ticket);
        batch.put(last);
        batch.segments().addAll(close.segments);
        batch.afterwards().add(() -> close.durable.accept(last));
    }

    private boolean commit(LedgerBatch batch) {
        List<Runnable> amended;
        try {
            amended = db.tx(batch::write);
        } catch (RuntimeException e) {
            int calls = batch.inserts().size() + batch.updates().size();
            // once, and not each second that the database is away
            if (ill) log.debug("{} calls could not be written again", calls, e);
            else log.warn("{} calls could not be written, trying again each second", calls, e);
            health.ill(Health.Kind.DATABASE, Db.engineFault(e).orElse(String.valueOf(e.getMessage())));
            ill = true;
            return false;
        }
        batch.afterwards().addAll(amended);
        written(batch.afterwards());
        return true;
    }

    private void written(List<Runnable> afterwards) {
        if (ill) health.well();
        ill = false;
        afterwards.forEach(Runnable::run);
    }
}
