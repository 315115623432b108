package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstline.network.AlertDamper.Decision;
import org.firstline.network.AlertDamper.Signal;
import org.firstline.network.DamperState.Phase;
import org.junit.jupiter.api.Test;

class AlertDamperTest {
    private static final DampingRules RULES = DampingRules.of(Duration.ofSeconds(60));
    private static final int TREES = 300;

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private DamperState state = DamperState.EMPTY;
    private Tree tree = Tree.EMPTY;
    private final List<Decision> decisions = new ArrayList<>();

    /** "a" at the top, watched; "a>b" is b below a; "~c" is a node that nobody watches. */
    private static Tree tree(String... paths) {
        var nodes = new ArrayList<Node>();
        for (String path : paths) {
            String[] ends = path.split(">");
            String name = ends[ends.length - 1];
            String id = name.replace("~", "");
            nodes.add(
                    new Node(id, ends.length > 1 ? ends[0] : null, name.startsWith("~") ? "" : "10.0.0." + id, "", ""));
        }
        return new Tree(nodes);
    }

    private void hear(Signal... signals) {
        var step = AlertDamper.step(state, tree, RULES, List.of(signals), now);
        state = step.state();
        decisions.addAll(step.decisions());
    }

    private void dies(String node) {
        hear(new Signal(node, "alert", true));
    }

    private void revives(String node) {
        hear(new Signal(node, "alert", false));
    }

    /** Lets time pass as the shell does: a step whenever one is due. */
    private void pass(int seconds) {
        var end = now.plusSeconds(seconds);
        for (var due = AlertDamper.due(state, RULES, now);
                due.isPresent() && !due.get().isAfter(end);
                due = AlertDamper.due(state, RULES, now)) {
            now = due.get().isAfter(now) ? due.get() : now;
            hear();
        }
        now = end;
        hear();
    }

    private List<String> open() {
        return state.in(Phase.OPEN).values().stream()
                .map(c -> c.id() + ":" + c.root() + new TreeSet<>(c.down()))
                .toList();
    }

    @Test
    void aDeathIsBelievedAfterTheHoldDownAndNotBefore() {
        tree = tree("a", "a>b", "b>c");
        dies("b");
        pass(59);
        assertThat(open()).isEmpty();
        pass(1);
        assertThat(open()).containsExactly("1:b[b, c]");
        assertThat(decisions).hasSize(1);
    }

    @Test
    void aBlipIsNothing() {
        tree = tree("a");
        dies("a");
        pass(50);
        revives("a");
        pass(600);
        assertThat(decisions).isEmpty();
        assertThat(state.pulses()).as("forgotten when it is of no use any more").hasSize(1);
        pass(600);
        assertThat(state.pulses()).isEmpty();
    }

    @Test
    void childrenFirstOrParentFirstItIsOneOutage() {
        for (List<String> order : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"), List.of("b", "c", "a"))) {
            state = DamperState.EMPTY;
            decisions.clear();
            tree = tree("r", "r>a", "a>b", "a>c", "a>d");
            for (String node : order) {
                dies(node);
                pass(25);
            }
            pass(120);
            assertThat(open()).as(order.toString()).containsExactly("1:a[a, b, c, d]");
            assertThat(decisions).as(order.toString()).hasSize(1);
        }
    }

    @Test
    void rollsUpOverASilentNodeBetween() {
        tree = tree("a", "a>~m", "m>c");
        dies("a");
        dies("c");
        pass(60);
        assertThat(open()).containsExactly("1:a[a, c, m]");
    }

    @Test
    void aNodeThatNobodyWatchesIsDeadWhenAllItsChildrenAre() {
        tree = tree("~city", "city>~d1", "city>~d2", "d1>a", "d1>b", "d2>c", "d2>e", "d1>~shop");
        dies("a");
        dies("b");
        pass(60);
        assertThat(open()).containsExactly("1:d1[a, b, d1, shop]");
        dies("c");
        pass(60);
        assertThat(open()).containsExactly("1:d1[a, b, d1, shop]", "2:c[c]");
        dies("e");
        pass(60);
        assertThat(open()).containsExactly("1:city[a, b, c, city, d1, d2, e, shop]");
        assertThat(decisions).contains(new Decision.Merge(2, 1));
    }

    @Test
    void mostChildrenOfALivingParentMakeOneOutageOfThemselvesOnly() {
        tree = tree("olt", "olt>a", "olt>b", "olt>c", "olt>d", "olt>e");
        for (String node : List.of("a", "b", "c")) dies(node);
        pass(60);
        assertThat(open()).as("three of five are three faults").hasSize(3);
        dies("d");
        pass(60);
        assertThat(open()).containsExactly("1:olt[a, b, c, d]");
    }

