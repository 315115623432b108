package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of routing, from any thread. What changes items and agents is decided a moment later on owner
 * "routing" by the {@link Matcher}, in the order in which it was asked, and becomes {@link RoutingEvent}s; queues, skills
 * and reasons for breaks are durable when the verb returns. A verb about an item that is not there does nothing, since
 * whoever uses it may hear of the end a moment later.
 */
public final class Routing {
    public static final String OWNER = "routing";

    /** The reason for withdrawing an item whose caller gave up. */
    public static final String ABANDONED = "abandoned";

    /** The beginning of reasons for withdrawing an item that leaves the queue otherwise: "overflow:voicemail". */
    public static final String OVERFLOW = "overflow";

    /** Why an item left its queue that a person sent to another one. */
    public static final String MOVED = "moved";

    /** Breaks that are there from the beginning; {@link #listBreaks} has those that a site really has. */
    public static final List<String> BREAKS = List.of("lunch", "rest", "training", "meeting", "personal");

    /** About so many items may be in all queues; one more is refused. */
    public static final int MOST_ITEMS = 10_000;

    private static final int LONGEST_REASON = 80;

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final ZoneId zone;
    private final Roster roster;
    private final Shell shell;
    private final QueueBook queues;

    /** Reads what rows hold; nothing runs until {@link #start}. */
    public Routing(Db db, Bus bus, Time time, RoutingSettings settings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.zone = settings.zone();
        this.roster = new Roster(db, time);
        List<QueueSettings> saved = db.tx(RoutingRows::queues);
        var first = new ArrayList<Event>();
        for (BreakReason reason : roster.breaks()) first.add(new Event.BreakSaved(reason.code(), reason.longest()));
        for (QueueSettings queue : saved) first.add(new Event.QueueSaved(queue));
        this.shell = new Shell(db, bus, time, zone, first, roster::changed);
        this.queues = new QueueBook(db, bus, shell, saved);
    }

    /** Begins to tick; once. */
    public void start() {
        shell.start();
    }

    /** Stops ticking and writes what is not written yet. */
    public void stop() {
        shell.stop();
    }

    // ---- items

    /**
     * Puts an item into its queue, or where that sends it on ({@link RoutingEvent.Overflowed}); one whose id is there
     * already is left as it is.
     *
     * @throws Refused when there is no such queue, or {@link #MOST_ITEMS} are in the queues
     */
    public void enqueue(WorkItem item) {
        queues.get(item.queue());
        if (shell.snapshot().items().size() >= MOST_ITEMS) throw new Refused("routing.full", MOST_ITEMS);
        shell.soon(new Event.Enqueued(item));
    }

    /**
     * The item needs nobody any more; an offer of it is withdrawn.
     *
     * @param reason {@link #ABANDONED} or any other word counts as a caller who gave up; one that starts with
     *     {@link #OVERFLOW} counts as overflowed
     */
    public void withdraw(String item, String reason) {
        shell.soon(new Event.Withdrawn(item, reason));
    }

    /**
     * The box lost an item that had waited since then: if its party comes back to the queue within two minutes of
     * {@code at}, it gets that place back. Who gives up is remembered without this.
     */
    public void lost(String party, String queue, Instant queuedAt, Instant at) {
        shell.soon(new Event.Lost(party, queue, queuedAt, at));
    }

    /**
     * Into another queue, whatever that one's limits say. Out of a talk it is a transfer: the agent wraps up and the item
     * waits again.
     *
     * @param keepWait the item keeps its place in time; otherwise it starts anew
     * @throws Refused when there is no such queue
     */
    public void move(String item, String queue, boolean keepWait, String actor) {
        queues.get(queue);
        shell.soon(new Event.Moved(item, queue, keepWait, actor));
        snapshot()
                .findItem(item)
                .ifPresent(now ->
                        bus.publish(new RoutingEvent.ItemMoved(item, now.item().queue(), queue, actor)));
    }

    /**
     * This waiting item is for this agent, before anything else and whatever she serves: at once, or when she is free
     * within five minutes; after that for anybody.
     *
     * @throws Refused when there is no such agent, or she is not ready
     */
    public void assign(String item, String agent, String actor) {
        AgentNow now = get(agent);
        if (now.chosen() != Chosen.READY || !now.reachable()) throw new Refused("routing.agent-not-ready", agent);
        shell.soon(new Event.Assigned(item, agent, actor));
        snapshot()
                .findItem(item)
                .ifPresent(there -> bus.publish(
                        new RoutingEvent.ItemAssigned(item, there.item().queue(), agent, actor)));
    }

