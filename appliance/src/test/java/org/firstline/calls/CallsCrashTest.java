package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill −9 under call load, fifty times over two boxes: each call that was answered has one record, those that had ended
 * ended as they did, those that the box lost are closed as lost at about the moment of the kill, and the far end of each
 * of them hears BYE when the box is back.
 */
class CallsCrashTest {
    private static final long SEED = 20261125;
    private static final int BOXES = 2;
    private static final int KILLS = 25;
    /** By then the BYE of a call is kept, even by a box that hardly gets a processor. */
    private static final Duration KEPT_AFTER = Duration.ofSeconds(1);

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    /** The box's heartbeat, and what a busy machine adds. */
    private static final Duration BEAT = Duration.ofSeconds(7);

    @TempDir
    Path folder;

    @Test
    void noRecordIsLostOrDoubleAndNoCallIsLeftHanging() throws Exception {
        var failed = new AtomicReference<Throwable>();
        var boxes = new ArrayList<Thread>();
        for (int i = 0; i < BOXES; i++) {
            int box = i;
            boxes.add(Thread.ofPlatform().start(() -> {
                try {
                    new Box(box).run();
                } catch (Throwable e) {
                    failed.compareAndSet(null, e);
                }
            }));
        }
        for (Thread one : boxes) one.join();
        if (failed.get() != null) throw new AssertionError("seed " + SEED, failed.get());
    }

    /** What the caller knows of a call. */
    private static final class Attempt {
        final String number;
        final boolean patient;
        volatile Instant answeredAt;
        volatile Instant endedAt;
        volatile EndCause cause;
        /** The box died during it. */
        volatile Instant killedAt;

        Attempt(String number, boolean patient) {
            this.number = number;
            this.patient = patient;
        }
    }

    private final class Box implements SipPhone.Listener {
        private final int number;
        private final int port;
        private final Random random;
        private final String owner;
        private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
        private final RealTime time;
        private Process child;
        private boolean calling;
        private int calls;

        Box(int number) {
            this.number = number;
            this.port = 16_600 + number;
            this.random = new Random(SEED + number);
            this.owner = "callers" + number;
            this.time = new RealTime(Set.of(owner), (who, failure) -> failure.printStackTrace());
        }

        void run() throws Exception {
            int rtp = 44_000 + 1_200 * number;
            try (time;
                    var pump = new RtpPump(InetAddress.getLoopbackAddress(), rtp + 400, rtp + 1_199)) {
                pump.start();
                var callers = new SipPhones(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), false, owner, time, pump);
                callers.open(InetAddress.getLoopbackAddress(), 0);
                for (int kill = 0; kill <= KILLS; kill++) {
                    start(rtp);
                    if (kill == KILLS) break;
                    calling = true;
                    time.soon(owner, () -> call(callers));
                    pause(kill % 5 == 4 ? 1_600 : 100 + random.nextInt(500));
                    kill();
                }
                // the last one: says its BYEs, and closes what is left
                waitForByes();
                stop();
                callers.close();
                var closed = new CountDownLatch(1);
                time.soon(owner, closed::countDown);
                closed.await();
            } finally {
                if (child != null) child.destroyForcibly();
            }
            check();
        }

        private void stop() throws Exception {
            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        }

