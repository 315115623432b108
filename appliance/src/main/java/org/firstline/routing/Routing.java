package org.firstline.routing;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.routing.RoutingRows.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The shell around the {@link Matcher}: takes events from any thread onto its own, owner "routing", turns decisions into
 * {@link RoutingEvent}s, and keeps queues, choices, day counts and the agents' log in rows. What it writes while running
 * goes through owner "routing.rows", so that no disk delays an offer; counts and log are written once a second, and a
 * crash loses at most that second of them.
 */
public final class Routing {
    public static final String OWNER = "routing";

    /** The reason for withdrawing an item whose caller gave up. */
    public static final String ABANDONED = "abandoned";

    /** The beginning of reasons for withdrawing an item that leaves the queue otherwise: "overflow:voicemail". */
    public static final String OVERFLOW = "overflow";

    /** Breaks that screens offer; their words are in the bundle as {@code reason.CODE}. Other words are taken too. */
    public static final List<String> BREAKS = List.of("lunch", "rest", "training", "meeting", "personal");

    /** About so many items may be in all queues; one more is refused. */
    public static final int MOST_ITEMS = 10_000;

    private static final String ROWS = "routing.rows";
    private static final Duration FRESH = Duration.ofMillis(50);
    private static final Duration NEWS = Duration.ofMillis(250);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 80;

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Map<String, Choice> choices;
    private final Map<String, AgentNow> agents = new ConcurrentHashMap<>();
    private volatile Map<String, QueueSettings> queues;
    private volatile RoutingSnapshot snapshot;

    // confined to the owner
    private final State state = new State();
    private final DayBook book;
    private List<Decision.AgentMoved> log = new ArrayList<>();
    private @Nullable Instant armedFor;
    private Cancel alarm = () -> {};
    private boolean refreshing;
    private boolean telling;
    private Instant refreshedAt = Instant.EPOCH;
    private Instant toldAt = Instant.EPOCH;

    private Cancel tick = () -> {};

    /** Reads what rows hold; nothing runs until {@link #start}. */
    public Routing(Db db, Bus bus, Time time, RoutingSettings settings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        Instant now = time.now();
        List<QueueSettings> saved = db.tx(RoutingRows::queues);
        for (QueueSettings queue : saved) Matcher.step(state, new Event.QueueSaved(queue), now);
        this.queues =
                saved.stream().collect(toMap(QueueSettings::name, Function.identity(), (a, b) -> b, TreeMap::new));
        this.choices = new ConcurrentHashMap<>(db.tx(RoutingRows::choices));
        LocalDate yesterday = LocalDate.ofInstant(now, settings.zone()).minusDays(1);
        this.book = new DayBook(settings.zone(), db.tx(h -> RoutingRows.days(h, yesterday)));
        this.snapshot = Views.snapshot(state, book, now);
    }

    /** Begins to tick; any thread, once. */
    public void start() {
        tick = time.every(OWNER, TICK, this::tick);
    }

    /** Stops ticking and writes what is not written yet; any thread. */
    public void stop() {
        tick.cancel();
        time.soon(OWNER, () -> {
            var moves = log;
            log = new ArrayList<>();
            save(moves, book.takeUnsaved(time.now()));
        });
    }

    // ---- items

    /**
     * Puts an item into its queue; one whose id is there already is left as it is.
     *
     * @throws Refused when there is no such queue, or {@link #MOST_ITEMS} are in the queues
     */
    public void enqueue(WorkItem item) {
        if (!queues.containsKey(item.queue())) throw new Refused("routing.queue-unknown", item.queue());
        if (snapshot.items().size() >= MOST_ITEMS) throw new Refused("routing.full", MOST_ITEMS);
        soon(new Event.Enqueued(item));
    }

    /**
     * The item needs nobody any more; an offer of it is withdrawn.
     *
     * @param reason {@link #ABANDONED} or any other word counts as a caller who gave up; one that starts with
     *     {@link #OVERFLOW} counts as overflowed
     */
    public void withdraw(String item, String reason) {
        soon(new Event.Withdrawn(item, reason));
    }

    /** The agent answered, and the two are talking. */
    public void accepted(String item, String agent) {
        soon(new Event.Accepted(item, agent));
    }

    /** The offer came to nothing; the item keeps its place and the agent becomes not ready (see {@link Miss}). */
    public void missed(String item, String agent, Miss why) {
        soon(new Event.Missed(item, agent, why));
    }

    /** The talk is over: the agent's wrap-up begins. */
    public void finished(String item) {
        soon(new Event.Finished(item));
    }

    // ---- agents

    /** An agent is here; after a restart she is as she was, but ready becomes not ready with the reason "restart". */
    public void addAgent(String agent, List<String> serves) {
        Choice last = choices.getOrDefault(agent, new Choice(Chosen.LOGGED_OUT, ""));
        Choice now = last.chosen() == Chosen.READY ? new Choice(Chosen.NOT_READY, "restart") : last;
        agents.computeIfAbsent(agent, a -> {
            Instant at = time.now();
            return new AgentNow(a, serves, now.chosen(), now.reason(), Activity.IDLE, at, at, null, null, false, null);
        });
        soon(new Event.AgentAdded(agent, List.copyOf(serves), now.chosen(), now.reason()));
    }

    /** She serves these queues from now on; what she talks about goes on. */
    public void updateAgent(String agent, List<String> serves) {
        addAgent(agent, serves);
    }

