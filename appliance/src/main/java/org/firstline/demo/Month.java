package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstline.network.Node;
import org.firstline.subscribers.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * Makes up who called in the last thirty days, up to now, and what broke.
 *
 * @param calls in the order of their arrival
 * @param faults over, each of them
 */
record Month(List<PastCall> calls, List<PastFault> faults) {
    private static final int DAYS = 30;
    private static final double CALLS_A_DAY = 195;
    private static final int FAULTS = 6;
    private static final int BEHIND_A_FAULT = 16;

    /** An intention to call. */
    private record Want(
            Instant at, @Nullable Subscriber who, @Nullable PastFault fault) {}

    /**
     * @param subscribers those who may call
     * @param nodes that may break: leaves of the tree
     * @param zone whose days and hours shape the month
     */
    static Month before(Instant now, ZoneId zone, List<Subscriber> subscribers, List<Node> nodes, Dice dice) {
        List<Subscriber> callers =
                subscribers.stream().filter(s -> !s.phones().isEmpty()).toList();
        var wants = new ArrayList<Want>();
        ZonedDateTime hour = now.atZone(zone).minusDays(DAYS).truncatedTo(ChronoUnit.HOURS);
        for (; hour.toInstant().isBefore(now); hour = hour.plusHours(1)) {
            int many = dice.about(Profile.expected(hour.getDayOfWeek(), hour.getHour(), CALLS_A_DAY));
            for (int i = 0; i < many; i++)
                wants.add(new Want(
                        hour.toInstant().plusMillis(dice.between(0, 3_599_999)), who(callers, wants, dice), null));
        }
        List<PastFault> faults = faults(now, zone, nodes, dice);
        Map<String, List<Subscriber>> byNode = callers.stream()
                .filter(s -> s.node() != null)
                .collect(Collectors.groupingBy(s -> String.valueOf(s.node())));
        for (PastFault fault : faults)
            wants.addAll(complaints(fault, byNode.getOrDefault(fault.node().id(), List.of()), dice));
        wants.sort(Comparator.comparing(Want::at));
        var desk = new PastDesk(zone, dice);
        List<PastCall> calls = wants.stream()
                .map(want -> desk.take(want.at, want.who, want.fault))
                .filter(call -> call.endedAt().isBefore(now))
                .toList();
        return new Month(calls, faults);
    }

    /** Some call again about the same; some are nobody's number. */
    private static @Nullable Subscriber who(List<Subscriber> callers, List<Want> before, Dice dice) {
        if (dice.percent(6)) return null;
        if (before.size() > 20 && dice.percent(18)) return before.get(before.size() - dice.between(5, 20)).who;
        return dice.pick(callers);
    }

    private static List<PastFault> faults(Instant now, ZoneId zone, List<Node> nodes, Dice dice) {
        var faults = new ArrayList<PastFault>();
        for (int i = 1; i <= FAULTS; i++) {
            ZonedDateTime noon = now.atZone(zone)
                    .minusDays(i * 4L)
                    .truncatedTo(ChronoUnit.DAYS)
                    .plusHours(12);
            Instant from = noon.plusMinutes(dice.between(0, 8 * 60)).toInstant();
            faults.add(new PastFault(dice.pick(nodes), from, from.plus(Duration.ofMinutes(dice.between(40, 190)))));
        }
        faults.sort(Comparator.comparing(PastFault::from));
        return faults;
    }

    /** Most of those who call about a fault do so in its first half hour. */
    private static List<Want> complaints(PastFault fault, List<Subscriber> behind, Dice dice) {
        var wants = new ArrayList<Want>();
        for (int i = 0; i < BEHIND_A_FAULT && !behind.isEmpty(); i++) {
            Instant at = fault.from().plusSeconds(30).plus(dice.around(Duration.ofMinutes(12)));
            if (at.isBefore(fault.until())) wants.add(new Want(at, dice.pick(behind), fault));
        }
        return wants;
    }
}