    @Test
    void lateChildrenJoinAndADyingParentMakesItGrow() {
        tree = tree("r", "r>p", "p>a", "p>b");
        dies("a");
        pass(60);
        dies("p");
        pass(60);
        assertThat(open()).containsExactly("1:p[a, b, p]");
        assertThat(decisions.getLast()).isInstanceOfSatisfying(Decision.Grow.class, grow -> {
            assertThat(grow.added()).containsExactlyInAnyOrder("p", "b");
            assertThat(grow.cover().root()).isEqualTo("p");
        });
        int before = decisions.size();
        dies("b");
        pass(60);
        assertThat(decisions).as("b was in it already").hasSize(before);
    }

    @Test
    void endsWhenAllIsAliveAndHasStayedSo() {
        tree = tree("p", "p>a", "p>b");
        dies("p");
        dies("a");
        pass(60);
        revives("p");
        pass(59);
        assertThat(open()).containsExactly("1:p[a, b, p]");
        pass(1);
        assertThat(open()).as("b is back, a is not").containsExactly("1:p[a]");
        revives("a");
        pass(30);
        dies("a");
        pass(30);
        revives("a");
        pass(59);
        assertThat(open()).hasSize(1);
        pass(1);
        assertThat(open()).isEmpty();
        assertThat(decisions.getLast()).isEqualTo(new Decision.Clear(1));
    }

    @Test
    void twoAlertsOnOneNodeMustBothEnd() {
        tree = tree("a");
        hear(new Signal("a", "ping", true), new Signal("a", "power", true));
        pass(60);
        hear(new Signal("a", "ping", false));
        pass(600);
        assertThat(open()).hasSize(1);
        hear(new Signal("a", "power", false));
        pass(60);
        assertThat(open()).isEmpty();
    }

    @Test
    void flappingIsHeldUntilItStays() {
        tree = tree("a");
        for (int i = 0; i < 4; i++) {
            dies("a");
            pass(50);
            revives("a");
            pass(10);
        }
        dies("a");
        pass(299);
        assertThat(decisions)
                .as("five deaths in a quarter of an hour: a minute is not enough")
                .isEmpty();
        pass(1);
        assertThat(open()).hasSize(1);
    }

    @Test
    void anOutageThatFlapsIsOneOutage() {
        tree = tree("a");
        dies("a");
        pass(60);
        for (int i = 0; i < 6; i++) {
            revives("a");
            pass(70);
            dies("a");
            pass(70);
        }
        pass(300);
        assertThat(open()).containsExactly("1:a[a]");
        assertThat(decisions)
                .as("six ends and returns would be thirteen; held from the fourth death on")
                .hasSize(7);
    }

