package org.firstline.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;

/**
 * The verbs of checks after repairs: who is looked at, what was found, and what it comes to. Any thread; those who write
 * take turns. Whoever brings probes and questions about is elsewhere; here is only what is known, kept in rows, so that a
 * restart goes on where it stood.
 */
public final class RepairChecks {
    /** So long after he was asked, a subscriber's "1" or "no" is an answer. */
    public static final Duration ANSWERS_COUNT = Duration.ofHours(24);

    private static final String OWNER = "repairs";
    private static final Duration LOOK = Duration.ofSeconds(30);

    /**
     * What became of a subscriber's answer.
     *
     * @param late the check had its verdict before
     */
    public record Answered(RepairCheck check, Sampled who, boolean late) {}

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final RepairRule rule;
    private final ReentrantLock writing = new ReentrantLock();

    public RepairChecks(Db db, Bus bus, Time time, RepairRule rule) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.rule = rule;
    }

    public RepairRule rule() {
        return rule;
    }

    /** Looks now and then for checks whose time is up. */
    public void start() {
        time.every(OWNER, LOOK, () -> listLive().forEach(check -> change(check.id(), same -> same)));
    }

    /** Begins a check; where one of this outage is live already, that one is given back as it is. */
    public RepairCheck begin(long outage, List<Sampled> sample) {
        writing.lock();
        try {
            var live = find(outage).filter(RepairCheck::isLive);
            if (live.isPresent()) return live.get();
            RepairCheck fresh = db.tx(h ->
                    RepairRows.insert(h, new RepairCheck(0, outage, now(), null, RepairVerdict.PENDING, "", sample)));
            bus.publish(new RepairEvent.Changed(fresh));
            return judged(fresh);
        } finally {
            writing.unlock();
        }
    }

    /** The probes of this subscriber's line have answered. */
    public void probed(long check, long subscriber, Mark mark) {
        change(
                check,
                c -> c.find(subscriber).map(s -> c.with(s.probed(mark, now()))).orElse(c));
    }

    /** His question was put into the outbox. */
    public void asked(long check, long subscriber) {
        change(
                check,
                c -> c.find(subscriber)
                        .filter(s -> s.askedAt() == null)
                        .map(s -> c.with(s.asked(now())))
                        .orElse(c));
    }

    /**
     * Somebody answered from this phone.
     *
     * @param phone as E.164
     * @return empty where nobody was asked on it within {@link #ANSWERS_COUNT}
     */
    public Optional<Answered> answered(String phone, boolean works) {
        writing.lock();
        try {
            Optional<RepairCheck> asked = db.tx(h -> RepairRows.askedOn(h, phone, now().minus(ANSWERS_COUNT)));
            if (asked.isEmpty()) return Optional.empty();
            RepairCheck check = asked.get();
            Sampled who = check.sample().stream()
                    .filter(s -> s.phone().equals(phone) && s.askedAt() != null)
                    .findFirst()
                    .orElseThrow()
                    .answered(works ? Answer.YES : Answer.NO, now());
            RepairCheck after = check.with(who);
            db.run(h -> RepairRows.update(h, after.id(), who));
            bus.publish(new RepairEvent.Changed(after));
            if (check.isLive()) judged(after);
            return Optional.of(new Answered(after, who, !check.isLive()));
        } finally {
            writing.unlock();
        }
    }

    /** Whether somebody was asked on this phone, as E.164, within {@link #ANSWERS_COUNT}. */
    public boolean isAsked(String phone) {
        return db.tx(h -> RepairRows.askedOn(h, phone, now().minus(ANSWERS_COUNT)))
                .isPresent();
    }

    /** The outage went another way meanwhile: nothing is decided here any more. */
    public void overtaken(long outage) {
        writing.lock();
        try {
            find(outage)
                    .filter(RepairCheck::isLive)
                    .ifPresent(check -> end(check, new RepairRule.Judgement(RepairVerdict.OVERTAKEN, "")));
        } finally {
            writing.unlock();
        }
    }

    /** The outage's latest. */
    public Optional<RepairCheck> find(long outage) {
        return db.tx(h -> RepairRows.latest(h, outage));
    }

    public List<RepairCheck> listLive() {
        return db.tx(RepairRows::live);
    }

    private void change(long id, UnaryOperator<RepairCheck> work) {
        writing.lock();
        try {
            Optional<RepairCheck> before = db.tx(h -> RepairRows.find(h, id)).filter(RepairCheck::isLive);
            if (before.isEmpty()) return;
            RepairCheck after = work.apply(before.get());
            if (!after.equals(before.get())) {
                db.run(h -> after.sample().stream()
                        .filter(s -> !before.get().sample().contains(s))
                        .forEach(s -> RepairRows.update(h, id, s)));
                bus.publish(new RepairEvent.Changed(after));
            }
            judged(after);
        } finally {
            writing.unlock();
        }
    }

    private RepairCheck judged(RepairCheck check) {
        var judgement = rule.judge(check.sample(), check.startedAt(), now());
        return judgement.verdict() == RepairVerdict.PENDING ? check : end(check, judgement);
    }

    private RepairCheck end(RepairCheck check, RepairRule.Judgement judgement) {
        RepairCheck ended = check.ended(judgement, now());
        db.run(h -> RepairRows.end(h, ended));
        bus.publish(new RepairEvent.Ended(ended));
        return ended;
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
