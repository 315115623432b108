package org.firstline.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The requests to be called back. Any thread; what a verb changed is durable when it returns. There is one live request
 * per number and queue, and at most {@value #MOST} at all. Whoever brings the calls about tells how they go by the item
 * of the request; news about one that is over, or that nobody is calling, change nothing.
 */
public final class Callbacks {
    /** Live requests; one more is refused. */
    public static final int MOST = 2_000;

    /** The longest page of a list. */
    public static final int MAX_PAGE = 500;

    private static final String OWNER = "callbacks";
    private static final Duration POSTPONED = Duration.ofMinutes(1);
    /** Trunks need longer than queues, and an agent's phone rings each time. */
    private static final Duration NO_TRUNK = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final ZoneId zone;
    private final Map<String, CallbackRule> rules = new ConcurrentHashMap<>();
    /** Those that live, by id; as in the rows. Guarded by this, as is what follows. */
    private final Map<Long, Callback> live = new ConcurrentHashMap<>();
    /** Those that have their place among the waiting. */
    private final Set<Long> placed = new HashSet<>();
    /** The agents who have been offered each, and have it still. */
    private final Map<Long, Set<String>> asked = new HashMap<>();

    /** Reads the rows; nothing is called until {@link #start}. */
    public Callbacks(Db db, Bus bus, Time time, ZoneId zone) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.zone = zone;
        db.tx(CallbackRows::rules).forEach(rule -> rules.put(rule.queue(), rule));
        db.tx(CallbackRows::live).forEach(one -> live.put(one.id(), one));
    }

    /** Takes up what the last run left: a try that a stop cut off counts. Then looks each second for what is due. */
    public synchronized void start() {
        for (Callback one : listLive())
            if (one.state().isCalling()) {
                // the try of the agent's phone was not counted yet
                Callback cut = one.state() == CallbackState.CALLING_AGENT ? one.tried() : one;
                store(rule(one.queue()).afterTry(cut, "restart", now()), CallbackEvent.Tried::new);
            }
        time.every(OWNER, LOOK, this::look);
        look();
    }

    /**
     * Keeps a place for this number; where one is kept already in this queue, that one is given back as it is.
     *
     * @throws Refused when there are {@link #MOST} already
     */
    public synchronized Callback ask(CallbackRequest request) {
        Optional<Callback> first = findLive(request.queue(), request.number());
        if (first.isPresent()) return first.get();
        if (live.size() >= MOST) throw new Refused("callbacks.full", MOST);
        Instant now = now();
        Instant since = request.queuedAt() == null || request.queuedAt().isAfter(now) ? now : request.queuedAt();
        var fresh = new Callback(
                0,
                request.queue(),
                request.number(),
                request.source(),
                CallbackState.WAITING,
                since.truncatedTo(ChronoUnit.MICROS),
                now,
                now,
                0,
                "",
                null,
                request.language(),
                request.name(),
                request.subscriber(),
                request.call(),
                request.ticket(),
                null);
        Callback stored =
                db.tx(h -> CallbackRows.find(h, CallbackRows.insert(h, fresh)).orElseThrow());
        live.put(stored.id(), stored);
        bus.publish(new CallbackEvent.Asked(stored));
        time.soon(OWNER, this::look);
        return stored;
    }

    /** Nobody calls back any more; the calls in progress for it are let go. @throws Refused when it is over */
    public synchronized Callback cancel(long id) {
        Callback one = getLive(id);
        Callback over = store(one.over(CallbackState.CANCELLED, one.lastResult(), now()), CallbackEvent.Changed::new);
        rest(over);
        return over;
    }

    /** Tries as soon as an agent is free, without waiting for the pause to end. @throws Refused when it is not waiting */
    public synchronized Callback callNow(long id) {
        Callback one = getWaiting(id);
        Callback sooner = store(one.waiting(now(), one.lastResult()), CallbackEvent.Changed::new);
        look();
        return sooner;
    }

    /**
     * Another number of the same person; the place is kept.
     *
     * @throws Refused when it is not waiting, or that number has a place of its own in the queue
     */
    public synchronized Callback setNumber(long id, String number) {
        Callback one = getWaiting(id);
        if (one.number().equals(number)) return one;
        if (findLive(one.queue(), number).isPresent()) throw new Refused("callbacks.number-taken", number);
        return store(one.to(number), CallbackEvent.Changed::new);
    }

    public synchronized Callback setTicket(long id, long ticket) {
        Callback one = get(id);
        return store(one.of(one.call(), ticket), CallbackEvent.Changed::new);
    }

    // ---- how the calls go

    /** An agent was found. @return the request to be called, or empty when there is nothing to call any more */
    public synchronized Optional<Callback> offered(String item, String agent) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || !placed.contains(one.id())) return Optional.empty();
        asked.computeIfAbsent(one.id(), id -> new HashSet<>()).add(agent);
        if (one.state().isCalling()) return Optional.of(one);
        boolean agentFirst = rule(one.queue()).first() == CallbackRule.First.AGENT;
        Callback next = one.calling(agentFirst ? CallbackState.CALLING_AGENT : CallbackState.CALLING_SUBSCRIBER, agent);
        return Optional.of(store(agentFirst ? next : next.tried(), CallbackEvent.Changed::new));
    }

    /** This agent has it no longer. If none has, it waits on in its place, and this was no try. */
    public synchronized void withdrawn(String item, String agent) {
        long id = Callback.idOf(item);
        Set<String> left = asked.get(id);
        if (left == null || !left.contains(agent)) return;
        Callback one = live.get(id);
        // its row first: where that can't be had, this is done again
        if (left.size() == 1 && one != null && one.state() == CallbackState.CALLING_AGENT)
            store(one.waiting(one.nextTry(), one.lastResult()), CallbackEvent.Changed::new);
        left.remove(agent);
        if (left.isEmpty()) asked.remove(id);
    }

    /**
     * A person sent it to another queue, which is its own from now on: there it is tried again. Where the same number has
     * a place there already, it goes back for its next try.
     */
    public synchronized void moved(String item, String queue) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || findLive(queue, one.number()).isPresent()) return;
        store(one.in(queue), CallbackEvent.Changed::new);
    }

    /** The agent has answered, and the number is called now: this is a try. */
    public synchronized void callsSubscriber(String item, String agent) {
        Callback one = live.get(Callback.idOf(item));
        if (one != null && one.state() == CallbackState.CALLING_AGENT)
            store(one.calling(CallbackState.CALLING_SUBSCRIBER, agent).tried(), CallbackEvent.Changed::new);
    }

    /** The queue does not take it in just now: it asks again in a minute, and this was no try. */
    public synchronized void postponed(String item) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || one.state() != CallbackState.WAITING) return;
        placed.remove(one.id());
        store(one.waiting(now().plus(POSTPONED), one.lastResult()), CallbackEvent.Changed::new);
    }

    /** The person could not be had: there will be another try after a pause, or it has failed. */
    public synchronized void unreached(String item, String why) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || !one.state().isCalling()) return;
        Callback next = store(rule(one.queue()).afterTry(one, why, now()), CallbackEvent.Tried::new);
        rest(next);
    }

    /** No trunk took the call: it is tried again in five minutes, and this was no try. */
    public synchronized void notCalled(String item) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || !one.state().isCalling()) return;
        placed.remove(one.id());
        store(one.untried().waiting(now().plus(NO_TRUNK), one.lastResult()), CallbackEvent.Changed::new);
    }

    /** They talk: the request is done. */
    public synchronized void connected(String item, String agent, String call) {
        Callback one = live.get(Callback.idOf(item));
        if (one == null || !one.state().isCalling()) return;
        Callback done = one.calling(CallbackState.CALLING_SUBSCRIBER, agent)
                .of(call, one.ticket())
                .over(CallbackState.DONE, "talked", now());
        placed.remove(one.id());
        store(done, CallbackEvent.Connected::new);
    }

    // ---- looking

    /** Those that live, in the order of their places. */
    public List<Callback> listLive() {
        return live.values().stream()
                .sorted((a, b) -> a.queuedAt().equals(b.queuedAt())
                        ? Long.compare(a.id(), b.id())
                        : a.queuedAt().compareTo(b.queuedAt()))
                .toList();
    }

    /** Those that are over, newest first. @param before the id of the last one of the page before; null for the first */
    public List<Callback> listOver(@Nullable Long before, int limit) {
        return db.tx(
                h -> CallbackRows.over(h, before == null ? Long.MAX_VALUE : before, Math.clamp(limit, 1, MAX_PAGE)));
    }

    public Optional<Callback> find(long id) {
        return db.tx(h -> CallbackRows.find(h, id));
    }

    /** The request whose item in its queue this is; empty for any other item. */
    public Optional<Callback> findByItem(String item) {
        return Callback.isItem(item) ? find(Callback.idOf(item)) : Optional.empty();
    }

    /** @throws Refused when there is none */
    public Callback get(long id) {
        return find(id).orElseThrow(() -> new Refused("callbacks.unknown", Long.toString(id)));
    }

    public Optional<Callback> findLive(String queue, String number) {
        return live.values().stream()
                .filter(one -> one.queue().equals(queue) && one.number().equals(number))
                .findFirst();
    }

    /** Whether anybody is to be called back for this queue. Never waits. */
    public boolean owes(String queue) {
        return live.values().stream().anyMatch(one -> one.queue().equals(queue));
    }

    private Callback getLive(long id) {
        Callback one = live.get(id);
        if (one != null) return one;
        throw new Refused(find(id).isPresent() ? "callbacks.over" : "callbacks.unknown", Long.toString(id));
    }

    private Callback getWaiting(long id) {
        Callback one = getLive(id);
        if (one.state() != CallbackState.WAITING) throw new Refused("callbacks.being-called", one.number());
        return one;
    }

    // ---- rules

    /** How this queue calls back; the usual way where nobody said otherwise. */
    public CallbackRule rule(String queue) {
        return rules.getOrDefault(queue, CallbackRule.usual(queue));
    }

    /** From the next look on; nobody is told. */
    public void saveRule(CallbackRule rule) {
        db.run(h -> CallbackRows.putRule(h, rule));
        rules.put(rule.queue(), rule);
        time.soon(OWNER, this::look);
    }

    /** By this login or token, who is named in the news. */
    public synchronized void saveRule(CallbackRule rule, String actor) {
        CallbackRule before = rule(rule.queue());
        saveRule(rule);
        if (!before.equals(rule)) bus.publish(new CallbackRule.Changed(before, rule, actor));
    }

    // ---- what is due

    private synchronized void look() {
        Instant now = now();
        var due = new ArrayList<Callback>();
        for (Callback one : listLive()) {
            if (one.state() != CallbackState.WAITING) continue;
            boolean isTime = !one.nextTry().isAfter(now) && rule(one.queue()).isOpen(now, zone);
            if (isTime && placed.add(one.id())) due.add(one);
            else if (!isTime) rest(one);
        }
        due.forEach(one -> bus.publish(new CallbackEvent.Due(one)));
    }

    private void rest(Callback one) {
        if (placed.remove(one.id())) bus.publish(new CallbackEvent.Rests(one));
    }

    private Callback store(Callback next, Function<Callback, CallbackEvent> news) {
        db.run(h -> CallbackRows.update(h, next));
        if (next.state().isLive()) live.put(next.id(), next);
        else live.remove(next.id());
        if (!next.state().isCalling()) asked.remove(next.id());
        bus.publish(news.apply(next));
        return next;
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