    @Test
    void aDeathSoonAfterTheEndIsTheSameOutageALaterOneIsNot() {
        tree = tree("p", "p>a");
        dies("a");
        pass(60);
        revives("a");
        pass(60 + 29 * 60);
        dies("p");
        pass(60);
        assertThat(decisions.getLast())
                .as("30 minutes are over when it settles")
                .isInstanceOf(Decision.Open.class);
        revives("p");
        pass(60 + 20 * 60);
        dies("a");
        pass(60);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Reopen.class);
        assertThat(open()).containsExactly("2:p[a]");
    }

    @Test
    void whatAPersonDismissedStaysQuietUntilSomethingLargerDies() {
        tree = tree("p", "p>a");
        dies("a");
        pass(60);
        state = state.ended(1, true, now);
        pass(3600);
        assertThat(open()).isEmpty();
        dies("p");
        pass(60);
        assertThat(open()).containsExactly("2:p[a, p]");
    }

    @Test
    void whatAPersonEndedComesBackOnlyWithANewDeath() {
        tree = tree("a");
        dies("a");
        pass(60);
        state = state.ended(1, false, now);
        pass(3600);
        assertThat(open()).isEmpty();
        revives("a");
        pass(60);
        assertThat(decisions.getLast()).isEqualTo(new Decision.Unmute(1));
        dies("a");
        pass(60);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Reopen.class);
    }

    @Test
    void aNodeTakenOutOfTheTreeIsNotDown() {
        tree = tree("p", "p>a");
        dies("a");
        pass(60);
        tree = tree("p");
        pass(1);
        assertThat(decisions.getLast()).isEqualTo(new Decision.Clear(1));
    }

    @Test
    void fiveHundredAlertsOfAStormAreOneOutageInAnyOrder() {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node("core", null, "10.0.0.1", "", ""));
        for (int i = 0; i < 499; i++)
            nodes.add(new Node("n" + i, i < 10 ? "core" : "n" + i / 10, "10.1.0." + i, "", ""));
        for (long seed = 0; seed < 3; seed++) {
            state = DamperState.EMPTY;
            decisions.clear();
            tree = new Tree(nodes);
            var order = new ArrayList<>(nodes);
            Collections.shuffle(order, new Random(seed));
            for (Node node : order) {
                dies(node.id());
                now = now.plusMillis(100);
            }
            pass(120);
            assertThat(decisions.size()).as("seed " + seed).isEqualTo(1);
            assertThat(state.in(Phase.OPEN).get(1L).down().size())
                    .as("seed " + seed)
                    .isEqualTo(500);
            for (Node node : order) revives(node.id());
            pass(60);
            assertThat(decisions.getLast()).as("seed " + seed).isEqualTo(new Decision.Clear(1));
        }
    }

    @Test
    void inAnyTreeAndAnyStormEveryDeadNodeIsInExactlyOneOutage() {
        for (long seed = 0; seed < TREES; seed++) {
            var random = new Random(seed);
            state = DamperState.EMPTY;
            decisions.clear();
            tree = randomTree(random);
            var ids = List.copyOf(tree.all().stream().map(Node::id).toList());
            for (int i = 0; i < 40; i++) {
                String node = ids.get(random.nextInt(ids.size()));
                if (random.nextInt(3) > 0) dies(node);
                else revives(node);
                pass(random.nextInt(60));
                checkCovers(seed);
            }
            pass(4000);
            checkSettled(seed);
            for (String node : ids) revives(node);
            pass(4000);
            assertThat(open()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void theOrderWithinTheHoldDownDoesNotMatter() {
        for (long seed = 0; seed < TREES; seed++) {
            var random = new Random(seed);
            tree = randomTree(random);
            var dead = new ArrayList<String>();
            for (Node node : tree.all()) if (random.nextInt(3) == 0) dead.add(node.id());
            Set<Set<String>> outcomes = new HashSet<>();
            for (int shuffle = 0; shuffle < 4; shuffle++) {
                state = DamperState.EMPTY;
                Collections.shuffle(dead, random);
                for (String node : dead) {
                    dies(node);
                    now = now.plusMillis(random.nextInt(59_000 / (dead.size() + 1) + 1));
                }
                pass(300);
                var outcome = new HashSet<String>();
                state.in(Phase.OPEN).values().forEach(c -> outcome.add(c.root() + new TreeSet<>(c.down())));
                outcomes.add(outcome);
            }
            assertThat(outcomes).as("seed " + seed).hasSize(1);
        }
    }

    private static Tree randomTree(Random random) {
        var nodes = new ArrayList<Node>();
        int size = 2 + random.nextInt(30);
        for (int i = 0; i < size; i++)
            nodes.add(new Node(
                    "n" + i,
                    i == 0 || random.nextInt(12) == 0 ? null : "n" + random.nextInt(i),
                    random.nextInt(4) == 0 ? "" : "10.0.0." + i,
                    "",
                    ""));
        return new Tree(nodes);
    }

    /** At any moment: no node is down in two outages, and what is down was counted. */
    private void checkCovers(long seed) {
        var seen = new TreeMap<String, Long>();
        state.in(Phase.OPEN).values().forEach(c -> {
            assertThat(c.nodes()).as("seed " + seed).containsAll(c.down());
            for (String node : c.down())
                assertThat(seen.put(node, c.id()))
                        .as("seed " + seed + " " + node)
                        .isNull();
        });
    }

    /** When all has settled: what is down is exactly what is behind dead nodes. */
    private void checkSettled(long seed) {
        var own = new TreeSet<String>();
        state.pulses().forEach((node, pulse) -> {
            if (pulse.dead()) own.add(node);
        });
        var expected = new TreeSet<String>();
        for (Node node : tree.all()) if (isBehindDeath(node.id(), own)) expected.add(node.id());
        var down = new TreeSet<String>();
        state.in(Phase.OPEN).values().forEach(c -> down.addAll(c.down()));
        assertThat(down).as("seed " + seed).isEqualTo(expected);
    }

    private boolean isBehindDeath(String node, Set<String> own) {
        return tree.path(node).stream().anyMatch(id -> isDead(id, own));
    }

    /** The rule once more, the slow and obvious way. */
    private boolean isDead(String id, Set<String> own) {
        if (own.contains(id)) return true;
        var watched = tree.watchedChildren(id);
        return !tree.find(id).orElseThrow().watched()
                && watched.size() >= 2
                && watched.stream().allMatch(child -> isDead(child, own));
    }
}
