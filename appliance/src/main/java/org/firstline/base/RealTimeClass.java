package org.firstline.base;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
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
     */
    static void enter(int priority) {
        enter(MYSELF, SCHED_RR | SCHED_RESET_ON_FORK, priority);
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

    private static void enter(int thread, int policy, int priority) {
        try {
            int error = Native.schedule(thread, policy, priority);
            if (error != 0) tell("errno " + error);
        } catch (Throwable e) {
            tell(e.toString()); // no Linux
        }
    }

    private static void tell(String why) {
        if (told.compareAndSet(false, true))
            log.info("no real-time threads ({}): under load sound may come some milliseconds later", why);
    }

    /** Looked up when it is first used, so that another system's lack of it is no error of this class. */
    private static final class Native {
        private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
        private static final VarHandle errno =
                Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final MethodHandle setScheduler = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("sched_setscheduler"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
                        ERRNO);

        /** 0, or why not. */
        static int schedule(int thread, int policy, int priority) throws Throwable {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment error = arena.allocate(Linker.Option.captureStateLayout());
                MemorySegment parameters = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
                int result = (int) setScheduler.invokeExact(error, thread, policy, parameters);
                return result == 0 ? 0 : (int) errno.get(error, 0L);
            }
        }
    }
}
