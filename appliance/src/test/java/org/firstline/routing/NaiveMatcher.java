package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules of routing written down a second time, as plainly as possible: flat lists, and after each change a search of
 * every item against every agent. Slow and easy to check by eye; the real matcher has to agree with it.
 */
final class NaiveMatcher {
    static final class A {
        String name;
        List<Membership> serves;
        Needs skills;
        Chosen chosen;
        String reason;
        Activity does = Activity.IDLE;
        boolean leaving;
        I item;
        String engaged;
        Instant freeSince;
        long turn;
        Instant until;
        boolean resting;
        Instant breakSince;
        int failures;
        int misses;
        int answered;
        final Map<String, Long> served = new HashMap<>();

        Membership in(String queue) {
            return serves.stream()
                    .filter(m -> m.queue().equals(queue))
                    .findFirst()
                    .orElse(null);
        }
    }

    static final class I {
        WorkItem work;
        long turn;
        final List<A> rings = new ArrayList<>();
        A talks;
        Instant enteredAt;
        Instant waitsSince;
        String wished;
        Instant wishedUntil = Instant.MIN;
        boolean forced;
        boolean mayRingMore;
        Instant ringingSince;
        Instant looked;
        final Set<String> sentOnFrom = new HashSet<>();
        final Map<String, Instant> missed = new HashMap<>();

        boolean waits() {
            return talks == null && rings.isEmpty();
        }
    }

    private record Due(Instant at, String key, Runnable then) {}

    final Map<String, QueueSettings> queues = new TreeMap<>();
    final List<A> agents = new ArrayList<>();
    final List<I> items = new ArrayList<>();
    private final Map<String, Instant> deserted = new HashMap<>();
    private final Map<String, Duration> breaks = new HashMap<>();
    private final Map<String, State.Gone> gone = new HashMap<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.MIN;
    private long turns;

    List<String> step(Event event, Instant at) {
        said.clear();
        if (at.isAfter(now)) now = at;
        while (true) {
            Due due = due().stream()
                    .filter(d -> !d.at.isAfter(now))
                    .min(Comparator.comparing(Due::at).thenComparing(Due::key))
                    .orElse(null);
            if (due == null) break;
            due.then.run();
        }
        match();
        apply(event);
        match();
        items.forEach(i -> i.looked = now);
        return List.copyOf(said);
    }

    // ---- time

    private List<Due> due() {
        var due = new ArrayList<Due>();
        for (A a : agents) if (a.until != null) due.add(new Due(a.until, "agent " + a.name, () -> timeIsUp(a)));
        for (I i : items)
            for (Instant at : changes(i))
                if (at.isAfter(i.looked)) due.add(new Due(at, "item " + i.work.id(), () -> look(i)));
        deserted.forEach((q, at) -> due.add(new Due(at, "queue " + q, () -> everybodyLeft(q))));
        return due;
    }

    private List<Instant> changes(I i) {
        var at = new ArrayList<Instant>();
        QueueSettings q = queues.get(i.work.queue());
        Duration another = q.strategy().another();
        if (!i.rings.isEmpty() && !another.isZero())
            for (int k = 1; k < 40; k++) at.add(i.ringingSince.plus(another.multipliedBy(k)));
        Duration relax = q.order().relaxAfter();
        int steps = i.work.needs().and(q.order().needs()).mostSteps(q.order().relaxTo());
        for (int k = 1; k <= steps && !relax.isZero(); k++) at.add(i.waitsSince.plus(relax.multipliedBy(k)));
        if (!i.waits()) return at;
        if (i.wished != null) at.add(i.wishedUntil);
        if (!q.limits().maxWait().isZero() && i.work.onLine())
            at.add(i.enteredAt.plus(q.limits().maxWait()));
        return at;
    }

    private void look(I i) {
        i.looked = now;
        if (i.waits()) sendOnIfTooLong(i);
    }

    private void timeIsUp(A a) {
        switch (a.does) {
            case RESERVED -> {
                said.add("stop " + a.item.work.id() + " " + a.name);
                miss(a.item, a, Miss.NO_ANSWER);
            }
            case WRAP_UP -> free(a);
            default -> {
                a.until = null;
                if (a.resting) a.resting = false;
                else {
                    a.breakSince = null;
                    a.chosen = Chosen.NOT_READY;
                    a.reason = "break-over";
                }
            }
        }
    }

    // ---- who gets whom

