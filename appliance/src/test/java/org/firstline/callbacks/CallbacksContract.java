package org.firstline.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests in rows, on whatever database the subclass opens. */
abstract class CallbacksContract {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final String ONE = "+73512000101";
    private static final String TWO = "+73512000102";

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final Bus bus = new Bus(time);
    private final List<CallbackEvent> news = new ArrayList<>();
    private Db db;
    private Callbacks callbacks;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", CallbackEvent.class, news::add);
        callbacks = new Callbacks(db, bus, time, ZONE);
        callbacks.start();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Callback ask(String number) {
        return callbacks.ask(CallbackRequest.of("tv", number, CallbackSource.MENU));
    }

    private long due() {
        time.settle();
        return news.stream().filter(n -> n instanceof CallbackEvent.Due).count();
    }

    @Test
    void keepsEveryFieldOverARestart() {
        Instant since = time.now().minusSeconds(300);
        Callback asked = callbacks.ask(CallbackRequest.of("tv", ONE, CallbackSource.OVERFLOW)
                .since(since)
                .in("en")
                .by("Пётр Петров", 7L)
                .after("01CALL", 12L));
        assertThat(asked.queuedAt()).isEqualTo(since);
        assertThat(new Callbacks(db, bus, time, ZONE).listLive()).containsExactly(asked);
        assertThat(callbacks.get(asked.id())).isEqualTo(asked);
    }

    /** FreePBX#525: two or three callbacks for one caller. */
    @Test
    void aSecondRequestOfANumberIsTheFirst() {
        Callback first = ask(ONE);
        time.pass(Duration.ofMinutes(1));
        assertThat(ask(ONE)).isEqualTo(first);
        assertThat(callbacks
                        .ask(CallbackRequest.of("internet", ONE, CallbackSource.MENU))
                        .id())
                .isNotEqualTo(first.id());
        callbacks.cancel(first.id());
        assertThat(ask(ONE).id()).as("a new one when the first is over").isNotEqualTo(first.id());
    }

