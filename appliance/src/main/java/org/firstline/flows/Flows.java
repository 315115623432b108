package org.firstline.flows;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flows of the house: drafts, versions, and which calls are led through which. A version never changes; publishing
 * makes a new one, and rolling back leads callers through an older one again. Any thread; what callers walked is written
 * by the owner "flows".
 */
public final class Flows implements Guide {
    /** The flow of every call that no rule says another of. */
    public static final String MAIN = "main";

    public static final int MOST_FLOWS = 100;
    public static final int MOST_RULES = 200;
    /** What a report reads at most: the newest of its time. */
    public static final int MOST_WALKS = 100_000;
    /** Walks that wait to be written; more are lost, so that a sick database does not fill the memory. */
    public static final int MOST_UNWRITTEN = 10_000;

    /** Nobody waits for a walk to be written, so those of a while share a transaction. */
    private static final Duration PACE = Duration.ofMillis(250);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final String OWNER = "flows";
    private static final int PAGE = 200;
    private static final Logger log = LoggerFactory.getLogger(Flows.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Supplier<Stock> stock;
    private final ConcurrentLinkedQueue<Walked> unwritten = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile Map<String, Published> published;
    private volatile List<NumberRule> rules;

    /**
     * Reads the flows; an empty table gets {@link Flow#main}.
     *
     * @param stock what the house has just now that a flow may name
     */
    public Flows(Db db, Bus bus, Time time, Supplier<Stock> stock) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.stock = stock;
        db.run(h -> {
            if (!FlowRows.list(h).isEmpty()) return;
            Flow main = Flow.main();
            var sketch = new Sketch(main.start(), main.fallback(), main.steps());
            FlowRows.insert(h, MAIN);
            FlowRows.insertVersion(
                    h, new FlowVersion(MAIN, 1, "box", now(), ""), FlowText.write(Layout.arrange(sketch)));
            FlowRows.publish(h, MAIN, 1);
            FlowRows.insertChange(h, MAIN, new FlowChange(now(), "box", "published", 1));
        });
        this.published = db.tx(h -> {
            var all = new HashMap<String, Published>();
            for (FlowInfo flow : FlowRows.list(h))
                if (flow.published() > 0)
                    all.put(
                            flow.name(),
                            new Published(flow(flow.name(), text(h, flow.name(), flow.published())), flow.published()));
            return Map.copyOf(all);
        });
        this.rules = db.tx(FlowRows::numbers);
    }

    public List<FlowInfo> list() {
        return db.tx(FlowRows::list);
    }

    /** @throws Refused where there is none of this name */
    public FlowInfo get(String flow) {
        return db.tx(h -> FlowRows.find(h, flow)).orElseThrow(() -> new Refused("flows.unknown", flow));
    }

    /**
     * A flow with one step, to be drawn.
     *
     * @throws Refused where the name is taken or no name, or there are {@value #MOST_FLOWS} flows
     */
    public FlowInfo create(String name, String actor) {
        if (!Sketch.NAME.matcher(name).matches()) throw new Refused("flows.bad-name", name);
        db.run(h -> {
            var there = FlowRows.list(h);
            if (there.size() >= MOST_FLOWS) throw new Refused("flows.too-many", MOST_FLOWS);
            if (there.stream().anyMatch(f -> f.name().equals(name))) throw new Refused("flows.taken", name);
            FlowRows.insert(h, name);
            var first = new Sketch("end", "end", Map.of("end", new Step.HangUp()));
            FlowRows.saveDraft(h, name, FlowText.write(Layout.arrange(first)), actor, now(), null);
            FlowRows.insertChange(h, name, new FlowChange(now(), actor, "created", 0));
        });
        return get(name);
    }

    /** What is being drawn, or the published version where nothing is. */
    public Draft draft(String flow) {
        FlowInfo info = get(flow);
        return db.tx(h -> FlowRows.draft(h, flow)
                .map(text -> new Draft(FlowText.read(text), info.draftBy(), info.draftAt()))
                .orElseGet(() -> new Draft(FlowText.read(text(h, flow, info.published())), null, null)));
    }

    /**
     * Keeps what is being drawn; it need not make sense yet.
     *
     * @param seen {@link Draft#at} of what was changed
     * @throws Refused where somebody else has changed it meanwhile, or it is too long
     */
    public Draft saveDraft(String flow, Sketch sketch, @Nullable Instant seen, String actor) {
        String text = FlowText.write(sketch);
        Instant at = now();
        FlowInfo before = get(flow);
        if (!db.tx(h -> FlowRows.saveDraft(h, flow, text, actor, at, seen)))
            throw new Refused("flows.changed-meanwhile", String.valueOf(before.draftBy()));
        return new Draft(sketch, actor, at);
    }

    /** Forgets what was being drawn; a flow that was never published keeps its draft. */
    public void discardDraft(String flow, String actor) {
        if (get(flow).published() == 0) throw new Refused("flows.never-published", flow);
        db.run(h -> {
            FlowRows.dropDraft(h, flow);
            FlowRows.insertChange(h, flow, new FlowChange(now(), actor, "discarded", 0));
        });
    }

    /** What keeps a sketch from being published, the worst first; none where it can be. */
    public List<Problem> check(Sketch sketch) {
        return FlowCheck.all(sketch, stock.get());
    }

    /** What a flow may name just now. */
    public Stock stock() {
        return stock.get();
    }