    private void match() {
        agents.removeIf(a -> a.leaving && a.does == Activity.IDLE);
        breakTimes();
        items.sort(order());
        for (I i : List.copyOf(items)) {
            if (!i.waits()) continue;
            A a = choose(i, true);
            if (a == null) continue;
            i.ringingSince = now;
            i.mayRingMore =
                    holder(i) == null && queues.get(i.work.queue()).strategy().offers(Duration.ofHours(1)) > 1;
            ring(i, a);
        }
        for (I i : items) {
            while (!i.rings.isEmpty()
                    && i.mayRingMore
                    && i.rings.size()
                            < queues.get(i.work.queue()).strategy().offers(Duration.between(i.ringingSince, now))) {
                A a = choose(i, false);
                if (a == null) break;
                ring(i, a);
            }
        }
        for (QueueSettings q : queues.values()) {
            boolean wanted = !q.limits().stayWith().isEmpty()
                    && items.stream()
                            .anyMatch(i -> i.talks == null && i.work.queue().equals(q.name()))
                    && !hasSomebody(q.name(), q.limits().stayWith());
            if (!wanted) deserted.remove(q.name());
            else deserted.putIfAbsent(q.name(), now.plusSeconds(10));
        }
    }

    private Comparator<I> order() {
        return Comparator.<I>comparingInt(i -> i.forced ? 0 : 1)
                .thenComparing(i ->
                        i.waitsSince.minus(queues.get(i.work.queue()).order().headStart(i.work.priority())))
                .thenComparing(i -> i.waitsSince)
                .thenComparing(i -> i.turn);
    }

    private A choose(I i, boolean evenWhoMissed) {
        A holder = holder(i);
        if (holder != null && evenWhoMissed) return isFree(holder) ? holder : null;
        Needs enough = enough(i);
        List<A> able = agents.stream()
                .filter(a -> isFree(a) && a.in(i.work.queue()) != null && enough.areMetBy(a.skills))
                .sorted(Comparator.comparing(
                        a -> candidate(a, i.work.queue()),
                        queues.get(i.work.queue()).strategy().order()))
                .toList();
        for (A a : able) if (!now.isBefore(i.missed.getOrDefault(a.name, Instant.MIN))) return a;
        return able.isEmpty() || !evenWhoMissed ? null : able.getFirst();
    }

    private Strategy.Candidate candidate(A a, String queue) {
        Membership in = a.in(queue);
        return new Strategy.Candidate(
                a.name, a.freeSince, a.turn, a.answered, a.served.getOrDefault(queue, 0L), in.tier(), in.position());
    }

    private static boolean isExpected(A a, List<String> phones) {
        return a.chosen == Chosen.READY && phones.contains(a.name) && !a.leaving;
    }

    private boolean isFree(A a) {
        return isExpected(a, phones) && a.does == Activity.IDLE && !a.resting;
    }

    private A holder(I i) {
        if (i.wished == null || !now.isBefore(i.wishedUntil)) return null;
        A a = agent(i.wished);
        if (a == null || !isExpected(a, phones)) return null;
        boolean isFit = a.in(i.work.queue()) != null && enough(i).areMetBy(a.skills);
        return i.forced || isFit ? a : null;
    }

    private Needs enough(I i) {
        QueueOrder order = queues.get(i.work.queue()).order();
        Needs needs = i.work.needs().and(order.needs());
        if (order.relaxAfter().isZero() || now.isBefore(i.waitsSince)) return needs;
        return needs.relaxedBy(
                (int) Duration.between(i.waitsSince, now).dividedBy(order.relaxAfter()), order.relaxTo());
    }

    private void ring(I i, A a) {
        i.rings.add(a);
        a.item = i;
        a.does = Activity.RESERVED;
        a.until = now.plus(queues.get(i.work.queue()).ring());
        said.add("ring " + i.work.id() + " " + a.name);
    }

    // ---- what happens