    /** The agent answered, and the two are talking. */
    public void accepted(String item, String agent) {
        shell.soon(new Event.Accepted(item, agent));
    }

    /** Another agent talks with the party from now on, by a transfer: who talked before wraps up. */
    public void handOver(String item, String toAgent, String actor) {
        shell.soon(new Event.HandedOver(item, toAgent, actor));
    }

    /** The offer came to nothing; the item keeps its place, and the agent may become not ready (see {@link Miss}). */
    public void missed(String item, String agent, Miss why) {
        shell.soon(new Event.Missed(item, agent, why));
    }

    /**
     * She is busy with a call that was not offered to her: she was asked, led to, calls out, or listens.
     *
     * @param called it is she who calls
     */
    public void engaged(String agent, String call, boolean called) {
        shell.soon(new Event.Engaged(agent, call, called));
    }

    /**
     * She is out of a call that may go on without her, whether it was offered to her or not.
     *
     * @param queue whose wrap-up she has if she talked with its caller; null for none
     */
    public void released(String agent, String call, @Nullable String queue, boolean talked) {
        shell.soon(new Event.Released(agent, call, queue, talked));
    }

    /** The talk is over: the agent's wrap-up begins. */
    public void finished(String item) {
        shell.soon(new Event.Finished(item));
    }

    // ---- agents

    /**
     * An agent is here, with the skills and places in queues that were set for her; after a restart she is as she was, but
     * ready becomes not ready with the reason "restart".
     */
    public void addAgent(String agent, List<String> serves) {
        Event.AgentAdded added = roster.added(agent, serves);
        shell.agents().computeIfAbsent(agent, a -> Shell.expected(added, time.now()));
        shell.soon(added);
    }

    /** She serves these queues from now on; what she talks about goes on. */
    public void updateAgent(String agent, List<String> serves) {
        addAgent(agent, serves);
    }

    /** She is gone for good, once the item she is busy with is finished. */
    public void removeAgent(String agent) {
        roster.forget(agent);
        shell.soon(new Event.AgentRemoved(agent));
    }

    /**
     * She serves these queues from now on, in these places.
     *
     * @throws Refused when there is no such agent or queue
     */
    public void setQueues(String agent, List<Membership> serves, String actor) {
        get(agent);
        serves.forEach(one -> queues.get(one.queue()));
        roster.setQueues(agent, serves);
        shell.soon(new Event.QueuesSet(agent, List.copyOf(serves), actor));
    }

    /** She has these skills from now on. @throws Refused when there is no such agent */
    public void setSkills(String agent, Needs skills, String actor) {
        get(agent);
        roster.setSkills(agent, skills);
        shell.soon(new Event.SkillsSet(agent, skills, actor));
    }

