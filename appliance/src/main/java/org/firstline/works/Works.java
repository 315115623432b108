package org.firstline.works;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of planned works. Any thread; what a verb changed is durable when it returns. At most {@value #MOST} are not
 * over. Works begin and end by the clock: they begin at the hour that was told, and who needs longer says so before the
 * end, since alerts of their nodes are held back no longer than was promised.
 */
public final class Works implements AutoCloseable {
    /** Plans that are not over; one more is refused. */
    public static final int MOST = 1_000;

    /** The longest page of a list. */
    public static final int LONGEST_PAGE = 500;

    /** Who did what the clock did. */
    static final String BOX = "box";

    private static final String OWNER = "works";
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** So long an answer to {@link WorkEvent.NoticeOwed} is waited for before it is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So long after its end a box that was off still says that works are over. */
    private static final Duration LATE = Duration.ofDays(1);

    private final Db db;
    private final Bus bus;
    private final Time time;
    /** Those that are not over, and those that are and still owe a notice; as in the rows. Written under this. */
    private final Map<Long, PlannedWork> live = new ConcurrentHashMap<>();

    private final Map<Long, Instant> asked = new ConcurrentHashMap<>();
    private Cancel looking = () -> {};

    /** Reads the rows; nothing begins before {@link #start}. */
    public Works(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        db.tx(h -> WorkRows.live(h, time.now().minus(LATE))).forEach(work -> live.put(work.id(), work));
    }

    public synchronized void start() {
        looking = time.every(OWNER, LOOK, this::look);
        time.soon(OWNER, this::look);
    }

    @Override
    public synchronized void close() {
        looking.cancel();
    }

    /** @throws Refused where it would begin in the past, or there are {@value #MOST} already */
    public synchronized PlannedWork plan(NewWork plan, String actor) {
        Instant now = time.now();
        if (plan.from().isBefore(now)) throw new Refused("works.in-the-past");
        if (live.size() >= MOST) throw new Refused("works.full", MOST);
        var work = PlannedWork.of(plan, now, actor);
        var kept = publish(db.tx(h -> WorkRows.insert(h, work)));
        bus.publish(new WorkActed(null, kept, new WorkStep(kept.id(), now, actor, WorkStepKind.PLANNED)));
        return kept;
    }

    /** To another window. @throws Refused when it runs or is over, or would begin in the past */
    public synchronized PlannedWork move(long id, Instant from, Instant until, String why, String actor) {
        NewWork.check(from, until);
        if (from.isBefore(time.now())) throw new Refused("works.in-the-past");
        return change(id, WorkState.PLANNED, actor, WorkStepKind.MOVED, work -> work.moved(from, until, checked(why)));
    }

    /** Needs longer, or less. @throws Refused when it does not run, or would have ended already */
    public synchronized PlannedWork extend(long id, Instant until, String actor) {
        if (!until.isAfter(time.now())) throw new Refused("works.in-the-past");
        return change(id, WorkState.RUNNING, actor, WorkStepKind.EXTENDED, work -> {
            NewWork.check(work.from(), until);
            return work.extended(until);
        });
    }

    /** @throws Refused when it runs or is over */
    public synchronized PlannedWork cancel(long id, String why, String actor) {
        return change(
                id,
                WorkState.PLANNED,
                actor,
                WorkStepKind.CANCELLED,
                work -> work.over(WorkState.CANCELLED, time.now(), checked(why)));
    }

    /** Before its time. @throws Refused when it runs or is over */
    public synchronized PlannedWork begin(long id, String actor) {
        return begun(change(id, WorkState.PLANNED, actor, WorkStepKind.STARTED, work -> work.started(time.now())));
    }

    /** Done. @throws Refused when it does not run */
    public synchronized PlannedWork finish(long id, String actor) {
        return ended(change(
                id,
                WorkState.RUNNING,
                actor,
                WorkStepKind.DONE,
                work -> work.over(WorkState.DONE, time.now(), work.reason())));
    }

    private static String checked(String why) {
        if (why.length() > 500) throw new Refused("works.too-long-note", 500);
        return why.strip();
    }

    private PlannedWork change(
            long id, WorkState needed, String actor, WorkStepKind what, UnaryOperator<PlannedWork> change) {
        PlannedWork work = get(id);
        if (work.state() != needed) throw new Refused("works.not-now", id);
        PlannedWork changed = change.apply(work);
        var step = new WorkStep(id, time.now(), actor, what);
        db.run(h -> WorkRows.update(h, changed, step));
        publish(changed);
        if (!actor.equals(BOX)) bus.publish(new WorkActed(work, changed, step));
        return changed;
    }

    private PlannedWork publish(PlannedWork work) {
        live.put(work.id(), work);
        asked.remove(work.id());
        bus.publish(new WorkEvent.Changed(work));
        time.soon(OWNER, this::look);
        return work;
    }

    private PlannedWork begun(PlannedWork work) {
        bus.publish(new WorkEvent.Started(work));
        return work;
    }

    private PlannedWork ended(PlannedWork work) {
        bus.publish(new WorkEvent.Ended(work));
        return work;
    }

    private synchronized void look() {
        Instant now = time.now();
        for (PlannedWork work : List.copyOf(live.values())) {
            if (work.state() == WorkState.PLANNED && !now.isBefore(work.from())) begin(work.id(), BOX);
            else if (work.state() == WorkState.RUNNING && !now.isBefore(work.until())) finish(work.id(), BOX);
            else owe(work, now);
        }
    }

    private void owe(PlannedWork work, Instant now) {
        Optional<Notice> owed = Notices.owed(work, given(work.id()), now);
        if (owed.isEmpty()) {
            if (work.state().isOver()) live.remove(work.id());
            return;
        }
        Instant before = asked.get(work.id());
        if (before != null && now.isBefore(before.plus(PATIENCE))) return;
        asked.put(work.id(), now);
        bus.publish(new WorkEvent.NoticeOwed(work, owed.get()));
    }

    /** A notice was given, to so many phones: kept as proof. Doing it twice does nothing more. */
    public synchronized void noticed(PlannedWork work, Notice notice, int phones) {
        var given = new GivenNotice(work.id(), work.revision(), notice, time.now(), phones);
        if (!db.tx(h -> WorkRows.addGiven(h, given))) return;
        asked.remove(work.id());
        bus.publish(new WorkEvent.Changed(find(work.id()).orElse(work)));
        time.soon(OWNER, this::look);
    }

    /** The notices that were given, the oldest first. */
    public List<GivenNotice> given(long id) {
        return db.tx(h -> WorkRows.given(h, id));
    }

    /** What was done with the plan, the newest first. */
    public List<WorkStep> steps(long id) {
        return db.tx(h -> WorkRows.steps(h, id, LONGEST_PAGE));
    }

    /** Those that go on now; from memory. */
    public List<PlannedWork> running() {
        return inMemory(work -> work.state() == WorkState.RUNNING);
    }

    /** Those that go on or will, the next first; from memory. */
    public List<PlannedWork> coming() {
        return inMemory(work -> !work.state().isOver());
    }

    private List<PlannedWork> inMemory(Predicate<PlannedWork> which) {
        return live.values().stream()
                .filter(which)
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .toList();
    }

    /** Those whose window touches this time, over or not, the earliest first; at most {@value #LONGEST_PAGE}. */
    public List<PlannedWork> between(Instant from, Instant until) {
        return db.tx(h -> WorkRows.between(h, from, until, LONGEST_PAGE));
    }

    /** The newest first; {@code before} is the last id of the page before, or null. */
    public List<PlannedWork> list(@Nullable Long before, int limit) {
        return db.tx(h -> WorkRows.list(h, before, Math.clamp(limit, 1, LONGEST_PAGE)));
    }

    public Optional<PlannedWork> find(long id) {
        PlannedWork known = live.get(id);
        return known != null ? Optional.of(known) : db.tx(h -> WorkRows.find(h, id));
    }

    /** @throws Refused where there is none */
    public PlannedWork get(long id) {
        return find(id).orElseThrow(() -> new Refused("works.unknown", id));
    }
}