    private void apply(Event event) {
        switch (event) {
            case Event.QueueSaved(QueueSettings q) -> {
                boolean isNew = queues.put(q.name(), q) == null;
                if (isNew) return;
                items.sort(order());
                for (I i : List.copyOf(items))
                    if (i.work.queue().equals(q.name())) {
                        i.looked = now;
                        if (i.waits()) sendOnIfTooLong(i);
                    }
            }
            case Event.QueueRetired(String name) -> {
                if (items.stream().anyMatch(i -> i.work.queue().equals(name))) return;
                queues.remove(name);
                deserted.remove(name);
            }
            case Event.BreakSaved e -> {
                if (e.longest().isZero()) breaks.remove(e.reason());
                else breaks.put(e.reason(), e.longest());
            }
            case Event.AgentAdded e -> {
                A a = agent(e.agent());
                if (a == null) {
                    a = new A();
                    a.name = e.agent();
                    a.chosen = e.chosen();
                    a.reason = e.reason();
                    a.freeSince = now;
                    a.turn = ++turns;
                    agents.add(a);
                }
                a.leaving = false;
                a.serves = e.serves();
                a.skills = e.skills();
            }
            case Event.AgentRemoved e -> {
                A a = agent(e.agent());
                if (a == null) return;
                a.leaving = true;
                a.chosen = Chosen.LOGGED_OUT;
                a.reason = "";
                stopWaiting(a);
                handBack(a);
            }
            case Event.QueuesSet e -> {
                if (agent(e.agent()) != null) agent(e.agent()).serves = e.serves();
            }
            case Event.SkillsSet e -> {
                if (agent(e.agent()) != null) agent(e.agent()).skills = e.skills();
            }
            case Event.Chose e -> choose(e.agent(), e.chosen(), e.reason(), false);
            case Event.Forced e -> choose(e.agent(), e.chosen(), e.reason(), true);
            case Event.Phone e -> {
                boolean news = e.isThere() ? !phones.contains(e.agent()) : phones.contains(e.agent());
                if (!news) return;
                A a = agent(e.agent());
                if (e.isThere()) phones.add(e.agent());
                else phones.remove(e.agent());
                if (a == null) return;
                if (e.isThere()) last(a);
                else handBack(a);
            }
            case Event.Enqueued(WorkItem work) -> {
                if (item(work.id()) != null) return;
                I i = new I();
                i.work = work;
                i.turn = ++turns;
                i.enteredAt = work.cameAt();
                i.waitsSince = work.queuedAt();
                State.Gone before = work.party().isEmpty() ? null : gone.remove(work.queue() + work.party());
                if (before != null
                        && before.waitedSince().isBefore(work.queuedAt())
                        && !now.isAfter(before.at().plusSeconds(120))) i.waitsSince = before.waitedSince();
                items.add(i);
                enter(i);
            }
            case Event.Withdrawn e -> {
                I i = item(e.item());
                if (i != null) end(i, e.reason());
            }
            case Event.Lost e -> gone.put(e.queue() + e.party(), new State.Gone(e.queuedAt(), e.at()));
            case Event.Engaged e -> {
                A a = agent(e.agent());
                if (a == null || a.does == Activity.TALKING) return;
                handBack(a);
                a.until = null;
                a.resting = false;
                a.breakSince = null;
                a.engaged = e.call();
                a.does = Activity.TALKING;
            }
            case Event.Released e -> {
                A a = agent(e.agent());
                if (a == null) return;
                if (e.call().equals(a.engaged)) {
                    a.engaged = null;
                    if (e.talked() && e.queue() != null && queues.containsKey(e.queue())) wrapUp(a, e.queue());
                    else free(a);
                } else if (a.item != null
                        && a.item.talks == a
                        && a.item.work.id().equals(e.call())) {
                    items.remove(a.item);
                    wrapUp(a, a.item.work.queue());
                }
            }
            case Event.Finished e -> {
                I i = item(e.item());
                if (i != null) end(i, "abandoned");
            }
            case Event.Moved e -> move(item(e.item()), e.queue(), e.keepWait());
            case Event.Assigned e -> {
                I i = item(e.item());
                A a = agent(e.agent());
                if (i == null || a == null || i.talks != null || !isExpected(a, phones) || i.rings.contains(a)) return;
                stopRinging(i, null);
                i.forced = true;
                i.wished = a.name;
                i.wishedUntil = now.plusSeconds(300);
                putBack(i);
            }
            case Event.Accepted e -> {
                I i = item(e.item());
                A a = agent(e.agent());
                if (i == null || a == null || i.talks != null || a.does == Activity.TALKING) return;
                stopRinging(i, a);
                i.wished = null;
                talk(i, a);
            }
            case Event.HandedOver e -> {
                I i = item(e.item());
                A a = agent(e.agent());
                if (i == null || a == null || a == i.talks || a.does == Activity.TALKING) return;
                if (i.talks != null) wrapUp(i.talks, i.work.queue());
                else stopRinging(i, a);
                i.wished = null;
                talk(i, a);
            }
            case Event.Missed e -> {
                I i = item(e.item());
                A a = agent(e.agent());
                if (i != null && a != null && i.rings.contains(a)) miss(i, a, e.why());
            }
            case Event.WrapUpEnded e -> {
                A a = agent(e.agent());
                if (a != null && a.does == Activity.WRAP_UP) free(a);
            }
            case Event.WrapUpExtended e -> {
                A a = agent(e.agent());
                if (a != null && a.does == Activity.WRAP_UP) a.until = a.until.plus(e.by());
            }
            case Event.TimePassed() -> {}
        }
    }

