package org.firstline.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of routing written down a second time, as plainly as possible: flat lists, and after each change a search of
 * every item against every agent. Slow and easy to check by eye; the real matcher has to agree with it.
 */
final class NaiveMatcher {
    static final class A {
        String name;
        List<String> queues;
        Chosen chosen;
        String reason;
        Activity does = Activity.IDLE;
        boolean leaving;
        I item;
        Instant freeSince;
        long turn;
        Instant until;
        int failures;
    }

    static final class I {
        WorkItem work;
        long turn;
        A agent;
        boolean talking;
        final Map<String, Instant> missed = new HashMap<>();
    }

    final Map<String, QueueSettings> queues = new TreeMap<>();
    final List<A> agents = new ArrayList<>();
    final List<I> items = new ArrayList<>();
    final List<String> phones = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    private Instant now;
    private long turns;

    List<String> step(Event event, Instant at) {
        said.clear();
        now = at;
        while (true) {
            Optional<A> due = agents.stream()
                    .filter(a -> a.until != null && !a.until.isAfter(now))
                    .min(Comparator.comparing((A a) -> a.until).thenComparing(a -> a.name));
            if (due.isEmpty()) break;
            A a = due.get();
            if (a.does == Activity.RESERVED) {
                said.add("stop " + a.item.work.id() + " " + a.name);
                miss(a.item, a, Miss.NO_ANSWER);
            } else if (a.does == Activity.WRAP_UP) free(a);
            else a.until = null;
            match();
        }
        apply(event);
        match();
        return List.copyOf(said);
    }

    private void match() {
        agents.removeIf(a -> a.leaving && a.does == Activity.IDLE);
        items.sort(Comparator.<I, Instant>comparing(i -> i.work.queuedAt()
                        .minus(queues.get(i.work.queue()).order().ageing().multipliedBy(i.work.priority())))
                .thenComparing(i -> i.work.queuedAt())
                .thenComparing(i -> i.turn));
        for (I i : items) {
            if (i.agent != null) continue;
            List<A> able = agents.stream()
                    .filter(a -> a.chosen == Chosen.READY && a.does == Activity.IDLE && phones.contains(a.name))
                    .filter(a -> a.until == null && !a.leaving && a.queues.contains(i.work.queue()))
                    .sorted(Comparator.comparing((A a) -> a.freeSince).thenComparing(a -> a.turn))
                    .toList();
            if (able.isEmpty()) continue;
            A chosen = able.stream()
                    .filter(a -> !now.isBefore(i.missed.getOrDefault(a.name, Instant.MIN)))
                    .findFirst()
                    .orElse(able.getFirst());
            i.agent = chosen;
            chosen.item = i;
            chosen.does = Activity.RESERVED;
            wait(chosen, now.plus(queues.get(i.work.queue()).ring()));
            said.add("ring " + i.work.id() + " " + chosen.name);
        }
    }

    private void apply(Event event) {
        switch (event) {
            case Event.QueueSaved(QueueSettings q) -> queues.put(q.name(), q);
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
                a.queues = e.serves().stream().map(Membership::queue).toList();
            }
            case Event.AgentRemoved e -> {
                A a = agent(e.agent());
                if (a == null) return;
                a.leaving = true;
                a.chosen = Chosen.LOGGED_OUT;
                a.reason = "";
                stopRinging(a);
            }
            case Event.Chose e -> {
                A a = agent(e.agent());
                if (a == null || a.leaving || a.chosen == e.chosen() && a.reason.equals(e.reason())) return;
                a.chosen = e.chosen();
                a.reason = e.reason();
                if (a.chosen == Chosen.READY) {
                    a.failures = 0;
                    a.freeSince = now;
                    a.turn = ++turns;
                } else stopRinging(a);
            }
            case Event.Phone e -> {
                boolean news = e.isThere() ? !phones.contains(e.agent()) : phones.contains(e.agent());
                if (!news) return;
                A a = agent(e.agent());
                if (e.isThere()) phones.add(e.agent());
                else phones.remove(e.agent());
                if (a == null) return;
                if (e.isThere()) {
                    a.freeSince = now;
                    a.turn = ++turns;
                } else stopRinging(a);
            }
            case Event.Enqueued(WorkItem work) -> {
                if (item(work.id()) != null) return;
                I i = new I();
                i.work = work;
                i.turn = ++turns;
                items.add(i);
            }
            case Event.Withdrawn e -> {
                I i = item(e.item());
                if (i != null) end(i);
            }
            case Event.Finished e -> {
                I i = item(e.item());
                if (i != null) end(i);
            }
            case Event.Accepted e -> {
                I i = item(e.item());
                A a = agent(e.agent());
                if (i == null || a == null || i.talking || a.does == Activity.TALKING) return;
                if (i.agent != null && i.agent != a) stopRinging(i.agent);
                if (a.item != null && a.item != i) stopRinging(a);
                i.agent = a;
                i.talking = true;
                a.item = i;
                a.does = Activity.TALKING;
                a.until = null;
                a.failures = 0;
            }
            case Event.Missed e -> {
                I i = item(e.item());
                if (i != null && !i.talking && i.agent != null && i.agent.name.equals(e.agent()))
                    miss(i, i.agent, e.why());
            }
            case Event.WrapUpEnded e -> {
                A a = agent(e.agent());
                if (a != null && a.does == Activity.WRAP_UP) free(a);
            }
            default -> {}
        }
    }

    private void end(I i) {
        items.remove(i);
        A a = i.agent;
        if (a == null) return;
        if (!i.talking) stopRinging(a);
        else if (queues.get(i.work.queue()).wrapUp().isZero()) free(a);
        else {
            a.item = null;
            a.does = Activity.WRAP_UP;
            wait(a, now.plus(queues.get(i.work.queue()).wrapUp()));
        }
    }

    private void miss(I i, A a, Miss why) {
        i.missed.put(a.name, now.plus(queues.get(i.work.queue()).notAgain()));
        i.agent = null;
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
        a.freeSince = now;
        a.turn = ++turns;
        if (why == Miss.FAILED && ++a.failures < 3) wait(a, now.plusSeconds(3));
        else {
            a.failures = 0;
            a.chosen = Chosen.NOT_READY;
            a.reason = why.reason();
        }
    }

    private void stopRinging(A a) {
        if (a.does != Activity.RESERVED) return;
        said.add("stop " + a.item.work.id() + " " + a.name);
        a.item.agent = null;
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
    }

    private void free(A a) {
        a.item = null;
        a.does = Activity.IDLE;
        a.until = null;
        a.freeSince = now;
        a.turn = ++turns;
    }

    private void wait(A a, Instant until) {
        a.until = until;
    }

    A agent(String name) {
        return agents.stream().filter(a -> a.name.equals(name)).findFirst().orElse(null);
    }

    private I item(String id) {
        return items.stream().filter(i -> i.work.id().equals(id)).findFirst().orElse(null);
    }
}
