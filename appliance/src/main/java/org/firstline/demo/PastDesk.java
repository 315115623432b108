package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.firstline.calls.Outcome;
import org.firstline.demo.Staff.Operator;
import org.firstline.subscribers.Subscriber;
import org.jspecify.annotations.Nullable;

/** Answers the calls of the past as the staff of the day would have: one call at a time each, the longest idle first. */
final class PastDesk {
    private static final Duration WRAP_UP = Duration.ofSeconds(5);
    /** Of a hundred callers who hear of their outage before the queue. */
    private static final int HAD_HEARD_ENOUGH = 60;

    private final ZoneId zone;
    private final Dice dice;
    private final Map<Operator, Instant> freeAt = new HashMap<>();

    PastDesk(ZoneId zone, Dice dice) {
        this.zone = zone;
        this.dice = dice;
    }

    /** Calls must come in the order of their arrival. */
    PastCall take(Instant arrived, @Nullable Subscriber who, @Nullable PastFault fault) {
        Instant menu = arrived.plusMillis(dice.between(120, 480));
        Instant chosen = menu.plusMillis(dice.between(4_000, 15_000));
        String id = CallIds.of(arrived, dice);
        boolean aboutFault = fault != null;
        if (fault != null && arrived.isAfter(fault.confirmed()) && dice.percent(HAD_HEARD_ENOUGH))
            return deflected(id, who, arrived, menu, fault);
        if (!aboutFault && dice.percent(4))
            return new PastCall(
                    id, number(who), who, null, null, Outcome.LEFT_MENU, arrived, menu, null, null, null, chosen, null);
        String queue = aboutFault ? Staff.QUEUES.getFirst() : Staff.QUEUES.get(dice.weighted(62, 16, 22));
        Operator operator = Staff.onDuty(arrived.atZone(zone)).stream()
                .filter(o -> o.queues().contains(queue))
                .min(Comparator.comparing(this::freeAt))
                .orElse(Staff.OPERATORS.getFirst());
        Instant offered = later(chosen, freeAt(operator)).plusMillis(dice.between(2, 9));
        Instant answered = offered.plusMillis(dice.between(1_800, 7_500));
        Instant enough = chosen.plus(patience());
        if (enough.isBefore(answered)) {
            boolean rang = offered.isBefore(enough);
            if (rang) freeAt.put(operator, enough);
            return new PastCall(
                    id,
                    number(who),
                    who,
                    queue,
                    rang ? operator : null,
                    Outcome.ABANDONED,
                    arrived,
                    menu,
                    chosen,
                    rang ? offered : null,
                    null,
                    enough,
                    fault);
        }
        Instant ended = answered.plusSeconds(20).plus(dice.around(Duration.ofSeconds(aboutFault ? 60 : 165)));
        freeAt.put(operator, ended.plus(WRAP_UP));
        return new PastCall(
                id,
                number(who),
                who,
                queue,
                operator,
                Outcome.ANSWERED,
                arrived,
                menu,
                chosen,
                offered,
                answered,
                ended,
                fault);
    }

    /** Heard what is broken and until when, and hung up content. */
    private PastCall deflected(
            String id, @Nullable Subscriber who, Instant arrived, Instant announced, PastFault fault) {
        Instant heard = announced.plusMillis(dice.between(6_000, 14_000));
        return new PastCall(
                id,
                number(who),
                who,
                null,
                null,
                Outcome.DEFLECTED,
                arrived,
                announced,
                null,
                null,
                null,
                heard,
                fault);
    }

    private Instant freeAt(Operator operator) {
        return freeAt.getOrDefault(operator, Instant.MIN);
    }

    private Duration patience() {
        return dice.percent(3)
                ? dice.between(Duration.ofMillis(500), Duration.ofSeconds(6))
                : Duration.ofSeconds(15).plus(dice.around(Duration.ofSeconds(140)));
    }

    /** A number that nobody told the provider, or none at all. */
    private String number(@Nullable Subscriber who) {
        if (who != null) return dice.pick(who.phones()).e164();
        return dice.percent(30) ? "" : String.format(Locale.ROOT, "+7946%07d", dice.between(0, 9_999_999));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
