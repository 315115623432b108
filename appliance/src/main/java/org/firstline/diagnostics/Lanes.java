package org.firstline.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of one probe: so many work at once, the others wait. A probe that hangs keeps its lane and nobody else's: at
 * its time-out the check goes on without it, and whoever waited too long for a lane hears that too. Belongs to the owner
 * that it is made with; only the probe itself runs elsewhere.
 */
final class Lanes {
    /** Probes that wait; one more is told so at once. */
    static final int MOST_WAITING = 500;

    /** For a lane. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A probe that keeps its own time-out tells more than that it was late. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final class Job {
        final Target target;
        final Consumer<Finding> then;
        private Cancel alarm = () -> {};
        private boolean over;

        Job(Target target, Consumer<Finding> then) {
            this.target = target;
            this.then = then;
        }

        void alarm(Duration wait, Finding otherwise) {
            alarm.cancel();
            alarm = time.after(owner, wait, () -> end(otherwise));
        }

        void end(Finding finding) {
            if (over) return;
            over = true;
            alarm.cancel();
            waiting.remove(this);
            then.accept(finding);
        }
    }

    private final Time time;
    private final String owner;
    private final Probe probe;
    private final Deque<String> free = new ArrayDeque<>();
    private final Deque<Job> waiting = new ArrayDeque<>();

    Lanes(Time time, String owner, Probe probe, int lanes) {
        this.time = time;
        this.owner = owner;
        this.probe = probe;
        String kind = probe.kind().name().toLowerCase(Locale.ROOT);
        for (int lane = 1; lane <= lanes; lane++) free.add("probe." + kind + "." + lane);
    }

    /** @param then on the owner's thread, once */
    void look(Target target, Consumer<Finding> then) {
        var job = new Job(target, then);
        String lane = free.poll();
        if (lane != null) {
            go(lane, job);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(job);
            job.alarm(PATIENCE, Finding.unknown(probe.kind(), "busy"));
        } else {
            job.end(Finding.unknown(probe.kind(), "busy"));
        }
    }

    private void go(String lane, Job job) {
        Instant began = time.now();
        job.alarm(probe.timeout().plus(GRACE), Finding.late(probe.kind(), probe.timeout()));
        time.soon(lane, () -> {
            Finding found = careful(job.target);
            time.soon(owner, () -> {
                job.end(found.took(Duration.between(began, time.now())));
                next(lane);
            });
        });
    }

    private Finding careful(Target target) {
        try {
            return probe.look(target);
        } catch (RuntimeException e) {
            log.warn("the probe {} failed", probe.kind(), e);
            return Finding.unknown(probe.kind(), "failed", e.getClass().getSimpleName());
        }
    }

    private void next(String lane) {
        Job job = waiting.poll();
        if (job == null) free.add(lane);
        else go(lane, job);
    }
}