        /** Some while under load; nothing can tell when the next kill hurts most. */
        private static void pause(int millis) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        private void start(int rtp) throws IOException {
            child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Duser.timezone=UTC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath(),
                            CallsCrashChild.class.getName(),
                            folder.resolve("db" + number).toString(),
                            "" + port,
                            "" + rtp)
                    .redirectError(folder.resolve("err" + number).toFile())
                    .start();
            var out = child.inputReader();
            String line;
            while ((line = out.readLine()) != null) if (line.equals("up")) return;
            throw new IOException("the box did not come up: " + Files.readString(folder.resolve("err" + number)));
        }

        /** Whoever runs the tests may have loaded them beside its own class path. */
        private static String classPath() {
            if (CallsCrashTest.class.getClassLoader() instanceof URLClassLoader loader)
                return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
            return System.getProperty("java.class.path");
        }

        private void call(SipPhones callers) {
            if (!calling) return;
            var attempt = new Attempt("7900" + (1_000_000 * (number + 1) + calls++), calls % 3 == 0);
            attempts.put(attempt.number, attempt);
            callers.phone(attempt.number, "", this).call("88003000600");
            time.after(owner, BETWEEN_CALLS, () -> call(callers));
        }

        @Override
        public void connected(SipPhone phone) {
            var attempt = attempts.get(phone.user());
            attempt.answeredAt = Instant.now();
            if (!attempt.patient) time.after(owner, Duration.ofMillis(20 + random.nextInt(300)), phone::hangUp);
            else if (calls % 2 == 0) time.after(owner, Duration.ofMillis(30), () -> phone.press('1'));
        }

        @Override
        public void ended(SipPhone phone, EndCause cause) {
            var attempt = attempts.get(phone.user());
            attempt.cause = cause;
            attempt.endedAt = Instant.now();
        }

        private void kill() throws Exception {
            child.destroyForcibly().waitFor();
            var stopped = new CountDownLatch(1);
            Instant now = Instant.now();
            time.soon(owner, () -> {
                calling = false;
                for (Attempt one : attempts.values())
                    if (one.answeredAt != null && one.endedAt == null && one.killedAt == null) one.killedAt = now;
                stopped.countDown();
            });
            stopped.await();
        }

        /** Calls long enough in progress to be kept must be ended by the box that came back. */
        private boolean mustHearBye(Attempt one) {
            return one.patient && one.killedAt != null && one.answeredAt.isBefore(one.killedAt.minus(KEPT_AFTER));
        }

        private void waitForByes() {
            org.awaitility.Awaitility.await("every far end hears that its call is over")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> attempts.values().stream().noneMatch(a -> mustHearBye(a) && a.endedAt == null));
        }

        private void check() {
            try (var db = Db.derby(folder.resolve("db" + number))) {
                List<Call> rows = rows(db);
                var byNumber = new HashMap<String, Call>();
                for (Call row : rows)
                    assertThat(byNumber.put(row.caller(), row))
                            .as("twice: " + row)
                            .isNull();
                int lost = 0;
                int answered = 0;
                for (Attempt one : attempts.values()) {
                    Call row = byNumber.get(one.number);
                    if (one.answeredAt == null) continue;
                    answered++;
                    assertThat(row).as("the record of " + one.number).isNotNull();
                    assertThat(row.outcome()).isNotEqualTo(Outcome.IN_PROGRESS);
                    assertThat(row.endedAt()).isNotNull();
                    if (one.killedAt != null && one.patient) {
                        if (row.outcome() == Outcome.LOST) lost++;
                        assertThat(Duration.between(row.endedAt(), one.killedAt).abs())
                                .as("the end of " + row + ", killed at " + one.killedAt)
                                .isLessThan(BEAT);
                    } else if (one.killedAt == null && one.endedAt != null) {
                        assertThat(Duration.between(row.endedAt(), one.endedAt).abs())
                                .as("the end of " + row + ", which the caller saw at " + one.endedAt)
                                .isLessThan(BEAT);
                    }
                }
                for (Call row : rows) assertThat(row.outcome()).as("" + row).isNotEqualTo(Outcome.IN_PROGRESS);
                long heard =
                        attempts.values().stream().filter(this::mustHearBye).count();
                System.out.println("box " + number + ": " + KILLS + " kills, " + attempts.size() + " calls, " + answered
                        + " answered, " + rows.size() + " records, " + lost + " lost, " + heard
                        + " ended by BYE after a crash");
                assertThat(answered).isGreaterThan(KILLS);
                assertThat(lost).isGreaterThan(KILLS / 2);
                assertThat(heard).isGreaterThan(KILLS / 5);
            }
        }

        private static List<Call> rows(Db db) {
            var all = new ArrayList<Call>();
            String before = null;
            while (true) {
                String from = before;
                var page = db.tx(h -> CallRows.list(h, CallFilter.ALL, from, 500));
                all.addAll(page);
                if (page.size() < 500) return all;
                before = page.getLast().id();
            }
        }
    }
}