    /**
     * Makes the draft the next version; callers who arrive from now on are led through it.
     *
     * @throws Refused for the first problem, or where there is no draft
     */
    public synchronized FlowVersion publish(String flow, String note, String actor) {
        Draft draft = draft(flow);
        if (draft.at() == null) throw new Refused("flows.no-draft", flow);
        for (Problem problem : check(draft.sketch())) throw problem.refused();
        String text = FlowText.write(draft.sketch());
        var version = db.tx(h -> {
            var next = new FlowVersion(flow, FlowRows.lastVersion(h, flow) + 1, actor, now(), cut(note));
            FlowRows.insertVersion(h, next, text);
            FlowRows.publish(h, flow, next.version());
            FlowRows.dropDraft(h, flow);
            FlowRows.insertChange(h, flow, new FlowChange(now(), actor, "published", next.version()));
            return next;
        });
        lead(flow, version.version(), text, actor);
        return version;
    }

    /**
     * Callers who arrive from now on are led through this version again; a draft stays as it is.
     *
     * @throws Refused where there is no such version
     */
    public synchronized void rollBack(String flow, int version, String actor) {
        String text = db.tx(h -> {
            String body = text(h, flow, version);
            FlowRows.publish(h, flow, version);
            FlowRows.insertChange(h, flow, new FlowChange(now(), actor, "rolled-back", version));
            return body;
        });
        lead(flow, version, text, actor);
    }

    private void lead(String flow, int version, String text, String actor) {
        var all = new HashMap<>(published);
        all.put(flow, new Published(flow(flow, text), version));
        published = Map.copyOf(all);
        bus.publish(new FlowEvent.Published(flow, version, actor));
    }

    /** Newest first, at most 200. */
    public List<FlowVersion> versions(String flow) {
        return db.tx(h -> FlowRows.versions(h, flow, PAGE));
    }

    /** @throws Refused where there is no such version */
    public Sketch version(String flow, int version) {
        return FlowText.read(db.tx(h -> text(h, flow, version)));
    }

    /** Who did what to the flow; newest first, at most 200. */
    public List<FlowChange> history(String flow) {
        return db.tx(h -> FlowRows.changes(h, flow, PAGE));
    }

    public List<NumberRule> numbers() {
        return rules;
    }

    /**
     * Which calls are led through which flow, instead of what was said before. What no rule fits goes to {@link #MAIN}.
     *
     * @throws Refused where two rules are about the same calls, or a flow was never published
     */
    public synchronized void setNumbers(List<NumberRule> all, String actor) {
        if (all.size() > MOST_RULES) throw new Refused("flows.too-many-rules", MOST_RULES);
        var seen = new HashSet<String>();
        for (NumberRule rule : all) {
            if (!published.containsKey(rule.flow())) throw new Refused("flows.never-published", rule.flow());
            if (!seen.add(rule.called() + "/" + rule.trunk())) throw new Refused("flows.rule-twice", rule.called());
        }
        db.run(h -> FlowRows.saveNumbers(h, all));
        rules = List.copyOf(all);
        bus.publish(new FlowEvent.NumbersChanged(actor));
    }

    @Override
    public Published flowFor(String called, String trunk) {
        return flowFor(called, trunk, "");
    }

    @Override
    public Published flowFor(String called, String trunk, String named) {
        var all = published;
        Published found = rules.stream()
                .filter(rule -> rule.fits(called, trunk))
                .max(Comparator.comparingInt(NumberRule::weight))
                .map(rule -> all.get(rule.flow()))
                .orElse(null);
        if (found == null) found = all.get(named);
        if (found == null) found = all.get(MAIN);
        return found == null ? new Published(Flow.main(), 0) : found;
    }

    @Override
    public void walked(Walked walked) {
        if (waiting.incrementAndGet() > MOST_UNWRITTEN) {
            waiting.decrementAndGet();
            log.warn("the way of call {} is lost: too many wait to be written", walked.call());
            return;
        }
        unwritten.add(walked);
        if (writing.compareAndSet(false, true)) time.after(OWNER, PACE, this::write);
    }

    /** Writes what is not written yet; any thread, when no call walks any more. */
    public void stop() {
        time.soon(OWNER, this::write);
    }

    /** All that waits, in one transaction. */
    private void write() {
        writing.set(false);
        var batch = new ArrayList<>(unwritten);
        if (batch.isEmpty()) return;
        try {
            db.run(h -> FlowRows.insertWalks(h, batch));
        } catch (RuntimeException e) {
            if (Db.engineFault(e).isPresent()) {
                if (writing.compareAndSet(false, true)) time.after(OWNER, RETRY, this::write);
                return;
            }
            log.error("the ways of {} calls are lost", batch.size(), e);
        }
        // they are its head: nobody else takes any away
        batch.forEach(_ -> unwritten.remove());
        waiting.addAndGet(-batch.size());
    }

    /** The ways that a call came, in order. */
    public List<Walked> walksOf(String call) {
        return db.tx(h -> FlowRows.walksOf(h, call));
    }

    /** Where callers went, of the newest {@value #MOST_WALKS} who left the flow in this time. */
    public FlowReport report(String flow, int version, Instant from, Instant until) {
        return FlowReport.of(db.tx(h -> FlowRows.trails(h, flow, version, from, until, MOST_WALKS)));
    }

    private static String text(org.jdbi.v3.core.Handle h, String flow, int version) {
        return FlowRows.text(h, flow, version).orElseThrow(() -> new Refused("flows.no-version", flow, version));
    }

    private static Flow flow(String name, String text) {
        return FlowText.read(text).flow(name);
    }

    private static String cut(String note) {
        String short_ = note.strip();
        return short_.length() <= 500 ? short_ : short_.substring(0, 500);
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
