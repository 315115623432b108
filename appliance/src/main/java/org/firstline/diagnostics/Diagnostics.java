package org.firstline.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Ids;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verbs of line checks. Any thread. A check that a restart cuts off leaves nothing behind: it is a question, and is
 * asked again.
 */
public final class Diagnostics {
    /** Checks that run at once; one more is refused. */
    public static final int MOST_RUNNING = 200;

    /** The longest list. */
    public static final int LONGEST_LIST = 200;

    static final String OWNER = "diagnostics";
    private static final String ROWS = "diagnostics.rows";
    private static final Duration DAY = Duration.ofDays(1);
    /** So long a check is kept: a year and a month, so that a line can be compared with the same season before. */
    static final Duration KEPT = Duration.ofDays(396);

    private static final Logger log = LoggerFactory.getLogger(Diagnostics.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Backlog rows;
    private final Ids ids = new Ids();
    private final Map<ProbeKind, Lanes> lanes = new EnumMap<>(ProbeKind.class);
    /** Those that run, as of the last finding; written on {@link #OWNER}, but for the first moment of each. */
    private final Map<String, Check> running = new ConcurrentHashMap<>();

    private Cancel sweeping = () -> {};

    /**
     * @param probes at most one of each kind; for a kind without one, checks say that it is not set up
     * @param lanes of each kind work at once
     */
    public Diagnostics(Db db, Bus bus, Time time, List<Probe> probes, int lanes) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.rows = new Backlog(time, ROWS);
        for (Probe probe : probes) this.lanes.put(probe.kind(), new Lanes(time, OWNER, probe, lanes));
    }

    /** Begins to remove what is too old, now and once a day. Checks need no start. */
    public void start() {
        sweeping = time.every(ROWS, DAY, this::removeOld);
        time.soon(ROWS, this::removeOld);
    }

    public void stop() {
        sweeping.cancel();
    }

    private void removeOld() {
        int gone = forget(KEPT);
        if (gone > 0) log.info("{} old checks of lines are removed", gone);
    }

    /** Which probes there are. */
    public Set<ProbeKind> kinds() {
        return lanes.isEmpty() ? EnumSet.noneOf(ProbeKind.class) : EnumSet.copyOf(lanes.keySet());
    }

    /** Begins a check; its findings come as news. */
    public Check start(Target target, Purpose purpose, String actor) {
        return start(target, purpose, actor, check -> {});
    }

    /**
     * Begins a check.
     *
     * @param then gets it once when it is over and kept; on the thread that writes rows
     * @throws Refused where {@value #MOST_RUNNING} run already
     */
    public Check start(Target target, Purpose purpose, String actor, Consumer<Check> then) {
        if (running.size() >= MOST_RUNNING) throw new Refused("diagnostics.busy", MOST_RUNNING);
        Instant now = now();
        var check = new Check(ids.next(now), target.subscriber(), purpose, actor, now, null, List.of());
        running.put(check.id(), check);
        time.soon(OWNER, () -> begin(check, target, then));
        return check;
    }

    private void begin(Check check, Target target, Consumer<Check> then) {
        bus.publish(new DiagnosticsEvent.Progress(check));
        for (ProbeKind kind : ProbeKind.values()) {
            Consumer<Finding> found = finding -> found(check.id(), finding, then);
            Lanes mine = lanes.get(kind);
            if (mine == null) found.accept(Finding.unknown(kind, "off"));
            else mine.look(target, found);
        }
    }

    private void found(String id, Finding finding, Consumer<Check> then) {
        Check before = running.get(id);
        if (before == null) throw new IllegalStateException("a check that has ended was answered: " + id);
        var findings = new ArrayList<>(before.findings());
        findings.add(finding);
        Check after = before.with(findings);
        running.put(id, after);
        if (findings.size() < ProbeKind.values().length) {
            bus.publish(new DiagnosticsEvent.Progress(after));
            return;
        }
        Check done = after.done(now());
        rows.add(() -> db.run(h -> CheckRows.insert(h, done)));
        rows.add(() -> {
            running.remove(id);
            bus.publish(new DiagnosticsEvent.Done(done));
            then.accept(done);
        });
    }

    public Optional<Check> find(String id) {
        return Optional.ofNullable(running.get(id)).or(() -> db.tx(h -> CheckRows.find(h, id)));
    }

    /** The one that runs, else the last; empty where he was never looked at. */
    public Optional<Check> latest(long subscriber) {
        return running.values().stream()
                .filter(check -> check.subscriber() == subscriber)
                .max(Comparator.comparing(Check::id))
                .or(() -> list(subscriber, 1).stream().findFirst());
    }

    /** Those that are over, the newest first. */
    public List<Check> list(long subscriber, int limit) {
        return db.tx(h -> CheckRows.list(h, subscriber, Math.clamp(limit, 1, LONGEST_LIST)));
    }

    /** Forgets checks that are older than this; those of {@link #KEPT} go by themselves daily. */
    int forget(Duration age) {
        return db.tx(h -> CheckRows.deleteBefore(h, time.now().minus(age)));
    }

    /** How a line is attached; {@link LineFacts#none} where nobody wrote it down. */
    public LineFacts facts(long subscriber) {
        return db.tx(h -> FactsRows.find(h, subscriber)).orElse(LineFacts.none(subscriber));
    }

    /** Writes down how lines are attached, all in one transaction; facts that say nothing are forgotten. */
    public void put(List<LineFacts> facts) {
        db.run(h -> facts.forEach(one -> FactsRows.put(h, one)));
    }

    /** Where a check is wanted of somebody whose facts may be written down: {@link LineFacts#target}. */
    public Target target(long subscriber, String contract, @Nullable String nearest) {
        return facts(subscriber).target(contract, nearest == null ? "" : nearest);
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
