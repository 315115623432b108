package org.firstline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstline.calls.Outcome;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.Lifecycle;
import org.firstline.tickets.PastTicket;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.Test;

class MonthTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Town town = Town.of(new Dice(1));
    private final List<Subscriber> subscribers = subscribers(town);
    private final Month month = month(7);

    private Month month(long seed) {
        return Month.before(NOW, ZONE, subscribers, town.leaves(), new Dice(seed));
    }

    @Test
    void aMonthOfCallsUpToNow() {
        assertThat(month.calls()).hasSizeBetween(5_500, 6_700);
        assertThat(month.calls().getFirst().arrivedAt()).isBefore(NOW.minus(Duration.ofDays(29)));
        assertThat(month.calls().getLast().endedAt()).isBetween(NOW.minus(Duration.ofHours(2)), NOW);
        assertThat(month.calls())
                .extracting(PastCall::id)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void everyCallsMomentsAreInOrder() {
        for (PastCall call : month.calls()) {
            List<Instant> moments = Stream.of(
                            call.arrivedAt(),
                            call.menuAt(),
                            call.queuedAt(),
                            call.offeredAt(),
                            call.answeredAt(),
                            call.endedAt())
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(moments).as(call.id()).isSorted();
            assertThat(call.record(1L, null).id()).isEqualTo(call.id());
            assertThat(call.answeredAt() != null).isEqualTo(call.outcome() == Outcome.ANSWERED);
            assertThat(call.queuedAt() == null)
                    .isEqualTo(call.outcome() == Outcome.LEFT_MENU || call.outcome() == Outcome.DEFLECTED);
            if (call.outcome() == Outcome.DEFLECTED) assertThat(call.fault()).isNotNull();
        }
    }

    @Test
    void nobodyTalksTwiceAtOnceOrInAQueueThatIsNotHers() {
        month.calls().stream()
                .filter(call -> call.outcome() == Outcome.ANSWERED)
                .collect(Collectors.groupingBy(PastCall::operator))
                .forEach((operator, calls) -> {
                    var times = new ArrayList<Instant>();
                    for (PastCall call : calls) {
                        assertThat(operator.queues()).contains(call.queue());
                        times.add(call.offeredAt());
                        times.add(call.endedAt());
                    }
                    assertThat(times).isSorted();
                });
    }

    @Test
    void everybodyHasTalkedSometimes() {
        assertThat(month.calls()).extracting(PastCall::operator).containsAll(Staff.OPERATORS);
    }

    @Test
    void mostAreAnsweredSomeGiveUp() {
        assertThat(share(Outcome.ANSWERED)).isBetween(0.85, 0.95);
        assertThat(share(Outcome.ABANDONED)).isBetween(0.02, 0.1);
        assertThat(share(Outcome.LEFT_MENU)).isBetween(0.02, 0.06);
    }

    @Test
    void theEveningIsBusierThanTheNight() {
        long evening = at(19) + at(20);
        assertThat(evening).isGreaterThan(10 * (at(3) + at(4)));
        assertThat(Profile.expected(DayOfWeek.MONDAY, 19, 100))
                .isGreaterThan(Profile.expected(DayOfWeek.SUNDAY, 19, 100));
    }

    @Test
    void thoseBehindAFaultCall() {
        assertThat(month.faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.until()).isBefore(NOW).isAfter(fault.from());
            assertThat(month.calls())
                    .filteredOn(c -> c.subscriber() != null
                            && fault.node().id().equals(c.subscriber().node())
                            && c.arrivedAt().isAfter(fault.from())
                            && c.arrivedAt().isBefore(fault.until()))
                    .hasSizeGreaterThan(3);
        });
    }

    @Test
    void everyCallThatWasQueuedHasATicketWhosePathIsLegal() {
        var papers = new Papers(Locale.of("ru"), NOW, new Dice(3));
        var states = EnumSet.noneOf(TicketState.class);
        int open = 0;
        for (PastCall call : month.calls()) {
            var ticket = papers.of(call);
            assertThat(ticket.isPresent()).isEqualTo(call.queuedAt() != null);
            if (ticket.isEmpty()) continue;
            PastTicket past = ticket.get();
            assertThat(past.call()).isEqualTo(call.id());
            assertThat(past.changedAt()).isBetween(past.openedAt(), NOW);
            assertThat(past.notes())
                    .filteredOn(n -> n.kind() == TicketNote.Kind.CALL)
                    .hasSize(1);
            checkPath(past);
            states.add(past.state());
            if (past.state().isOpen()) open++;
        }
        assertThat(states).contains(TicketState.NEW, TicketState.WAITING, TicketState.L2, TicketState.FIELD);
        assertThat(states).contains(TicketState.QA, TicketState.SOLVED, TicketState.CLOSED);
        assertThat(open).isBetween(20, 400);
    }

    private static void checkPath(PastTicket past) {
        var state = TicketState.NEW;
        Instant solved = null;
        for (PastTicket.Note note : past.notes()) {
            if (note.kind() != TicketNote.Kind.SYSTEM) continue;
            String[] words = note.text().split("\\|");
            assertThat(words[1]).isEqualTo(state.name());
            var next = TicketState.valueOf(words[2]);
            assertThat(Lifecycle.next(state, solved, note.at())).contains(next);
            if (next == TicketState.SOLVED) solved = note.at();
            state = next;
        }
        if (past.openedAt().isBefore(NOW.minus(Duration.ofDays(5)))) {
            assertThat(state).isEqualTo(TicketState.NEW);
        } else {
            assertThat(past.state()).isEqualTo(state);
            assertThat(past.solvedAt()).isEqualTo(solved);
        }
    }

    @Test
    void theSameSeedGivesTheSameMonth() {
        assertThat(month(7)).isEqualTo(month);
        assertThat(month(8).calls()).isNotEqualTo(month.calls());
    }

    @Test
    void theVoiceIsHeardAndEndsWhereItBegan() {
        short[] samples = Murmur.samples(200);
        double energy = 0;
        for (short sample : samples) energy += (double) sample * sample;
        assertThat(Math.sqrt(energy / samples.length)).isBetween(300.0, 4000.0);
        assertThat((int) samples[0]).isZero();
        assertThat((int) samples[samples.length - 1]).isBetween(-200, 200);
    }

    private double share(Outcome outcome) {
        return (double) month.calls().stream()
                        .filter(c -> c.outcome() == outcome)
                        .count()
                / month.calls().size();
    }

    private long at(int hour) {
        return month.calls().stream()
                .filter(c ->
                        c.arrivedAt().atZone(ZONE).truncatedTo(ChronoUnit.HOURS).getHour() == hour)
                .count();
    }

    private static List<Subscriber> subscribers(Town town) {
        var all = new ArrayList<Subscriber>();
        for (SubscriberData s : town.subscribers())
            all.add(new Subscriber(
                    all.size() + 1,
                    s.contract(),
                    s.name(),
                    s.kind(),
                    s.language(),
                    s.phones(),
                    s.address(),
                    s.node(),
                    s.status(),
                    s.smsOk(),
                    s.tariff(),
                    s.balance(),
                    s.notes()));
        return all;
    }
}
