package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ledger while its table is away, which is what an ill database looks like. */
class LedgerTest {
    private final Db db = Db.inMemory("ledger-test");
    private final SimulatedTime time = new SimulatedTime();
    private final Health health = new Health(time, new Bus(time));
    private final Drawer drawer = new Drawer(db);
    private final Ledger ledger = new Ledger(db, time, drawer, health.part("records"));
    private final Call call = Call.arrived("1", "+73512000102", "1", Instant.parse("2026-11-22T09:00:00Z"));

    /** Numbers tickets as they come; calls to "nowhere" can't be given one. */
    private static final class Drawer implements CallTickets {
        final List<Integer> asked = new ArrayList<>();
        final List<Boolean> withRows = new ArrayList<>();
        private final Db db;

        Drawer(Db db) {
            this.db = db;
        }

        @Override
        public Map<String, Long> open(List<Call> answered) {
            return close(answered);
        }

        @Override
        public Map<String, Long> close(List<Call> finished) {
            asked.add(finished.size());
            withRows.add(db.isWithinAnother());
            if (finished.stream().anyMatch(c -> c.called().equals("nowhere"))) throw new IllegalStateException("stuck");
            return finished.stream().collect(Collectors.toMap(Call::id, c -> Long.parseLong(c.id())));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatCannotBeWrittenWaitsInOrderAndIsWrittenOnceTheDatabaseIsWell() {
        var told = new ArrayList<String>();
        db.run(h -> h.execute("rename table phone_call to gone"));
        ledger.open(call, () -> told.add("open"));
        time.settle();
        ledger.update(call.queued("tv", "tv", call.arrivedAt()));
        ledger.close(
                call.queued("tv", "tv", call.arrivedAt()).ended(Outcome.ABANDONED, call.arrivedAt()),
                List.of(),
                c -> told.add("closed"));
        time.pass(Duration.ofSeconds(3));
        assertThat(told).isEmpty();
        assertThat(health.list()).extracting(Health.State::level).containsExactly(Health.Level.ILL);

        db.run(h -> h.execute("rename table gone to phone_call"));
        time.pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("open", "closed");
        assertThat(health.list()).extracting(Health.State::level).containsExactly(Health.Level.WELL);
        assertThat(ledger.isEmpty()).isTrue();
        assertThat(rows()).extracting(Call::outcome).containsExactly(Outcome.ABANDONED);
    }

    @Test
    void aRowThatWasStoredThoughTheCommitSeemedToFailIsNotStoredTwice() {
        db.run(h -> CallRows.insert(h, List.of(call)));
        ledger.open(call.queued("tv", "tv", call.arrivedAt()), () -> {});
        time.pass(Duration.ofSeconds(2));
        assertThat(rows()).extracting(Call::queue).containsExactly("tv");
    }

    @Test
    void underLoadOneTransactionServesManyCalls() {
        var told = new ArrayList<Long>();
        ledger.open(call, () -> {});
        time.settle();
        for (int i = 2; i <= 9; i++) {
            var next = Call.arrived("" + i, "", "1", call.arrivedAt());
            ledger.open(next, () -> {});
            ledger.answered(next.answered(call.arrivedAt()), told::add);
        }
        time.settle();
        assertThat(rows()).hasSize(1);
        time.pass(Ledger.PACE);
        assertThat(rows()).hasSize(9).filteredOn(c -> c.ticket() != null).hasSize(8);
        assertThat(told).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(drawer.asked).containsExactly(8);
    }

    @Test
    void whatNobodyWaitsForIsGatheredAndFirstRowsAreNot() {
        var second = Call.arrived("2", "", "1", call.arrivedAt());
        var told = new ArrayList<String>();
        ledger.open(call, () -> told.add("1"));
        ledger.update(call.queued("tv", "tv", call.arrivedAt()));
        time.settle();
        assertThat(rows())
                .as("a lone call waits for nobody")
                .extracting(Call::queue)
                .containsExactly("tv");

        ledger.close(call.ended(Outcome.ABANDONED, call.arrivedAt()), List.of(), c -> told.add("1 over"));
        ledger.open(second, () -> told.add("2"));
        ledger.update(second.queued("tv", "tv", call.arrivedAt()));
        time.pass(Ledger.PACE);
        assertThat(told).containsExactly("1", "2");
        assertThat(rows()).extracting(Call::outcome).containsOnly(Outcome.IN_PROGRESS);
        time.pass(Ledger.GATHER.minus(Ledger.PACE));
        assertThat(told).containsExactly("1", "2", "1 over");
        assertThat(rows())
                .extracting(c -> c.id() + " " + c.queue() + " " + c.outcome())
                .containsExactly("2 tv IN_PROGRESS", "1 null ABANDONED");
        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void whatComesWhileATransactionRunsWaitsForTheNext() {
        var next = Call.arrived("2", "", "1", call.arrivedAt());
        ledger.open(call, () -> ledger.open(next, () -> {}));
        time.settle();
        assertThat(rows()).hasSize(1);
        time.pass(Ledger.PACE);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void aCallThatCannotBeGivenItsTicketDoesNotKeepTheOthersOpen() {
        var told = new ArrayList<String>();
        var bad = Call.arrived("2", "", "nowhere", call.arrivedAt());
        for (Call one : List.of(call, bad)) {
            ledger.open(one, () -> {});
            ledger.close(
                    one.ended(Outcome.ABANDONED, one.arrivedAt()), List.of(), c -> told.add(c.id() + " " + c.ticket()));
        }
        time.settle();
        assertThat(told).containsExactly("1 1");
        time.pass(Duration.ofMinutes(1));
        assertThat(told).containsExactly("1 1", "2 null");
    }

    @Test
    void ticketsAreOneTransactionWithTheRowsOfTheirCalls() {
        ledger.open(call, () -> {});
        var answered = call.with("101").answered(call.arrivedAt());
        ledger.answered(answered, ticket -> {});
        ledger.close(answered.ended(Outcome.ANSWERED, call.arrivedAt()), List.of(), c -> {});
        time.settle();
        assertThat(drawer.withRows).as("opened, closed").containsExactly(true, true);
        assertThat(rows()).extracting(Call::ticket).containsExactly(1L);
    }

    @Test
    void aLedgerAtItsLimitSaysSo() {
        for (int i = 0; i < Ledger.LIMIT; i++) ledger.update(call);
        assertThat(ledger.isFull()).isTrue();
        time.settle();
        assertThat(ledger.isFull()).isFalse();
    }

    private List<Call> rows() {
        return db.tx(h -> CallRows.list(h, CallFilter.ALL, null, 10));
    }
}
