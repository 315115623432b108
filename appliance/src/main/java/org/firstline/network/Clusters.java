package org.firstline.network;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.firstline.base.Bus;
import org.firstline.base.Refused;
import org.firstline.base.Time;

/**
 * Remembers the complaints of the last minutes and what they suggest. In memory: a restart is told again what the rows of
 * tickets hold, and forgets what was waved off. Any thread; news is {@link SuspicionsChanged}. Of more than {@value #MOST}
 * complaints the oldest are forgotten.
 */
public final class Clusters {
    private static final int MOST = 5_000;

    private final Bus bus;
    private final Time time;
    private final ClusterRules rules;
    private final Supplier<Tree> tree;
    private final Predicate<String> inOutage;
    private final Predicate<String> explained;
    private final Deque<Complaint> complaints = new ArrayDeque<>();
    private final Map<String, Instant> wavedOff = new HashMap<>();
    private volatile List<Suspicion> suspicions = List.of();

    /**
     * @param inOutage whether a node is part of an open outage
     * @param explained whether it is part of one that somebody, or a rule, has confirmed
     */
    Clusters(
            Bus bus,
            Time time,
            ClusterRules rules,
            Supplier<Tree> tree,
            Predicate<String> inOutage,
            Predicate<String> explained) {
        this.bus = bus;
        this.time = time;
        this.rules = rules;
        this.tree = tree;
        this.inOutage = inOutage;
        this.explained = explained;
    }

    public ClusterRules rules() {
        return rules;
    }

    /** What is suspected now, the largest first. */
    public List<Suspicion> list() {
        return suspicions;
    }

    public void complain(Complaint complaint) {
        synchronized (this) {
            complaints.addLast(complaint);
            if (complaints.size() > MOST) complaints.removeFirst();
        }
        look();
    }

    /**
     * A person says that it is nothing: the place suggests nothing for a while.
     *
     * @throws Refused where it is no longer suspected
     */
    public void waveOff(String place) {
        if (suspicions.stream().noneMatch(one -> one.place().equals(place))) throw new Refused("network.no-suspicion");
        synchronized (this) {
            wavedOff.put(place, time.now().plus(rules.rest()));
        }
        look();
    }

    /**
     * When those behind these nodes first complained whose complaints suggest an outage now; empty where none do. Who was
     * waved off suggests nothing.
     */
    Optional<Instant> since(Set<String> nodes) {
        List<Suspicion> now = suspicions;
        synchronized (this) {
            return complaints.stream()
                    .filter(one -> one.node() != null && nodes.contains(one.node()))
                    .filter(one -> now.stream()
                            .anyMatch(s -> s.kind() == one.kind() && s.who().contains(one.who())))
                    .map(Complaint::at)
                    .min(Comparator.naturalOrder());
        }
    }

    /** Time has passed, or the tree or the outages are others. */
    void look() {
        List<Suspicion> now;
        synchronized (this) {
            Instant at = time.now();
            complaints.removeIf(one -> !one.at().isAfter(at.minus(rules.window())) || isExplained(one));
            wavedOff.values().removeIf(until -> until.isBefore(at));
            now = ClusterRule.without(ClusterRule.find(complaints, tree.get(), rules, inOutage, at), wavedOff, at);
            if (now.equals(suspicions)) return;
            suspicions = now;
        }
        bus.publish(new SuspicionsChanged(now));
    }

    /** Forgotten for good: an outage that is over must not be suspected anew because of what was said of it. */
    private boolean isExplained(Complaint one) {
        return one.node() != null && explained.test(one.node());
    }
}
