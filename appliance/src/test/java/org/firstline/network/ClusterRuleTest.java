package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.firstline.network.Complaint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "12 tickets or 5 calls in 20 minutes share a street or node", and what does not count. */
class ClusterRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final ClusterRules RULES = ClusterRules.STANDARD;
    private static final Tree TREE = new Tree(List.of(
            new Node("core", null, "", "Core", ""),
            new Node("olt", "core", "", "OLT", ""),
            new Node("pon1", "olt", "", "PON 1", ""),
            new Node("pon2", "olt", "", "PON 2", ""),
            new Node("box", "pon1", "", "Box", ""),
            new Node("far", "core", "", "Far", "")));

    private final List<Complaint> complaints = new ArrayList<>();

    private void call(int from, int to, String node, String address) {
        for (int who = from; who <= to; who++)
            complaints.add(new Complaint(Kind.CALL, who, node, address, NOW.minusSeconds(60L * who % 1000)));
    }

    private List<Suspicion> find() {
        return ClusterRule.find(complaints, TREE, RULES, node -> false, NOW);
    }

    @Test
    void fiveCallersOfOneNode() {
        call(1, 4, "pon1", "");
        assertThat(find()).isEmpty();
        call(5, 5, "pon1", "");
        assertThat(find()).singleElement().satisfies(one -> {
            assertThat(one.node()).isEqualTo("pon1");
            assertThat(one.kind()).isEqualTo(Kind.CALL);
            assertThat(one.who()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        });
    }

    @Test
    void whoCallsFiveTimesIsOne() {
        for (int i = 0; i < 5; i++) call(1, 1, "pon1", "Lenina 5");
        assertThat(find()).isEmpty();
    }

    @Test
    void whatBranchesHaveInCommonIsTheirNode() {
        call(1, 3, "pon1", "");
        call(4, 6, "pon2", "");
        assertThat(find()).extracting(Suspicion::node).containsExactly("olt");
    }

    @Test
    void ofManyBranchesThoseAreNamedWhereTheyLive() {
        var nodes = new ArrayList<>(TREE.all());
        for (int port = 3; port <= 16; port++) nodes.add(new Node("pon" + port, "olt", "", "PON " + port, ""));
        call(1, 2, "pon1", "");
        call(3, 6, "pon2", "");
        call(6, 6, "pon2", "");
        assertThat(ClusterRule.find(complaints, new Tree(nodes), RULES, node -> false, NOW))
                .singleElement()
                .satisfies(one -> assertThat(one.parts()).hasToString("{pon2=4, pon1=2}"));
        assertThat(find())
                .as("all that there are")
                .singleElement()
                .satisfies(one -> assertThat(one.parts()).isEmpty());
    }

    @Test
    void theLowestNodeWithEnoughIsMeant() {
        call(1, 5, "box", "");
        call(6, 7, "pon2", "");
        assertThat(find()).extracting(Suspicion::node).containsExactly("box");
    }

    @Test
    void aWholeTownIsNoPlace() {
        call(1, 3, "olt", "");
        call(4, 7, "far", "");
        assertThat(find()).isEmpty();
    }

    @Test
    void twelveTicketsAndNotEleven() {
        for (int who = 1; who <= 11; who++) complaints.add(new Complaint(Kind.TICKET, who, "pon1", "", NOW));
        call(21, 24, "pon1", "");
        assertThat(find()).as("kinds are not added up").isEmpty();
        complaints.add(new Complaint(Kind.TICKET, 12, "pon1", "", NOW.minus(RULES.window())));
        assertThat(find()).as("one of them is too old").isEmpty();
        complaints.add(new Complaint(Kind.TICKET, 12, "pon1", "", NOW));
        assertThat(find()).extracting(Suspicion::kind).containsExactly(Kind.TICKET);
    }

    @Test
    void aStreetOfWhomTheTreeKnowsNothing() {
        for (int who = 1; who <= 5; who++)
            complaints.add(new Complaint(Kind.CALL, who, null, "г. Озёрск, ул. Ленина, д. " + who + ", кв. 7", NOW));
        assertThat(find()).singleElement().satisfies(one -> {
            assertThat(one.street()).isEqualTo("г. озёрск, ул. ленина");
            assertThat(one.node()).isNull();
        });
    }

    @Test
    void aStreetThatANodeExplainsIsNotSaidTwice() {
        call(1, 5, "pon1", "Lenina 5");
        assertThat(find()).extracting(Suspicion::place).containsExactly("node:pon1");
        call(6, 6, "far", "Lenina 70");
        assertThat(find()).extracting(Suspicion::place).containsExactly("street:lenina", "node:pon1");
    }

    @Test
    void whoSitsBehindAKnownOutageIsNoNews() {
        call(1, 9, "pon1", "Lenina 5");
        assertThat(ClusterRule.find(complaints, TREE, RULES, "pon1"::equals, NOW))
                .isEmpty();
    }

    @Test
    void whatWasWavedOffRests() {
        call(1, 5, "pon1", "");
        assertThat(ClusterRule.without(find(), Map.of("node:pon1", NOW.plusSeconds(1)), NOW))
                .isEmpty();
        assertThat(ClusterRule.without(find(), Map.of("node:pon1", NOW.minusSeconds(1)), NOW))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "г. Озёрск, ул. Ленина, д. 5, кв. 7|г. озёрск, ул. ленина",
                "Озёрск, Ленина, 5, 1, 3, 7|озёрск, ленина",
                "ул. 50 лет Октября, д. 5|ул. 50 лет октября",
                "пр. Победы 12а|пр. победы",
                "Lenina 5, flat 7|lenina",
                "12 Main Street, Springfield|main street, springfield",
                "Ленина, дом 5/2|ленина",
                "село Заречное|село заречное",
                "''|''",
            })
    void theStreetInAnAddress(String address, String street) {
        assertThat(Street.of(address == null ? "" : address)).isEqualTo(street == null ? "" : street);
    }

    /** Against its own definition, and whatever the order; 300 random towns. */
    @Test
    void holdsForRandomComplaints() {
        long seed = 4242;
        var dice = new Random(seed);
        var nodes = List.of("core", "olt", "pon1", "pon2", "box", "far", "gone");
        for (int round = 0; round < 300; round++) {
            var all = new ArrayList<Complaint>();
            int many = dice.nextInt(60);
            for (int i = 0; i < many; i++)
                all.add(new Complaint(
                        dice.nextBoolean() ? Kind.CALL : Kind.TICKET,
                        dice.nextInt(25),
                        dice.nextInt(5) == 0 ? null : nodes.get(dice.nextInt(nodes.size())),
                        dice.nextInt(3) == 0 ? "" : "Street " + "abc".charAt(dice.nextInt(3)) + " " + dice.nextInt(40),
                        NOW.minus(Duration.ofMinutes(dice.nextInt(30)))));
            var found = ClusterRule.find(all, TREE, RULES, node -> false, NOW);
            Collections.shuffle(all, dice);
            String where = "seed " + seed + ", round " + round;
            assertThat(ClusterRule.find(all, TREE, RULES, node -> false, NOW))
                    .as(where)
                    .isEqualTo(found);
            for (Suspicion one : found) {
                Set<Long> who = new HashSet<>();
                for (Complaint c : all) {
                    boolean fresh = c.at().isAfter(NOW.minus(RULES.window())) && c.kind() == one.kind();
                    boolean here = one.street().isEmpty()
                            ? c.node() != null && TREE.isWithin(c.node(), String.valueOf(one.node()))
                            : Street.of(c.address()).equals(one.street());
                    if (fresh && here) who.add(c.who());
                }
                assertThat(who).as(where).containsAll(one.who());
                assertThat(one.who().size())
                        .as(where)
                        .isGreaterThanOrEqualTo(one.kind() == Kind.CALL ? RULES.calls() : RULES.tickets());
                assertThat(one.node()).as(where).isNotEqualTo("core");
            }
        }
    }
}