    /** She is gone for good, once the item she is busy with is finished. */
    public void removeAgent(String agent) {
        choices.remove(agent);
        soon(new Event.AgentRemoved(agent));
    }

    /** Her phone registered, or its registration ended; told for phones of nobody too. */
    public void reachable(String agent, boolean phoneIsThere) {
        soon(new Event.Phone(agent, phoneIsThere));
    }

    /** @param actor extension or login of who says so: herself or a supervisor */
    public void ready(String agent, String actor) {
        choose(agent, Chosen.READY, "", actor);
    }

    /** @param reason a code of the bundle or any word, at most 80 characters */
    public void notReady(String agent, String reason, String actor) {
        choose(agent, Chosen.NOT_READY, reason, actor);
    }

    /** She rests: after the item she is busy with; an offer that rings goes on to somebody else at once. */
    public void takeBreak(String agent, String reason, String actor) {
        choose(agent, Chosen.BREAK, reason, actor);
    }

    public void logOut(String agent, String actor) {
        choose(agent, Chosen.LOGGED_OUT, "", actor);
    }

    /** @throws Refused when there is no such agent, or a reason is needed and missing or too long */
    public void choose(String agent, Chosen chosen, String reason, String actor) {
        if (!agents.containsKey(agent)) throw new Refused("routing.agent-unknown", agent);
        boolean needsReason = chosen == Chosen.BREAK || chosen == Chosen.NOT_READY;
        String why = needsReason ? reason.strip() : "";
        if (needsReason && (why.isEmpty() || why.length() > LONGEST_REASON))
            throw new Refused("routing.reason-shape", LONGEST_REASON);
        soon(new Event.Chose(agent, chosen, why, actor));
    }

    /** Ends her wrap-up early; without one nothing happens. */
    public void endWrapUp(String agent) {
        soon(new Event.WrapUpEnded(agent, agent));
    }

    // ---- looking

    /** As it stood at most 50 ms ago; any thread. */
    public RoutingSnapshot snapshot() {
        return snapshot;
    }

    /** An agent as the last decision left her; any thread. */
    public Optional<AgentNow> findAgent(String agent) {
        return Optional.ofNullable(agents.get(agent));
    }

    // ---- queues

    /** All queues by name; any thread. */
    public List<QueueSettings> listQueues() {
        return List.copyOf(queues.values());
    }

    /** Adds a queue or changes it, from the next offer on. Any thread; when it returns, it is durable. */
    public synchronized void saveQueue(QueueSettings queue) {
        db.run(h -> RoutingRows.putQueue(h, queue));
        soon(new Event.QueueSaved(queue));
        var changed = new TreeMap<>(queues);
        changed.put(queue.name(), queue);
        queues = changed;
    }

    static boolean isOverflow(String reason) {
        return reason.startsWith(OVERFLOW);
    }

    // ---- on the owner

    private void soon(Event event) {
        time.soon(OWNER, () -> step(event));
    }

    private void step(Event event) {
        if (!time.isOn(OWNER)) throw new IllegalStateException("not on " + OWNER);
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
            case Decision.Entered(WorkItem item) -> book.entered(item);
            case Decision.Answered(WorkItem item, String agent, Instant at) ->
                book.answered(item, serviceLevel(item), at);
            case Decision.Left(WorkItem item, String reason, Instant at) ->
                book.left(item, reason, serviceLevel(item), at);
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
        if (gone) time.soon(ROWS, () -> db.run(h -> RoutingRows.deleteChoice(h, agent.agent())));
        else if (agent.chosen() != moved.before().chosen()
                || !agent.reason().equals(moved.before().reason()))
            time.soon(ROWS, () -> db.run(h -> RoutingRows.putChoice(h, moved)));
        bus.publish(new RoutingEvent.AgentChanged(moved.before(), agent, moved.cause(), moved.actor(), moved.at()));
    }

    /** Keeps one alarm, for the first deadline; an alarm that comes too early only sets the next. */
    private void arm(Instant now) {
        Instant next = state.nextDeadline().orElse(null);
        if (next == null || armedFor != null && !next.isBefore(armedFor)) return;
        alarm.cancel();
        armedFor = next;
        alarm = time.after(OWNER, Duration.between(now, next), () -> {
            armedFor = null;
            step(new Event.TimePassed());
        });
    }

    private void tick() {
        step(new Event.TimePassed());
        var moves = log;
        var days = book.takeUnsaved(time.now());
        if (moves.isEmpty() && days.isEmpty()) return;
        log = new ArrayList<>();
        time.soon(ROWS, () -> save(moves, days));
    }

    private void save(List<Decision.AgentMoved> moves, Map<DayBook.Page, Tally> days) {
        db.run(h -> {
            RoutingRows.insertLog(h, moves);
            days.forEach((page, tally) -> RoutingRows.putDay(h, page, tally));
        });
    }

    /** A new snapshot soon, but not one a step: a burst of steps is one snapshot, and four snapshots are one news. */
    private void changed(Instant now) {
        if (refreshing) return;
        refreshing = true;
        time.after(OWNER, untilNext(refreshedAt, FRESH, now), this::refresh);
    }

    private void refresh() {
        refreshing = false;
        Instant now = time.now();
        refreshedAt = now;
        snapshot = Views.snapshot(state, book, now);
        if (telling) return;
        telling = true;
        time.after(OWNER, untilNext(toldAt, NEWS, now), () -> {
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
