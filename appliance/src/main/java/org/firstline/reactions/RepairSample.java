package org.firstline.reactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.firstline.diagnostics.RepairRule;
import org.firstline.diagnostics.Sampled;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;

/**
 * Whose lines stand for all that an outage affected: spread over its nodes, those first who can be asked, by chance where
 * nothing else decides. Pure; the same seed chooses the same.
 */
final class RepairSample {
    private RepairSample() {}

    static List<Sampled> of(List<Subscriber> affected, RepairRule rule, long seed) {
        var byNode = new LinkedHashMap<String, List<Subscriber>>();
        var mixed = new ArrayList<>(
                affected.stream().filter(s -> s.status() == Status.ACTIVE).toList());
        int size = rule.sample(mixed.size());
        Collections.shuffle(mixed, new Random(seed));
        mixed.sort(Comparator.comparing((Subscriber s) -> !canBeAsked(s)));
        for (Subscriber s : mixed)
            byNode.computeIfAbsent(Objects.requireNonNullElse(s.node(), ""), node -> new ArrayList<>())
                    .add(s);
        var chosen = new ArrayList<Sampled>();
        Set<String> phones = new HashSet<>();
        for (int turn = 0; chosen.size() < size; turn++)
            for (List<Subscriber> ofNode : byNode.values())
                if (turn < ofNode.size() && chosen.size() < size) chosen.add(sampled(ofNode.get(turn), phones));
        return List.copyOf(chosen);
    }

    /** Of two contracts with one phone only the first is asked: an answer must have one meaning. */
    private static Sampled sampled(Subscriber s, Set<String> phones) {
        String phone = canBeAsked(s) ? s.readers().getFirst().e164() : "";
        return Sampled.of(s.id(), phones.add(phone) ? phone : "");
    }

    private static boolean canBeAsked(Subscriber s) {
        return !s.readers().isEmpty();
    }
}
