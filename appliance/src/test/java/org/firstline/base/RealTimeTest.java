package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Owners on virtual threads, on platform threads of their own, and on the one that those of calls share. */
class RealTimeTest {
    @Nested
    class OnVirtualThreads extends Promises {
        OnVirtualThreads() {
            super(Set.of(), Set.of());
        }
    }

    @Nested
    class OnThreadsOfTheirOwn extends Promises {
        OnThreadsOfTheirOwn() {
            super(Set.of(), Set.of("one", "other"));
        }
    }

    @Nested
    class OnOneThread extends Promises {
        OnOneThread() {
            super(Set.of("one", "other"), Set.of());
        }

        @Test
        void ownersTakeTurnsInTheOrderOfPosting() {
            IntStream.range(0, 1000).forEach(i -> time().soon(i % 3 == 0 ? "one" : "other", () -> done.add("" + i)));
            until(() -> done.size() == 1000);
            assertThat(done)
                    .isEqualTo(
                            IntStream.range(0, 1000).mapToObj(Integer::toString).toList());
        }

        @Test
        void theirThreadIsNobodyElses() {
            for (String who : new String[] {"one", "other", "third"})
                time().soon(
                                who,
                                () -> done.add(
                                        who + " " + Thread.currentThread().getName()));
            until(() -> done.size() == 3);
            assertThat(done).containsExactlyInAnyOrder("one calls", "other calls", "third third");
        }

        @Test
        void whatTheyGiveOthersToDoAtTheEndIsDoneToo() {
            for (int i = 0; i < 1000; i++) time().soon("one", () -> time().soon("third", () -> done.add("done")));
            close();
            assertThat(done).hasSize(1000);
        }

        @Test
        void aFloodOfOneLeavesRoomForTheOther() throws Exception {
            var open = new CountDownLatch(1);
            time().soon("one", () -> await(open));
            assertThatThrownBy(() -> flood("one")).isInstanceOf(Time.MailboxFull.class);
            time().soon("other", () -> done.add("other"));
            open.countDown();
            until(() -> done.contains("other"));
        }
    }

    abstract static class Promises extends TimeContract {
        private final RealTime time;

        Promises(Set<String> ofCalls, Set<String> onPlatformThreads) {
            time = new RealTime(ofCalls, onPlatformThreads, (who, failure) -> done.add(who + ": " + failure));
        }

        @Override
        Time time() {
            return time;
        }

        @Override
        void until(BooleanSupplier holds) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            // asked once more after it held, a condition that does something need not hold
            boolean held;
            while (!(held = holds.getAsBoolean()) && System.nanoTime() < end) LockSupport.parkNanos(100_000);
            assertThat(held).isTrue();
        }

        static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void flood(String who) {
            for (int i = 0; i <= Time.MAILBOX; i++) time.soon(who, () -> {});
        }

        @AfterEach
        void close() {
            time.close();
        }

        @Test
        void aTaskThatFailsIsToldAndTheNextOneRuns() {
            time.soon("one", () -> {
                throw new IllegalStateException("broken");
            });
            time.soon("one", () -> done.add("next"));
            until(() -> done.size() == 2);
            assertThat(done).containsExactly("one: java.lang.IllegalStateException: broken", "next");
        }

        /** Derby interrupts the threads that use a database which dies: owners lay dead from then on, and nobody knew. */
        @Test
        void anOwnerWhoseThreadWasInterruptedGoesOn() {
            time.soon("one", () -> {
                time.after(
                        "one",
                        SHORT,
                        () -> done.add("alarm " + Thread.currentThread().isInterrupted()));
                Thread.currentThread().interrupt();
            });
            time.soon("one", () -> done.add("next " + Thread.currentThread().isInterrupted()));
            until(() -> done.size() == 2);
            assertThat(done).containsExactly("next false", "alarm false");
        }

        @Test
        void aFullMailboxSaysSoAndTakesMoreOnceItIsEmptied() {
            var open = new CountDownLatch(1);
            time.soon("one", () -> await(open));
            assertThatThrownBy(() -> flood("one"))
                    .isInstanceOf(Time.MailboxFull.class)
                    .hasMessageContaining("one");
            open.countDown();
            var empty = new CountDownLatch(1);
            until(() -> {
                try {
                    time.soon("one", empty::countDown);
                    return true;
                } catch (Time.MailboxFull e) {
                    return false;
                }
            });
            until(() -> empty.getCount() == 0);
        }

        @Test
        void anAlarmThatHasRungAndWaitsForItsTurnCanBeTakenBack() {
            var held = new CountDownLatch(1);
            var alarm = new Cancel[1];
            time.soon("one", () -> {
                alarm[0] = time.after("one", Duration.ofNanos(1), () -> done.add("never"));
                time.soon("one", () -> {
                    await(held);
                    // it has rung by now and stands behind this task's own posts, or has not: either way it is taken
                    // back
                    alarm[0].cancel();
                });
            });
            held.countDown();
            time.after("one", SHORT, () -> done.add("last"));
            until(() -> done.contains("last"));
            assertThat(done).containsExactly("last");
        }

        @Test
        void lateTicksAreSkipped() {
            var held = new CountDownLatch(1);
            var ticks = new Cancel[1];
            time.soon("one", () -> {
                ticks[0] = time.every("one", SHORT, () -> done.add("tick"));
                await(held);
            });
            time.soon("one", () -> done.add("held"));
            LockSupport.parkNanos(SHORT.multipliedBy(20).toNanos());
            time.soon("one", () -> {
                done.add("late");
                ticks[0].cancel();
            });
            held.countDown();
            until(() -> done.contains("late"));
            assertThat(done.stream().filter("tick"::equals).count()).isLessThanOrEqualTo(1);
        }

        @Test
        void whatWaitsIsFinishedAtTheEndAndNoAlarmRingsAnyMore() {
            time.after("one", Duration.ofHours(1), () -> done.add("never"));
            for (int i = 0; i < 1000; i++) time.soon("one", () -> done.add("done"));
            time.close();
            assertThat(done).hasSize(1000).doesNotContain("never");
        }

        @Test
        void whoDoesNotFinishInTimeIsInterrupted() {
            var interrupted = new CountDownLatch(1);
            time.soon("one", () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            time.close(SHORT);
            until(() -> interrupted.getCount() == 0);
        }
    }
}