    @Test
    void isTriedThreeTimesTenMinutesApart() {
        Callback one = ask(ONE);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(due()).isEqualTo(attempt);
            assertThat(callbacks.offered(one.item(), "101")).isPresent();
            callbacks.callsSubscriber(one.item(), "101");
            callbacks.unreached(one.item(), "busy");
            assertThat(callbacks.get(one.id()).attempts()).isEqualTo(attempt);
            time.pass(Duration.ofMinutes(9));
            assertThat(due()).isEqualTo(attempt);
            time.pass(Duration.ofMinutes(1).plusSeconds(1));
        }
        Callback over = callbacks.get(one.id());
        assertThat(over.state()).isEqualTo(CallbackState.FAILED);
        assertThat(over.lastResult()).isEqualTo("busy");
        assertThat(callbacks.listOver(null, 10)).containsExactly(over);
        assertThat(callbacks.listLive()).isEmpty();
    }

    @Test
    void waitsForTheHoursOfCalling() {
        callbacks.saveRule(CallbackRule.usual("tv").between(LocalTime.of(9, 0), LocalTime.of(13, 0)));
        time.pass(Duration.ofHours(1));
        Callback one = ask(ONE);
        assertThat(due()).isZero();
        time.pass(Duration.ofHours(20).plusSeconds(1));
        assertThat(due()).isEqualTo(1);
        time.pass(Duration.ofHours(4));
        assertThat(news.getLast()).isEqualTo(new CallbackEvent.Rests(one));
    }

    @Test
    void anAgentWhoDoesNotAnswerIsNoTry() {
        Callback one = ask(ONE);
        due();
        callbacks.offered(one.item(), "101");
        callbacks.withdrawn(one.item(), "101");
        Callback after = callbacks.get(one.id());
        assertThat(after.state()).isEqualTo(CallbackState.WAITING);
        assertThat(after.attempts()).isZero();
    }

    @Test
    void aTryThatAStopCutOffCounts() {
        Callback one = ask(ONE);
        Callback two = ask(TWO);
        due();
        callbacks.offered(one.item(), "101");
        callbacks.offered(two.item(), "102");
        callbacks.callsSubscriber(two.item(), "102");
        var again = new Callbacks(db, bus, time, ZONE);
        again.start();
        for (Callback each : List.of(one, two)) {
            Callback after = again.get(each.id());
            assertThat(after.state()).isEqualTo(CallbackState.WAITING);
            assertThat(after.attempts()).isEqualTo(1);
            assertThat(after.queuedAt()).isEqualTo(each.queuedAt());
        }
    }

    @Test
    void aNumberIsChangedWhileItWaitsUnlessAnotherHasIt() {
        Callback one = ask(ONE);
        Callback two = ask(TWO);
        assertThatThrownBy(() -> callbacks.setNumber(two.id(), ONE)).isInstanceOf(Refused.class);
        assertThat(callbacks.setNumber(one.id(), "+73512000103").queuedAt()).isEqualTo(one.queuedAt());
        assertThat(callbacks.setNumber(two.id(), ONE).number()).isEqualTo(ONE);
        due();
        callbacks.offered(two.item(), "101");
        assertThatThrownBy(() -> callbacks.setNumber(two.id(), TWO)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> callbacks.cancel(99)).isInstanceOf(Refused.class);
    }

    @Test
    void doneIsDone() {
        Callback one = ask(ONE);
        due();
        callbacks.offered(one.item(), "101");
        callbacks.callsSubscriber(one.item(), "101");
        callbacks.connected(one.item(), "101", "01BACK");
        callbacks.unreached(one.item(), "busy");
        Callback done = callbacks.get(one.id());
        assertThat(done.state()).isEqualTo(CallbackState.DONE);
        assertThat(done.agent()).isEqualTo("101");
        assertThat(callbacks.offered(one.item(), "102")).isEmpty();
        assertThatThrownBy(() -> callbacks.cancel(one.id())).isInstanceOf(Refused.class);
    }

    @Test
    void rulesAreKept() {
        var rule = CallbackRule.usual("tv")
                .calling(CallbackRule.First.SUBSCRIBER)
                .trying(5, Duration.ofMinutes(2))
                .between(LocalTime.of(8, 30), LocalTime.of(22, 15))
                .withMissedCalls(true);
        callbacks.saveRule(rule);
        callbacks.saveRule(rule);
        var again = new Callbacks(db, bus, time, ZONE);
        assertThat(again.rule("tv")).isEqualTo(rule);
        assertThat(again.rule("internet")).isEqualTo(CallbackRule.usual("internet"));
        assertThatThrownBy(() -> rule.trying(0, Duration.ZERO)).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> rule.trying(11, Duration.ZERO)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rule.trying(1, Duration.ofMinutes(-1))).hasMessageContaining("12 hours");
        assertThatThrownBy(() -> rule.trying(1, Duration.ofMinutes(721))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rule.between(LocalTime.NOON, LocalTime.NOON)).hasMessageContaining("end after");
        assertThat(rule.between(LocalTime.of(8, 0, 59), LocalTime.MAX))
                .as("in minutes, as the rows keep them")
                .isEqualTo(rule.between(LocalTime.of(8, 0), LocalTime.of(23, 59)));
    }

    @Test
    void whoChangesARuleIsNamedAndTheNextTryObeys() {
        var changes = new ArrayList<CallbackRule.Changed>();
        bus.on("test", CallbackRule.Changed.class, changes::add);
        var usual = CallbackRule.usual("tv");
        var rule = usual.trying(2, Duration.ofMinutes(3));
        callbacks.saveRule(rule, "olga");
        callbacks.saveRule(rule, "olga");
        Callback one = ask(ONE);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(due()).isEqualTo(attempt);
            callbacks.offered(one.item(), "101");
            callbacks.callsSubscriber(one.item(), "101");
            callbacks.unreached(one.item(), "busy");
            time.pass(Duration.ofMinutes(2));
            assertThat(due()).isEqualTo(attempt);
            time.pass(Duration.ofMinutes(1).plusSeconds(1));
        }
        assertThat(callbacks.get(one.id()).state()).isEqualTo(CallbackState.FAILED);
        assertThat(changes).containsExactly(new CallbackRule.Changed(usual, rule, "olga"));
        callbacks.saveRule(rule.between(LocalTime.of(9, 0), LocalTime.of(12, 0)), "olga");
        ask(TWO);
        assertThat(due()).as("nobody is called after hours").isEqualTo(2);
    }
}
