package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Ids;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leave to call outside: asked for before every such call, by an agent of the house and by nobody else (no trunk's caller
 * gets a line outside). Keeps the book of the last day in memory and in rows. Any thread; rows are written on "dial".
 */
public final class Dialling {
    public static final String OWNER = "dial";
    /** Who calls outside where no agent chose to: a flow, or the house that calls somebody back. Only all limits hold. */
    public static final String HOUSE = "house";

    /** Calls that the book remembers; older ones fall out of it, which only a very cheap limit would notice. */
    static final int MAX_SPELLS = 20_000;
    /** So many forbidden numbers within {@link #PROBING} and somebody is trying what works. */
    static final int MAX_FORBIDDEN = 5;

    static final Duration PROBING = Duration.ofMinutes(10);
    /** Limits are not looked at more often than this while calls talk. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Dialling.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final DialSettings settings;
    private volatile UnaryOperator<String> shown = queue -> "";
    private final DialPlan plan;
    private final Ids ids = new Ids();
    private final Map<String, Spell> spells = new LinkedHashMap<>();
    private final Map<String, Deque<Instant>> forbidden = new HashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    /** Since when what somebody, or everybody, uses is counted anew, because a block was lifted. */
    private final Map<String, Instant> lifted = new HashMap<>();

    public Dialling(Db db, Bus bus, Time time, DialSettings settings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.plan = new DialPlan(settings);
    }

    /** Reads the book of the last day; what a crash left open ends now. Before the line opens. */
    public synchronized void start() {
        Instant now = now();
        db.run(h -> DialRows.endOpen(h, now));
        for (Spell spell : db.tx(h -> DialRows.since(h, now.minus(Duration.ofDays(1))))) remember(spell);
        for (Block block : db.tx(DialRows::blocks)) {
            blocks.put(block.who(), block);
            bus.publish(new DialEvent.Blocked(block));
        }
    }

    /** Whose limits hold for a call: this agent's, or, where none chose to call, the house's. */
    public static String by(@Nullable String agent) {
        return agent == null ? HOUSE : agent;
    }

    public DialPlan plan() {
        return plan;
    }

    /** The number that calls for this queue show; empty for the trunk's own. */
    public String callerId(@Nullable String queue) {
        if (queue == null) return "";
        String own = shown.apply(queue);
        return own.isEmpty() ? settings.callerIds().getOrDefault(queue, "") : own;
    }

    /** @param numbers what a queue shows by its own rules; empty where it has none */
    public void showing(UnaryOperator<String> numbers) {
        shown = numbers;
    }

    /** @throws Refused with the reason that {@link #ask} would give just now; nothing begins to count */
    public void check(String agent, Dialled dialled) {
        List<Block> made = new ArrayList<>();
        try {
            allow(agent, dialled, made);
        } finally {
            made.forEach(block -> bus.publish(new DialEvent.Blocked(block)));
        }
    }

    /**
     * Leave for an agent to call a number, which begins to count with it.
     *
     * @param agent her extension: proven, by her phone's password or her sign-in
     * @param queue for which she calls, since that decides on the number shown; null for none
     * @throws Refused with the reason
     */
    public Permit ask(String agent, Dialled dialled, @Nullable String queue) {
        List<Block> made = new ArrayList<>();
        try {
            return decide(agent, dialled, queue, made);
        } finally {
            made.forEach(block -> bus.publish(new DialEvent.Blocked(block)));
        }
    }

    private synchronized Permit decide(String agent, Dialled dialled, @Nullable String queue, List<Block> made) {
        Verdict.Allowed allowed = allow(agent, dialled, made);
        Instant now = now();
        if (allowed.emergency()) log.warn("{} calls the emergency number {}", agent, allowed.number());
        String id = ids.next(now);
        keep(new Spell(id, agent, allowed.number(), now, null, null, allowed.perMinute()));
        return new Permit(id, agent, allowed, callerId(queue), this::told);
    }

    private synchronized Verdict.Allowed allow(String agent, Dialled dialled, List<Block> made) {
        Instant now = now();
        boolean emergency = dialled instanceof Dialled.Emergency;
        if (!emergency) refuseBlocked(agent);
        var verdict = plan.decide(
                dialled,
                agent.equals(HOUSE) ? Usage.NOTHING : usage(agent, now),
                usage(null, now),
                now.atZone(settings.zone()).toLocalTime());
        switch (verdict) {
            case Verdict.Denied(Refused why, Verdict.Because because) -> {
                log.warn("{} may not call outside: {}", agent, why.getMessage());
                consequence(agent, why, because, now).ifPresent(made::add);
                throw why;
            }
            case Verdict.Allowed allowed -> {
                return allowed;
            }
        }
    }

    private void refuseBlocked(String agent) {
        Block block = blocks.getOrDefault(Block.EVERYBODY, blocks.get(agent));
        if (block != null) throw new Refused("calls.dial-blocked", block.why());
    }

