package org.firstline.base;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux's class of threads that go before all others, in turns (SCHED_RR of sched(7)). A refusal is logged once and
 * changes nothing.
 */
final class RealTimeClass {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_RR = 2;
    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int MYSELF = 0;
    private static final Path THREADS = Path.of("/proc/self/task");

    private static final Logger log = LoggerFactory.getLogger(RealTimeClass.class);
    private static final AtomicBoolean told = new AtomicBoolean();

    private RealTimeClass() {}

    /**
     * Puts the calling thread in it, and nothing that it starts.
     *
     * @param priority 1 to 99; of two that want a processor the higher has it
     * @return whether it is in it now
     */
    static boolean enter(int priority) {
        return enter(MYSELF, SCHED_RR | SCHED_RESET_ON_FORK, priority);
    }

    /**
     * Puts the calling thread in it, and keeps it off the first of the processors on which it may run; not where that is
     * the only one. What it starts is in the usual class, but kept off that processor too.
     */
    static void enterButLeaveOneProcessor(int priority) {
        if (enter(priority) && !done(SchedulerCalls::leaveFirstProcessor))
            enter(MYSELF, SCHED_OTHER | SCHED_RESET_ON_FORK, 0);
    }

    /** Puts in it those threads of this process whose names begin so, and what they start. */
    static void enter(List<String> names, int priority) {
        if (!Files.isDirectory(THREADS)) return;
        try (var threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads)
                if (names.stream().anyMatch(name(thread)::startsWith))
                    enter(Integer.parseInt(thread.getFileName().toString()), SCHED_RR, priority);
        } catch (IOException | DirectoryIteratorException e) {
            tell(e.toString());
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }

    private static boolean enter(int thread, int policy, int priority) {
        return done(() -> SchedulerCalls.schedule(thread, policy, priority));
    }

    /** A call of the system that gives 0, or errno. */
    private interface SystemCall {
        int errno() throws Throwable;
    }

    private static boolean done(SystemCall call) {
        try {
            int error = call.errno();
            if (error != 0) tell("errno " + error);
            return error == 0;
        } catch (Throwable e) {
            tell(e.toString()); // no Linux
            return false;
        }
    }

    private static void tell(String why) {
        if (told.compareAndSet(false, true))
            log.info("no real-time threads ({}): under load sound may come some milliseconds later", why);
    }
}