    private void choose(String name, Chosen chosen, String reason, boolean forced) {
        A a = agent(name);
        if (a == null || a.leaving) return;
        if (forced && chosen == Chosen.READY && a.does == Activity.WRAP_UP) free(a);
        else if (a.chosen == chosen && a.reason.equals(reason)) return;
        if (a.chosen == Chosen.LOGGED_OUT) a.answered = 0;
        a.chosen = chosen;
        a.reason = reason;
        if (a.breakSince != null) a.until = null;
        a.breakSince = null;
        if (chosen == Chosen.READY) {
            a.failures = 0;
            a.misses = 0;
            last(a);
        } else {
            stopWaiting(a);
            handBack(a);
        }
    }

    /** A break begins when she is idle, and may last for so long. */
    private void breakTimes() {
        for (A a : agents) {
            if (a.chosen != Chosen.BREAK || a.does != Activity.IDLE) continue;
            if (a.breakSince == null) a.breakSince = now;
            Duration longest = breaks.get(a.reason);
            a.until = longest == null ? null : a.breakSince.plus(longest);
        }
    }

    private void enter(I i) {
        QueueSettings q = queues.get(i.work.queue());
        long there = items.stream()
                .filter(o -> o != i
                        && o.talks == null
                        && o.work.onLine()
                        && o.work.queue().equals(q.name()))
                .count();
        Overflow target = null;
        String why = "";
        if (!i.sentOnFrom.contains(q.name())) {
            if (!q.hours().isOpen(now, java.time.ZoneOffset.UTC)) {
                target = q.whenClosed();
                why = "closed";
            } else if (i.work.onLine()
                    && !q.limits().joinWith().isEmpty()
                    && !hasSomebody(q.name(), q.limits().joinWith())) {
                target = q.limits().whenEmpty();
                why = "join-empty";
            } else if (i.work.onLine()
                    && q.limits().maxLength() > 0
                    && there >= q.limits().maxLength()) {
                target = q.limits().whenFull();
                why = "full";
            }
        }
        if (target == null || isNowhere(target)) takeIn(i);
        else go(i, why, target);
    }

    private void takeIn(I i) {
        if (i.work.preferred() != null && !i.forced) {
            i.wished = i.work.preferred();
            i.wishedUntil = i.enteredAt.plus(queues.get(i.work.queue()).order().preferredWait());
        }
        putBack(i);
    }

    private void putBack(I i) {
        i.looked = now;
        sendOnIfTooLong(i);
    }

    private void sendOnIfTooLong(I i) {
        QueueLimits limits = queues.get(i.work.queue()).limits();
        if (!limits.maxWait().isZero()
                && i.work.onLine()
                && !i.sentOnFrom.contains(i.work.queue())
                && !now.isBefore(i.enteredAt.plus(limits.maxWait()))) sendOn(i, "max-wait", limits.whenTooLong());
    }

    private void everybodyLeft(String queue) {
        deserted.remove(queue);
        if (hasSomebody(queue, queues.get(queue).limits().stayWith())) return;
        items.sort(order());
        for (I i : List.copyOf(items))
            if (i.waits() && i.work.onLine() && i.work.queue().equals(queue) && !i.sentOnFrom.contains(queue))
                sendOn(i, "leave-empty", queues.get(queue).limits().whenEmpty());
    }

    private void sendOn(I i, String why, Overflow target) {
        if (isNowhere(target)) i.sentOnFrom.add(i.work.queue());
        else go(i, why, target);
    }

    private boolean isNowhere(Overflow target) {
        return target instanceof Overflow.ToQueue(String name) && !queues.containsKey(name);
    }

    private void go(I i, String why, Overflow target) {
        said.add("out " + i.work.id() + " " + why);
        if (!(target instanceof Overflow.ToQueue(String name))) {
            items.remove(i);
            return;
        }
        i.sentOnFrom.add(i.work.queue());
        i.work = i.work.in(name, i.work.queuedAt());
        i.enteredAt = now;
        enter(i);
    }

