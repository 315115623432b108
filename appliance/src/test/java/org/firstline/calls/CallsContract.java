package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Db;
import org.firstline.base.Ids;
import org.firstline.base.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the records of calls must keep, whichever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Ids ids = new Ids();
    private Db db;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @BeforeEach
    void empty() {
        db.run(h -> {
            h.execute("delete from phone_call");
            h.execute("delete from phone_call_beat");
        });
    }

    @Test
    void everyFieldComesBackAsItWasToTheMicrosecond() throws LineException {
        var calls = new House(db).calls;
        var full = new Call(
                ids.next(NOON),
                "+73512000102",
                "2000000",
                "internet",
                "internet",
                "101",
                Outcome.ANSWERED,
                1L,
                2L,
                3L,
                NOON.plusNanos(123_456_000),
                NOON.plusSeconds(1),
                NOON.plusSeconds(2),
                NOON.plusSeconds(3),
                NOON.plusSeconds(4),
                NOON.plusNanos(999_999_000));
        var empty = new Call(
                ids.next(NOON),
                "",
                "",
                "",
                null,
                null,
                Outcome.REFUSED,
                null,
                null,
                null,
                NOON,
                null,
                null,
                null,
                null,
                NOON);
        calls.history().record(List.of(full, empty));
        assertThat(calls.get(full.id())).isEqualTo(full);
        assertThat(calls.get(empty.id())).isEqualTo(empty);
        assertThat(calls.find("01M817QNM0806KP3SD69SGCZ30")).isEmpty();
        assertThatThrownBy(() -> calls.get("nobody"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.sentence(Locale.of("ru"))).isEqualTo("Звонка nobody нет."));
    }

    @Test
    void listsAreNewestFirstPagedAndFiltered() throws LineException {
        var calls = new House(db).calls;
        var all = new ArrayList<Call>();
        for (int i = 0; i < 1203; i++)
            all.add(answered(NOON.plusSeconds(i), i % 3 == 0 ? "tv" : "internet", i % 2 == 0 ? "101" : "102", i % 5));
        calls.history().record(all);

        var seen = new ArrayList<Call>();
        String before = null;
        do {
            var page = calls.list(CallFilter.ALL, before, 100);
            seen.addAll(page);
            before = page.size() < 100 ? null : page.getLast().id();
        } while (before != null);
        assertThat(seen).isEqualTo(all.reversed());

        assertThat(calls.list(new CallFilter("tv", null, null, null, null, null), null, 500))
                .hasSize(401)
                .allMatch(c -> "tv".equals(c.queue()));
        assertThat(calls.list(new CallFilter("tv", "102", Outcome.ANSWERED, 3L, null, null), null, 500))
                .hasSize(40)
                .allMatch(c -> "102".equals(c.agent()) && c.subscriber() == 3);
        assertThat(calls.list(new CallFilter(null, null, Outcome.LOST, null, null, null), null, 500))
                .isEmpty();
        assertThat(calls.list(
                        new CallFilter(null, null, null, null, NOON.plusSeconds(10), NOON.plusSeconds(13)), null, 500))
                .isEqualTo(all.subList(10, 13).reversed());
        assertThat(calls.list(CallFilter.ALL, null, 1_000_000)).hasSize(Calls.MAX_PAGE);
        assertThat(calls.list(CallFilter.ALL, null, -1)).hasSize(1);
    }

    @Test
    void daysAreCountedInTheZoneOfTheHouse() throws LineException {
        var calls = new House(db).calls;
        var late = Instant.parse("2026-11-01T19:30:00Z");
        calls.history()
                .record(List.of(
                        answered(NOON, "tv", "101", 1),
                        answered(late, "tv", "101", 1),
                        Call.arrived(ids.next(late), "1", "2", late).ended(Outcome.LEFT_MENU, late.plusSeconds(5))));
        var days = calls.history()
                .countByDay(
                        LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-02"), ZoneId.of("Asia/Yekaterinburg"));
        assertThat(days).extracting(DayCount::arrived).containsExactly(0, 1, 2);
        assertThat(days).extracting(DayCount::offered).containsExactly(0, 1, 1);
        assertThat(days.get(2).count(Outcome.LEFT_MENU)).isEqualTo(1);
        assertThat(days.get(2).count(Outcome.LOST)).isZero();
    }

    @Test
    void callsThatTheLastRunLeftOpenAreClosedAsLostAtTheLastMomentOfTheBox() throws LineException {
        var house = new House(db);
        house.talkingCaller("101");
        house.pass(61_000);
        var before = house.only();

        var next = new House(db);
        var lost = next.last();
        assertThat(lost.id()).isEqualTo(before.id());
        assertThat(lost.outcome()).isEqualTo(Outcome.LOST);
        assertThat(lost.agent()).isEqualTo("101");
        assertThat(lost.answeredAt()).isEqualTo(before.answeredAt());
        assertThat(Duration.between(lost.endedAt(), house.time.now())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(lost.ticket()).isEqualTo(1);
        assertThat(next.closed).extracting(Call::id).containsExactly(before.id());
        assertThat(next.calls.liveCalls()).isEmpty();

        assertThat(new House(db).closed).isEmpty();
    }

    @Test
    void aListShowsCallsInProgressAsTheyAreNow() throws LineException {
        var house = new House(db);
        house.waitingCaller('1');
        house.calls.offer(house.only().id(), "101");
        house.time.settle();
        assertThat(house.last()).isEqualTo(house.only());
        assertThat(house.last().agent()).isEqualTo("101");
    }

    @Test
    void aHundredCallsThatEndTogetherAreAllRecorded() throws LineException {
        var house = new House(db);
        var callers = new ArrayList<SimulatedLeg>();
        for (int i = 0; i < 100; i++) callers.add(house.line.call("+7351200" + (1000 + i), "1"));
        house.pass(100);
        callers.forEach(SimulatedLeg::leave);
        house.time.settle();
        assertThat(house.calls.list(new CallFilter(null, null, Outcome.LEFT_MENU, null, null, null), null, 500))
                .hasSize(100);
        assertThat(callers).allMatch(SimulatedLeg::isAcknowledged);
    }

    @Test
    void aStoppedBoxRefusesEndsAndRecordsBeforeItLetsGo() throws LineException {
        var house = new House(db);
        var caller = house.talkingCaller("101");
        boolean[] done = {false};
        house.calls.drain(() -> done[0] = true);
        var late = house.line.call("+73512000199", "1");
        house.pass(100);
        assertThat(done[0]).isTrue();
        assertThat(caller.isOver()).isTrue();
        assertThat(late.refusal()).isEqualTo(HangUp.OVERLOADED);
        assertThat(house.calls.list(CallFilter.ALL, null, 10))
                .extracting(Call::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.ANSWERED);
    }

    private Call answered(Instant at, String queue, String agent, long subscriber) {
        return new Call(
                ids.next(at),
                "+73512000102",
                "2000000",
                queue,
                queue,
                agent,
                Outcome.ANSWERED,
                null,
                subscriber,
                null,
                at,
                at,
                at,
                at,
                at,
                at.plusSeconds(60));
    }
}
