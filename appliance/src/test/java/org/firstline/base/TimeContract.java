package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Time} promises. */
abstract class TimeContract {
    static final Duration SHORT = Duration.ofMillis(5);

    final List<String> done = new CopyOnWriteArrayList<>();

    abstract Time time();

    /** Lets time pass until this holds; fails after ten seconds without it. */
    abstract void until(BooleanSupplier holds);

    @Test
    void tasksOfAnOwnerRunInTheOrderInWhichTheyWerePosted() {
        var numbers = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        numbers.forEach(number -> time().soon("one", () -> done.add(number)));
        until(() -> done.size() == numbers.size());
        assertThat(done).isEqualTo(numbers);
    }

    @Test
    void aTaskIsOnItsOwnerAndOnNoOther() {
        time().soon("one", () -> done.add(time().isOn("one") + " " + time().isOn("other")));
        time().soon("other", () -> done.add(time().isOn("one") + " " + time().isOn("other")));
        until(() -> done.size() == 2);
        assertThat(done).containsExactlyInAnyOrder("true false", "false true");
        assertThat(time().isOn("one")).isFalse();
        assertThat(time().isOn("nobody")).isFalse();
    }

    @Test
    void alarmsRingInTheOrderOfTheirTimes() {
        time().soon("one", () -> {
            time().after("one", SHORT.multipliedBy(3), () -> done.add("third"));
            time().after("one", SHORT, () -> done.add("first"));
            time().after("one", SHORT.multipliedBy(2), () -> done.add("second"));
        });
        until(() -> done.size() == 3);
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void noAlarmRingsBeforeItsTime() {
        var set = time().now();
        time().after(
                        "one",
                        SHORT.multipliedBy(4),
                        () -> done.add(""
                                + !time().now()
                                        .isBefore(
                                                set.plus(SHORT.multipliedBy(4)).minusMillis(1))));
        until(() -> done.size() == 1);
        assertThat(done).containsExactly("true");
    }

    @Test
    void whatIsToBeDoneAtOnceComesBehindWhatWaits() {
        time().soon("one", () -> {
            time().soon("one", () -> done.add("first"));
            time().after("one", Duration.ZERO, () -> done.add("second"));
            time().after("one", Duration.ofSeconds(-1), () -> done.add("third"));
        });
        until(() -> done.size() == 3);
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void anAlarmThatIsTakenBackDoesNotRing() {
        var own = time().after("one", SHORT, () -> done.add("never"));
        own.cancel();
        own.cancel();
        time().soon(
                        "one",
                        () -> time().after("one", SHORT, () -> done.add("never"))
                                .cancel());
        time().after("one", SHORT.multipliedBy(2), () -> done.add("last"));
        until(() -> !done.isEmpty());
        assertThat(done).containsExactly("last");
    }

    @Test
    void anAlarmMayBeTakenBackAfterItHasRung() {
        var rung = time().after("one", SHORT, () -> done.add("rung"));
        until(() -> done.size() == 1);
        rung.cancel();
        time().soon("one", () -> done.add("goes on"));
        until(() -> done.size() == 2);
    }

    @Test
    void ticksComeUntilTheyAreTakenBack() {
        var ticks = new Cancel[1];
        time().soon(
                        "one",
                        () -> ticks[0] = time().every("one", SHORT, () -> {
                            done.add("tick");
                            if (done.size() == 3) ticks[0].cancel();
                        }));
        until(() -> done.size() == 3);
        time().after("one", SHORT.multipliedBy(3), () -> done.add("last"));
        until(() -> done.contains("last"));
        assertThat(done).containsExactly("tick", "tick", "tick", "last");
    }

    @Test
    void aStepIsLongerThanNothing() {
        assertThatThrownBy(() -> time().every("one", Duration.ZERO, () -> done.add("never")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
