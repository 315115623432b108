package org.firstline.demo;

import static org.firstline.tickets.TicketState.CLOSED;
import static org.firstline.tickets.TicketState.FIELD;
import static org.firstline.tickets.TicketState.IN_WORK;
import static org.firstline.tickets.TicketState.L2;
import static org.firstline.tickets.TicketState.NEW;
import static org.firstline.tickets.TicketState.QA;
import static org.firstline.tickets.TicketState.REPAIRED;
import static org.firstline.tickets.TicketState.SOLVED;
import static org.firstline.tickets.TicketState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.tickets.TicketState;

/** The ways that tickets of the past went, and how far each has got by now. */
final class Paths {
    /** A state and when it came. */
    record Stop(TicketState state, Instant at) {}

    private static final List<TicketState> ON_THE_PHONE = List.of(NEW, SOLVED, CLOSED);
    private static final List<TicketState> CALLED_BACK = List.of(NEW, IN_WORK, SOLVED, CLOSED);
    private static final List<List<TicketState>> LATER = List.of(
            CALLED_BACK,
            List.of(NEW, IN_WORK, WAITING, IN_WORK, SOLVED, CLOSED),
            List.of(NEW, L2, SOLVED, CLOSED),
            List.of(NEW, L2, FIELD, REPAIRED, QA, SOLVED, CLOSED));

    private Paths() {}

    /** The stops so far of a ticket that was opened when a call was answered. */
    static List<Stop> answered(Instant opened, Instant hungUp, Instant now, Dice dice) {
        if (dice.percent(66)) return walk(ON_THE_PHONE, opened, hungUp, now, dice);
        return walk(LATER.get(dice.weighted(12, 7, 8, 7)), opened, opened, now, dice);
    }

    /** The same of a ticket for somebody who gave up waiting. */
    static List<Stop> missed(Instant opened, Instant now, Dice dice) {
        return walk(CALLED_BACK, opened, opened, now, dice);
    }

    private static List<Stop> walk(List<TicketState> path, Instant opened, Instant from, Instant now, Dice dice) {
        var stops = new ArrayList<Stop>();
        stops.add(new Stop(path.getFirst(), opened));
        Instant at = from;
        for (int i = 1; i < path.size(); i++) {
            at = at.plus(stay(path.get(i - 1), path.get(i), dice));
            if (at.isAfter(now)) break;
            stops.add(new Stop(path.get(i), at));
        }
        return stops;
    }

    /** How long a ticket is in one state before it comes into the next. */
    private static Duration stay(TicketState state, TicketState next, Dice dice) {
        return switch (state) {
            case NEW ->
                next == SOLVED
                        ? dice.between(Duration.ofSeconds(2), Duration.ofSeconds(40))
                        : dice.between(Duration.ofMinutes(3), Duration.ofMinutes(50));
            case IN_WORK, REPAIRED -> dice.between(Duration.ofMinutes(10), Duration.ofHours(4));
            case WAITING, L2, FIELD, QA -> dice.between(Duration.ofHours(1), Duration.ofHours(26));
            case SOLVED, CLOSED -> dice.between(Duration.ofDays(3), Duration.ofDays(5));
        };
    }
}
