package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs the {@link Matcher} on owner "routing": one event at a time, decisions into news, counts and log into rows. What
 * it writes while running goes through owner "routing.rows", so that no disk delays an offer; counts and log are written
 * once a second, and a crash loses at most that second of them. A database that is away loses nothing ({@link Backlog}).
 */
final class Shell {
    private static final String ROWS = "routing.rows";
    private static final Duration FRESH = Duration.ofMillis(50);
    private static final Duration NEWS = Duration.ofMillis(250);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Db db;
    private final Backlog rows;
    private final Bus bus;
    private final Time time;
    private final Consumer<AgentNow> choiceChanged;
    private final Map<String, AgentNow> agents = new ConcurrentHashMap<>();
    private volatile RoutingSnapshot snapshot;

    // confined to the owner
    private final State state;
    private final DayBook book;
    private final AgentDays days;
    private List<Decision.AgentMoved> log = new ArrayList<>();
    private @Nullable Instant armedFor;
    private Cancel alarm = () -> {};
    private boolean refreshing;
    private boolean telling;
    private Instant refreshedAt = Instant.EPOCH;
    private Instant toldAt = Instant.EPOCH;
    private long tidiedAt;

    private Cancel tick = () -> {};

    /** @param choiceChanged hears, on the owner, of choices that the system made for an agent */
    Shell(Db db, Bus bus, Time time, ZoneId zone, List<Event> first, Consumer<AgentNow> choiceChanged) {
        this.db = db;
        this.rows = new Backlog(time, ROWS);
        this.bus = bus;
        this.time = time;
        this.choiceChanged = choiceChanged;
        this.state = new State(zone);
        Instant now = time.now();
        for (Event event : first) Matcher.step(state, event, now);
        LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        long halfHourAgo = DayBook.minute(now) - DayBook.MINUTES;
        this.book = new DayBook(
                zone, db.tx(h -> new DayBook.Counts(CountRows.days(h, yesterday), CountRows.minutes(h, halfHourAgo))));
        // from yesterday's midnight, so that who has been in one state since then is known too
        Instant midnight = yesterday.atStartOfDay(zone).toInstant();
        this.days = new AgentDays(zone, db.tx(h -> AgentRows.moves(h, midnight)));
        this.snapshot = Views.snapshot(state, book, now);
    }

    /** Begins to tick; any thread, once. */
    void start() {
        tick = time.every(Routing.OWNER, TICK, this::tick);
    }

    /** Stops ticking and writes what is not written yet; any thread. */
    void stop() {
        tick.cancel();
        time.soon(Routing.OWNER, () -> {
            var moves = log;
            log = new ArrayList<>();
            var counts = book.takeUnsaved(time.now());
            rows.add(() -> db.run(h -> save(h, moves, counts)));
        });
    }

    /** Any thread. */
    void soon(Event event) {
        time.soon(Routing.OWNER, () -> step(event));
    }

    /** As it stood at most 50 ms ago; any thread. */
    RoutingSnapshot snapshot() {
        return snapshot;
    }

    /** What agents did today; any thread. */
    AgentDays days() {
        return days;
    }

    /** As the last decision left them; any thread may read, and add one who is about to come. */
    Map<String, AgentNow> agents() {
        return agents;
    }

    /** How one who is about to be added looks until then. */
    static AgentNow expected(Event.AgentAdded added, Instant now) {
        return new Seat(added, false, 0, now).shown;
    }

    private void step(Event event) {
        if (!time.isOn(Routing.OWNER)) throw new IllegalStateException("not on " + Routing.OWNER);
        Instant now = time.now();
        for (Decision decision : Matcher.step(state, event, now)) act(decision, now);
        arm(now);
        changed(now);
    }