    private void move(I i, String queue, boolean keepWait) {
        if (i == null || !queues.containsKey(queue)) return;
        boolean isAnew = !keepWait || i.talks != null;
        if (i.talks != null) wrapUp(i.talks, i.work.queue());
        else if (i.work.queue().equals(queue)) return;
        else stopRinging(i, null);
        i.talks = null;
        said.add("out " + i.work.id() + " moved");
        i.forced = false;
        i.wished = null;
        i.work = i.work.in(queue, keepWait ? i.work.queuedAt() : now)
                .coming(isAnew ? now : i.work.cameAt())
                .preferring(null);
        if (!keepWait) i.waitsSince = now;
        i.enteredAt = now;
        takeIn(i);
    }

    private boolean hasSomebody(String queue, Set<Presence> in) {
        return agents.stream().filter(a -> a.in(queue) != null).anyMatch(a -> in.contains(presence(a)));
    }

    private Presence presence(A a) {
        return switch (a.does) {
            case RESERVED -> Presence.RINGING;
            case TALKING -> Presence.TALKING;
            case WRAP_UP -> Presence.WRAP_UP;
            case IDLE ->
                a.chosen == Chosen.READY && !phones.contains(a.name)
                        ? Presence.NO_PHONE
                        : Presence.valueOf(a.chosen.name());
        };
    }

    private void end(I i, String reason) {
        items.remove(i);
        if (i.talks != null) {
            wrapUp(i.talks, i.work.queue());
            return;
        }
        if (!reason.startsWith("overflow") && !i.work.party().isEmpty())
            gone.put(i.work.queue() + i.work.party(), new State.Gone(i.waitsSince, now));
        stopRinging(i, null);
    }

    private void talk(I i, A a) {
        if (a.item != null && a.item != i) {
            said.add("stop " + a.item.work.id() + " " + a.name);
            a.item.rings.remove(a);
            if (a.item.rings.isEmpty()) putBack(a.item);
        }
        i.rings.clear();
        i.talks = a;
        a.item = i;
        a.does = Activity.TALKING;
        a.until = null;
        a.resting = false;
        a.breakSince = null;
        a.served.put(i.work.queue(), ++turns);
        a.failures = 0;
        a.misses = 0;
        a.answered++;
    }

    private void wrapUp(A a, String queue) {
        Duration length = queues.get(queue).wrapUp();
        a.item = null;
        if (length.isZero()) free(a);
        else {
            a.does = Activity.WRAP_UP;
            a.until = now.plus(length);
        }
    }

    private void miss(I i, A a, Miss why) {
        QueueSettings q = queues.get(i.work.queue());
        i.rings.remove(a);
        i.missed.put(a.name, now.plus(q.notAgain()));
        if (a.name.equals(i.wished)) i.wished = null;
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
        a.served.put(q.name(), ++turns);
        last(a);
        boolean out = why == Miss.UNREACHABLE
                || why == Miss.FAILED && ++a.failures >= 3
                || (why == Miss.NO_ANSWER || why == Miss.REJECTED) && ++a.misses >= q.misses();
        if (out) {
            a.failures = 0;
            a.misses = 0;
            a.chosen = Chosen.NOT_READY;
            a.reason = why.reason();
        } else if (why == Miss.FAILED) {
            a.resting = true;
            a.until = now.plusSeconds(3);
        }
        if (i.rings.isEmpty()) putBack(i);
    }

    private void stopRinging(I i, A but) {
        for (A a : List.copyOf(i.rings)) if (a != but) quiet(a);
        i.rings.clear();
    }

    private void handBack(A a) {
        if (a.does != Activity.RESERVED) return;
        I i = a.item;
        quiet(a);
        i.rings.remove(a);
        if (i.rings.isEmpty()) putBack(i);
    }

    private void quiet(A a) {
        said.add("stop " + a.item.work.id() + " " + a.name);
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
    }

    private void stopWaiting(A a) {
        if (a.resting || a.breakSince != null) a.until = null;
        a.resting = false;
        a.breakSince = null;
    }

    private void free(A a) {
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
        last(a);
    }

    private void last(A a) {
        a.freeSince = now;
        a.turn = ++turns;
    }

    A agent(String name) {
        return agents.stream().filter(a -> a.name.equals(name)).findFirst().orElse(null);
    }

    I item(String id) {
        return items.stream().filter(i -> i.work.id().equals(id)).findFirst().orElse(null);
    }
}