    /** Her phone registered, or its registration ended; told for phones of nobody too. */
    public void reachable(String agent, boolean phoneIsThere) {
        shell.soon(new Event.Phone(agent, phoneIsThere));
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

    /** She goes home, after the item she is busy with. */
    public void logOut(String agent, String actor) {
        choose(agent, Chosen.LOGGED_OUT, "", actor);
    }

    /**
     * @throws Refused when there is no such agent, a reason is needed and missing or too long, or as many as may be are on
     *     this break already
     */
    public void choose(String agent, Chosen chosen, String reason, String actor) {
        String why = reason(agent, chosen, reason);
        roster.choose(agent, chosen, why, false);
        shell.soon(new Event.Chose(agent, chosen, why, actor));
    }

    /** A supervisor chooses for her: no break is full, and her wrap-up ends if she is to be ready. */
    public void force(String agent, Chosen chosen, String reason, String actor) {
        String why = reason(agent, chosen, reason);
        roster.choose(agent, chosen, why, true);
        shell.soon(new Event.Forced(agent, chosen, why, actor));
    }

    private String reason(String agent, Chosen chosen, String reason) {
        get(agent);
        boolean needsReason = chosen == Chosen.BREAK || chosen == Chosen.NOT_READY;
        String why = needsReason ? reason.strip() : "";
        if (needsReason && (why.isEmpty() || why.length() > LONGEST_REASON))
            throw new Refused("routing.reason-shape", LONGEST_REASON);
        return why;
    }

    /** Ends her wrap-up early; without one nothing happens. */
    public void endWrapUp(String agent) {
        shell.soon(new Event.WrapUpEnded(agent, agent));
    }

    /** Her wrap-up lasts for longer by this, but not for more than an hour from now; without one nothing happens. */
    public void extendWrapUp(String agent, Duration by) {
        if (by.isNegative() || by.isZero()) throw new Refused("routing.queue-wrap-up");
        shell.soon(new Event.WrapUpExtended(agent, by, agent));
    }

    // ---- looking

    /** As it stood at most 50 ms ago. */
    public RoutingSnapshot snapshot() {
        return shell.snapshot();
    }

    /** An agent as the last decision left her. */
    public Optional<AgentNow> findAgent(String agent) {
        return Optional.ofNullable(shell.agents().get(agent));
    }

    private AgentNow get(String agent) {
        return findAgent(agent).orElseThrow(() -> new Refused("routing.agent-unknown", agent));
    }

    /** An agent's states since she was added first, oldest first: each lasts until the next. As of a second ago. */
    public List<LoggedMove> log(String agent) {
        return db.tx(h -> AgentRows.log(h, agent));
    }

    /** What she did today, stretch by stretch, until now. */
    public AgentDay day(String agent) {
        return shell.days().day(agent, time.now());
    }

    /** The sums of what she did today; cheap enough for every redraw. */
    public AgentDay.Figures figures(String agent) {
        return shell.days().figures(agent, time.now());
    }

    // ---- queues and breaks

    /** All queues by name. */
    public List<QueueSettings> listQueues() {
        return queues.list();
    }

    public Optional<QueueSettings> findQueue(String name) {
        return queues.find(name);
    }

    /** Whether a queue takes items in now, by its hours. @throws Refused when there is no such queue */
    public boolean isOpen(String queue) {
        return queues.get(queue).hours().isOpen(time.now(), zone);
    }

    /** When a queue is open next: now, if it is; empty when not within a year. */
    public Optional<Instant> opensAt(String queue) {
        return queues.get(queue).hours().opensAt(time.now(), zone);
    }

    /** Adds a queue or changes it, from the next offer on. When it returns, it is durable. */
    public void saveQueue(QueueSettings queue) {
        queues.save(queue, Matcher.SYSTEM);
    }

    /**
     * {@link #saveQueue(QueueSettings)}, on this actor's account.
     *
     * @throws Refused where it would send items to itself, or to a queue that is not there
     */
    public void saveQueue(QueueSettings queue, String actor) {
        queues.saveBy(queue, actor);
    }

    /** Adds a queue. @throws Refused when there is one of this name, and as {@link #saveQueue(QueueSettings, String)} */
    public void addQueue(QueueSettings queue, String actor) {
        queues.add(queue, actor);
    }

    /**
     * The queue is no more; what was counted and recorded of it stays.
     *
     * @throws Refused when there is no such queue, something waits or is talked about in it, or another queue sends items
     *     to it
     */
    public void retireQueue(String name, String actor) {
        queues.retire(name, actor);
    }

    /** The reasons for breaks, in the order in which screens offer them. */
    public List<BreakReason> listBreaks() {
        return roster.breaks();
    }

    /** Adds a reason or changes it; who is on such a break already may stay. When it returns, it is durable. */
    public void saveBreak(BreakReason reason) {
        saveBreak(reason, Matcher.SYSTEM);
    }

    /** {@link #saveBreak(BreakReason)}, on this actor's account. */
    public void saveBreak(BreakReason reason, String actor) {
        BreakReason before = findBreak(reason.code());
        roster.saveBreak(reason);
        shell.soon(new Event.BreakSaved(reason.code(), reason.longest()));
        if (!reason.equals(before)) bus.publish(new RoutingEvent.BreakChanged(before, reason, actor));
    }

    private @Nullable BreakReason findBreak(String code) {
        return listBreaks().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** No more offered; who is on such a break stays on it without a limit. */
    public void deleteBreak(String code) {
        deleteBreak(code, Matcher.SYSTEM);
    }

    /** {@link #deleteBreak(String)}, on this actor's account. */
    public void deleteBreak(String code, String actor) {
        BreakReason before = findBreak(code);
        roster.deleteBreak(code);
        shell.soon(new Event.BreakSaved(code, Duration.ZERO));
        if (before != null) bus.publish(new RoutingEvent.BreakChanged(before, null, actor));
    }

    static boolean isOverflow(String reason) {
        return reason.startsWith(OVERFLOW);
    }
}