    private Optional<Block> consequence(String agent, Refused why, Verdict.Because because, Instant now) {
        return switch (because) {
            case AGENT_LIMIT -> Optional.of(block(agent, why, now));
            case COMMON_LIMIT -> Optional.of(block(Block.EVERYBODY, why, now));
            case FORBIDDEN ->
                agent.equals(HOUSE) || tries(agent, now) < MAX_FORBIDDEN
                        ? Optional.empty()
                        : Optional.of(block(agent, why, now));
            case OTHER -> Optional.empty();
        };
    }

    private int tries(String agent, Instant now) {
        var times = forbidden.computeIfAbsent(agent, a -> new ArrayDeque<>());
        times.add(now);
        while (times.peek() != null && times.peek().isBefore(now.minus(PROBING))) times.poll();
        while (times.size() > MAX_FORBIDDEN) times.poll();
        return times.size();
    }

    private Block block(String who, Refused why, Instant now) {
        var block = new Block(who, now, why);
        blocks.put(who, block);
        forbidden.remove(who);
        time.soon(OWNER, () -> db.run(h -> DialRows.block(h, block)));
        log.warn("calls outside are blocked for {}: {}", who, why.getMessage());
        return block;
    }

    /** Those who may not call outside, the oldest first. */
    public synchronized List<Block> blocks() {
        return List.copyOf(blocks.values());
    }

    /**
     * Lifts a block; one that is not there is no fault. From now on whoever was blocked has the whole limit again, or the
     * next call would block anew; a restart remembers only what was used.
     */
    public void unblock(String who, String actor) {
        List<Block> left;
        synchronized (this) {
            if (blocks.remove(who) == null) return;
            lifted.put(who, now());
            left = List.copyOf(blocks.values());
        }
        log.info("{} lets {} call outside again", actor, who);
        time.soon(OWNER, () -> db.run(h -> DialRows.unblock(h, who)));
        bus.publish(new DialEvent.Unblocked(who, actor, left));
    }

    /**
     * How much longer a call that was answered may go on: all that talk now use up the same limits, so this is less as
     * soon as another one begins, and more when one ends. Zero or less for no longer.
     */
    public synchronized Duration left(Permit permit) {
        Spell spell = spells.get(permit.id());
        if (spell == null || spell.answeredAt() == null) return permit.longest();
        Instant now = now();
        Duration most = DialPlan.LONGEST.minus(Duration.between(spell.answeredAt(), now));
        if (permit.emergency()) return most;
        boolean house = permit.who().equals(HOUSE);
        var left = plan.left(
                house ? Usage.NOTHING : usage(permit.who(), now),
                house ? DialPlan.Talking.NOBODY : talking(permit.who()),
                usage(null, now),
                talking(null));
        return left.compareTo(most) < 0 ? left : most;
    }

    /** When to ask again for what is {@link #left}: before others who may begin to talk can have used it up. */
    public Duration nextLook(Duration left) {
        Duration share = left.dividedBy(plan.mostAtOnce());
        Duration wait = share.compareTo(LOOK) < 0 ? LOOK : share;
        return wait.compareTo(left) < 0 ? wait : left;
    }

    private DialPlan.Talking talking(@Nullable String who) {
        var talking = DialPlan.Talking.NOBODY;
        for (Spell spell : spells.values())
            if (spell.isLive() && spell.answeredAt() != null && (who == null || who.equals(spell.who())))
                talking = talking.with(spell.perMinute());
        return talking;
    }

    /** What everybody together has used. */
    public synchronized Usage used() {
        return usage(null, now());
    }

    private Usage usage(@Nullable String who, Instant now) {
        Instant anew = lifted.getOrDefault(who == null ? Block.EVERYBODY : who, Instant.MIN);
        Instant hourAgo = later(anew, now.minus(Duration.ofHours(1)));
        Instant midnight = later(
                anew, now.atZone(settings.zone()).truncatedTo(ChronoUnit.DAYS).toInstant());
        int calls = 0;
        Duration talked = Duration.ZERO;
        BigDecimal spent = BigDecimal.ZERO;
        for (Spell spell : spells.values()) {
            if (who != null && !who.equals(spell.who())) continue;
            if (spell.isLive()) calls++;
            talked = talked.plus(spell.within(hourAgo, now));
            spent = spent.add(spell.costWithin(midnight, now));
        }
        return new Usage(calls, talked, spent);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private synchronized void told(Permit permit, Permit.Stage stage) {
        Spell spell = spells.get(permit.id());
        if (spell == null) return;
        keep(stage == Permit.Stage.OVER ? spell.ended(now()) : spell.answered(now()));
    }

    private void keep(Spell spell) {
        remember(spell);
        time.soon(OWNER, () -> db.run(h -> DialRows.put(h, spell)));
    }

    private void remember(Spell spell) {
        spells.put(spell.id(), spell);
        Instant old = now().minus(Duration.ofDays(1));
        var oldest = spells.values().iterator();
        while (oldest.hasNext()) {
            Spell first = oldest.next();
            boolean gone = first.endedAt() != null && first.endedAt().isBefore(old);
            if (!gone && spells.size() <= MAX_SPELLS || first == spell) return;
            oldest.remove();
        }
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