    private void act(Decision decision, Instant now) {
        switch (decision) {
            case Decision.Offer(WorkItem item, String agent) ->
                bus.publish(new RoutingEvent.Offered(item.id(), agent, now));
            case Decision.TakeBack(WorkItem item, String agent, String reason) ->
                bus.publish(new RoutingEvent.OfferWithdrawn(item.id(), agent, reason));
            case Decision.AgentMoved moved -> show(moved);
            case Decision.Entered(WorkItem item, Instant at) -> book.entered(item.queue(), at);
            case Decision.Answered(WorkItem item, String agent, Instant since, Instant at) ->
                book.answered(item.queue(), since, serviceLevel(item), at);
            case Decision.Left(WorkItem item, String reason, Instant since, Instant at) ->
                book.left(item.queue(), since, reason, serviceLevel(item), at);
            case Decision.Overflowed(WorkItem item, String queue, String reason, Overflow target) ->
                bus.publish(new RoutingEvent.Overflowed(item.id(), queue, reason, target));
        }
    }

    private int serviceLevel(WorkItem item) {
        return state.line(item.queue()).settings.serviceLevelSeconds();
    }

    private void show(Decision.AgentMoved moved) {
        AgentNow agent = moved.after();
        boolean gone = state.seat(agent.agent()) == null;
        if (gone) agents.remove(agent.agent());
        else agents.put(agent.agent(), agent);
        log.add(moved);
        days.add(AgentDays.Move.of(moved));
        boolean chose = agent.chosen() != moved.before().chosen()
                || !agent.reason().equals(moved.before().reason());
        if (gone) rows.add(() -> db.run(h -> AgentRows.forget(h, agent.agent())));
        else if (chose || moved.cause() == Cause.ADDED) rows.add(() -> db.run(h -> AgentRows.putChoice(h, moved)));
        if (chose && !gone && moved.actor().equals(Matcher.SYSTEM)) choiceChanged.accept(agent);
        bus.publish(new RoutingEvent.AgentChanged(moved.before(), agent, moved.cause(), moved.actor(), moved.at()));
    }

    /** Keeps one alarm, for the first deadline; an alarm that comes too early only sets the next. */
    private void arm(Instant now) {
        Instant next = state.nextDeadline().orElse(null);
        if (next == null || armedFor != null && !next.isBefore(armedFor)) return;
        alarm.cancel();
        armedFor = next;
        alarm = time.after(Routing.OWNER, Duration.between(now, next), () -> {
            armedFor = null;
            step(new Event.TimePassed());
        });
    }

    private void tick() {
        step(new Event.TimePassed());
        Instant now = time.now();
        var moves = log;
        var counts = book.takeUnsaved(now);
        if (moves.isEmpty() && counts.isEmpty()) return;
        log = new ArrayList<>();
        rows.add(() -> db.run(h -> save(h, moves, counts)));
        long minute = DayBook.minute(now);
        if (minute - tidiedAt <= DayBook.MINUTES) return;
        tidiedAt = minute;
        rows.add(() -> db.run(h -> CountRows.deleteMinutes(h, minute - DayBook.MINUTES)));
    }

    private static void save(Handle h, List<Decision.AgentMoved> moves, DayBook.Counts counts) {
        AgentRows.insertLog(h, moves);
        counts.days().forEach((page, tally) -> CountRows.putDay(h, page, tally));
        counts.minutes().forEach((slot, tally) -> CountRows.putMinute(h, slot, tally));
    }

    /** A new snapshot soon, but not one a step: a burst of steps is one snapshot, and five snapshots are one news. */
    private void changed(Instant now) {
        if (refreshing) return;
        refreshing = true;
        time.after(Routing.OWNER, untilNext(refreshedAt, FRESH, now), this::refresh);
    }

    private void refresh() {
        refreshing = false;
        Instant now = time.now();
        refreshedAt = now;
        snapshot = Views.snapshot(state, book, now);
        if (telling) return;
        telling = true;
        time.after(Routing.OWNER, untilNext(toldAt, NEWS, now), () -> {
            telling = false;
            toldAt = time.now();
            bus.publish(new RoutingEvent.QueuesChanged(snapshot));
        });
    }

    private static Duration untilNext(Instant last, Duration pace, Instant now) {
        Duration wait = Duration.between(now, last.plus(pace));
        return wait.isNegative() || wait.compareTo(pace) > 0 ? Duration.ZERO : wait;
    }
}
