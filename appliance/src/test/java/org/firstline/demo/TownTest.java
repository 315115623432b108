package org.firstline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.network.Node;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.junit.jupiter.api.Test;

class TownTest {
    private final Town town = Town.of(new Dice(1));

    @Test
    void theTreeIsOfAPlausibleSizeAndHangsTogether() {
        assertThat(town.nodes()).hasSizeBetween(150, 250);
        var above = new HashSet<String>();
        for (Node node : town.nodes()) {
            // parents first, so there are neither orphans nor circles
            if (node.parent() == null) assertThat(node.id()).isEqualTo(TownTree.CORE);
            else assertThat(above).as(node.id()).contains(node.parent());
            assertThat(above.add(node.id())).as(node.id()).isTrue();
        }
        assertThat(town.nodes().stream().map(Node::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("router", "switch", "olt", "pon", "headend", "amplifier");
    }

    @Test
    void everyNodeHasAHostOfItsOwnAndANameToSay() {
        assertThat(town.nodes()).extracting(Node::host).doesNotHaveDuplicates();
        assertThat(town.nodes().stream().filter(n -> !n.kind().equals("pon")))
                .allSatisfy(n -> assertThat(n.host()).matches("10(\\.\\d{1,3}){3}"));
        assertThat(town.nodes()).extracting(Node::name).doesNotHaveDuplicates();
        assertThat(town.nodes()).allSatisfy(n -> assertThat(n.name()).matches("[А-Яа-яё ,0-9–]+"));
        assertThat(town.nodes()).extracting(Node::name).contains("улица Ленина, дома 1–23");
    }

    @Test
    void aboutFiveThousandLiveBehindTheLeaves() {
        assertThat(town.subscribers()).hasSizeBetween(4_800, 5_300);
        Set<String> leaves = town.leaves().stream().map(Node::id).collect(Collectors.toSet());
        Set<String> parents =
                town.nodes().stream().map(n -> String.valueOf(n.parent())).collect(Collectors.toSet());
        assertThat(parents).doesNotContainAnyElementsOf(leaves);
        assertThat(town.subscribers().stream().map(SubscriberData::node).collect(Collectors.toSet()))
                .isEqualTo(leaves);
    }

    @Test
    void contractsAreUnique() {
        assertThat(town.subscribers()).extracting(SubscriberData::contract).doesNotHaveDuplicates();
    }

    @Test
    void phonesAreWellFormedOfNobodysCodesAndSharedByFew() {
        var all = town.subscribers().stream().flatMap(s -> s.phones().stream()).toList();
        assertThat(all).allSatisfy(phone -> {
            assertThat(phone.e164()).matches("\\+7(945|340)\\d{7}").isNotEqualTo(Residents.HOTLINE);
            assertThat(PhoneNumber.parse("8" + phone.e164().substring(2), "RU")).contains(phone);
        });
        long shared = all.size() - all.stream().distinct().count();
        assertThat(shared).isBetween(30L, 200L);
        assertThat(share(s -> s.phones().isEmpty())).isBetween(0.005, 0.04);
        assertThat(share(s -> s.phones().size() > 1)).isBetween(0.1, 0.35);
        assertThat(share(s -> s.phones().stream().anyMatch(p -> p.e164().startsWith(Residents.TOWN_CODE))))
                .isBetween(0.05, 0.25);
    }

    @Test
    void mostSpeakRussianAreActiveAndMayBeWrittenTo() {
        assertThat(share(s -> s.language().equals("en"))).isBetween(0.02, 0.07);
        assertThat(share(s -> s.status() == Status.ACTIVE)).isBetween(0.8, 0.95);
        assertThat(share(SubscriberData::smsOk)).isBetween(0.85, 0.98);
        assertThat(town.subscribers().stream().map(SubscriberData::status).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Status.values());
        assertThat(town.subscribers().stream().filter(s -> s.status() == Status.DEBT))
                .allSatisfy(s -> assertThat(s.balance()).isNegative());
    }

    @Test
    void namesAgreeInGender() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8)).allSatisfy(seed -> {
            String[] name = Names.russian(new Dice(seed)).split(" ");
            if (name[2].endsWith("вна")) assertThat(name[0]).matches(".*(ва|на|ко|ых|Ким)");
            else assertThat(name[2]).endsWith("вич");
        });
    }

    @Test
    void theSameSeedGivesTheSameTown() {
        assertThat(Town.of(new Dice(1))).isEqualTo(town);
        assertThat(Town.of(new Dice(2)).subscribers()).isNotEqualTo(town.subscribers());
    }

    private double share(java.util.function.Predicate<SubscriberData> which) {
        return (double) town.subscribers().stream().filter(which).count()
                / town.subscribers().size();
    }
}
