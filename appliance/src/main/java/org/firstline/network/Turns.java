package org.firstline.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who writes about the network takes a {@link Turn} here, one after the other, on any thread; readers look at what the last
 * turn left. When something is to settle or to end by itself, time takes a turn on the owner "network".
 */
final class Turns {
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final NetworkSettings settings;
    private final Runnable afterwards;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Snapshot snapshot;
    private volatile boolean closed;
    private @Nullable Cancel alarm;

    /**
     * Reads the rows and goes on where they stand.
     *
     * @param afterwards what is to be done at the end of each turn
     */
    Turns(Db db, Bus bus, Time time, NetworkSettings settings, Runnable afterwards) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.afterwards = afterwards;
        this.snapshot = db.tx(h -> restored(h, settings, time.now()));
    }

    private static Snapshot restored(Handle h, NetworkSettings settings, Instant now) {
        var tree = new Tree(NodeRows.all(h));
        var open = new TreeMap<Long, Alert>();
        AlertRows.open(h).forEach(alert -> open.put(alert.id(), alert));
        var outages = new TreeMap<Long, Outage>();
        var reopenable = now.minus(settings.damping().reopenWithin());
        OutageRows.live(h, reopenable).forEach(outage -> outages.put(outage.id(), outage));
        var quiet = Quiet.of(QuietRows.all(h), tree);
        var damper = Restore.of(
                open.values(), outages.values(), OutageRows.muted(h), OutageRows.lastId(h), tree, quiet, now);
        return Snapshot.of(tree, new HostIndex(tree), open, damper, outages, quiet);
    }

    /** What is so now; immutable. */
    Snapshot now() {
        return snapshot;
    }

    void start() {
        time.soon(Network.OWNER, this::tick);
    }

    /** Stops time's own turns; the rows stand where they are. */
    void close() {
        writing.lock();
        try {
            closed = true;
            if (alarm != null) alarm.cancel();
        } finally {
            writing.unlock();
        }
    }

    private void tick() {
        try {
            if (!closed) take(turn -> true);
        } catch (RuntimeException e) {
            log.warn("could not look at what has settled, again in {}", RETRY, e);
            time.after(Network.OWNER, RETRY, this::tick);
        }
    }

    /** Work on rows that nobody's snapshot has, while nobody has a turn. */
    <T> T between(Function<Handle, T> work) {
        writing.lock();
        try {
            return db.tx(work);
        } finally {
            writing.unlock();
        }
    }

    /** One turn: one transaction, whose news is told after the commit and in the order of the turns. */
    <T> T take(Function<Turn, T> work) {
        record Done<T>(T result, Turn turn) {}
        writing.lock();
        try {
            var done = db.tx(h -> {
                var turn = new Turn(h, snapshot, settings, time.now());
                T result = work.apply(turn);
                turn.step();
                return new Done<>(result, turn);
            });
            snapshot = done.turn().snapshot();
            done.turn().news().forEach(bus::publish);
            done.turn().edits().forEach(bus::publish);
            afterwards.run();
            wakeUp();
            return done.result();
        } finally {
            writing.unlock();
        }
    }

    /** The next turn of time's own is when something may have settled. */
    private void wakeUp() {
        if (alarm != null) alarm.cancel();
        if (closed) return;
        var now = time.now();
        alarm = Stream.of(
                        AlertDamper.due(snapshot.damper(), settings.damping(), now),
                        OutageLife.due(snapshot.outages().values()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(due -> time.after(Network.OWNER, Duration.between(now, due), this::tick))
                .orElse(null);
    }
}
