package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.firstline.network.AlertDamper.Signal;
import org.firstline.network.DamperState.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A node with two uplinks serves as long as one of them does. */
class RingsTest {
    private static final DampingRules RULES = DampingRules.of(Duration.ofSeconds(60));

    private static Node node(String id, @Nullable String parent, @Nullable String second) {
        return new Node(id, parent, "10.0.0." + id, id, "switch", second);
    }

    /** core — a — b — c — core, and x on b, y on x. */
    private static final Tree RING = new Tree(List.of(
            node("core", null, null),
            node("a", "core", "b"),
            node("b", "a", "c"),
            node("c", "core", "b"),
            node("x", "b", null),
            node("y", "x", null)));

    @Test
    void aBrokenRingServesAllButTheBrokenOne() {
        assertThat(RING.cutOff(List.of("a"))).containsExactlyInAnyOrder("a");
        assertThat(RING.cutOff(List.of("c"))).containsExactlyInAnyOrder("c");
        assertThat(RING.cutOff(List.of("b"))).containsExactlyInAnyOrder("b", "x", "y");
        assertThat(RING.cutOff(List.of("a", "c"))).containsExactlyInAnyOrder("a", "b", "c", "x", "y");
        assertThat(RING.cutOff(List.of("core"))).hasSize(6);
        assertThat(RING.behind("a")).containsExactly("a");
    }

    private static Set<Set<String>> down(String... dead) {
        var now = Instant.parse("2026-11-22T09:00:00Z");
        var signals = new ArrayList<Signal>();
        for (String node : dead) signals.add(new Signal(node, "alert", true));
        var state =
                AlertDamper.step(DamperState.EMPTY, RING, RULES, signals, now).state();
        state = AlertDamper.step(state, RING, RULES, List.of(), now.plusSeconds(60))
                .state();
        var found = new HashSet<Set<String>>();
        state.in(Phase.OPEN).values().forEach(cover -> found.add(cover.down()));
        return found;
    }

    @Test
    void rollUpRespectsIt() {
        assertThat(down("a")).containsExactly(Set.of("a"));
        assertThat(down("a", "c")).as("both sides").containsExactlyInAnyOrder(Set.of("a", "b", "x", "y"), Set.of("c"));
        assertThat(down("a", "x"))
                .as("x died by itself: its own uplink lives")
                .containsExactlyInAnyOrder(Set.of("a"), Set.of("x", "y"));
        assertThat(down("a", "b")).as("b too is dead").containsExactly(Set.of("a", "b", "x", "y"));
        assertThat(down("b", "y")).containsExactly(Set.of("b", "x", "y"));
    }

    /** Against the definition: whoever a walk from the top over living nodes reaches is alive; 2,000 random nets. */
    @Test
    void whatIsCutOffIsWhatNoLivingUplinkReaches() {
        long seed = 77;
        var dice = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + dice.nextInt(25);
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < size; i++) {
                String parent = i == 0 || dice.nextInt(12) == 0 ? null : "n" + dice.nextInt(i);
                int other = dice.nextInt(size);
                String second = dice.nextInt(3) == 0 && other != i && parent != null ? "n" + other : null;
                nodes.add(node("n" + i, parent, second));
            }
            var tree = new Tree(nodes);
            var dead = new HashSet<String>();
            for (int i = 0; i < size; i++) if (dice.nextInt(5) == 0) dead.add("n" + i);
            var cut = tree.cutOff(dead);
            var expected = new HashSet<String>();
            nodes.forEach(one -> expected.add(one.id()));
            expected.removeAll(alive(nodes, dead));
            assertThat(cut).as("seed %s, round %s", seed, round).isEqualTo(expected);
            // every node that is cut off belongs to exactly one outage as the tree suggests them
            var groups = Deaths.of(
                            tree,
                            new DampingRules(
                                    RULES.holdDown(),
                                    RULES.clearAfter(),
                                    4,
                                    RULES.flapWindow(),
                                    RULES.flapHold(),
                                    RULES.reopenWithin(),
                                    1_000,
                                    1.0),
                            dead)
                    .groups();
            var covered = new ArrayList<String>();
            groups.values().forEach(group -> covered.addAll(group.down()));
            assertThat(covered)
                    .as("seed %s, round %s", seed, round)
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(cut);
        }
    }

    private static Set<String> alive(List<Node> nodes, Set<String> dead) {
        var alive = new HashSet<String>();
        boolean more = true;
        while (more) {
            more = false;
            for (Node one : nodes) {
                if (dead.contains(one.id()) || alive.contains(one.id())) continue;
                boolean fed = one.parent() == null
                        || alive.contains(one.parent())
                        || one.second() != null && alive.contains(one.second());
                if (fed) more |= alive.add(one.id());
            }
        }
        return alive;
    }

    /** A ring of 200 nodes with 50,000 services: the index is made once, and each question costs what hangs there. */
    @Test
    void whoIsAffectedByServiceIsCountedOnceForAll() {
        var nodes = new ArrayList<Node>();
        nodes.add(node("top", null, null));
        for (int i = 0; i < 199; i++)
            nodes.add(node("n" + i, i % 10 == 0 ? "top" : "n" + (i - 1), i % 10 == 9 ? "top" : null));
        var direct = new TreeMap<String, Map<String, Integer>>();
        for (int i = 0; i < 199; i++) direct.put("n" + i, Map.of("internet", 200, "tv", 50, "telephony", 1));
        var affected = new Affected<>(new Tree(nodes), direct);
        assertThat(affected.of("top")).containsEntry("internet", 199 * 200).containsEntry("tv", 199 * 50);
        assertThat(affected.of("n0"))
                .as("the last of the line has another uplink")
                .containsEntry("internet", 9 * 200);
        assertThat(affected.of("n9")).containsEntry("telephony", 1);
        assertThat(affected.of("gone")).isEmpty();
        assertThat(affected.below()).containsEntry("n8", Map.of("internet", 400, "tv", 100, "telephony", 2));
        assertThat(nodes.stream()
                        .mapToInt(one -> affected.of(one.id()).getOrDefault("tv", 0))
                        .sum())
                .isPositive();
    }
}
