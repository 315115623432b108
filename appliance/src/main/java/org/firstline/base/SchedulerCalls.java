package org.firstline.base;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The functions of Linux's scheduler (sched_setscheduler(2), sched_setaffinity(2)). A class of its own, so that another
 * system's lack of them is found when the first is called. Each gives 0, or errno.
 */
final class SchedulerCalls {
    private static final int MYSELF = 0;

    /** Of the set of processors: 1,024 of them, as in glibc's. */
    private static final int WORDS = 16;

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle errno =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle setScheduler =
            handle("sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final FunctionDescriptor ofAffinity = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle getAffinity = handle("sched_getaffinity", ofAffinity);
    private static final MethodHandle setAffinity = handle("sched_setaffinity", ofAffinity);

    private SchedulerCalls() {}

    private static MethodHandle handle(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, ERRNO);
    }

    /** @param thread 0 for the calling one */
    static int schedule(int thread, int policy, int priority) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(Linker.Option.captureStateLayout());
            MemorySegment parameters = arena.allocateFrom(JAVA_INT, priority);
            return result((int) setScheduler.invokeExact(error, thread, policy, parameters), error);
        }
    }

    /** The calling thread runs on every processor but the first of those on which it may run now. */
    static int leaveFirstProcessor() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(Linker.Option.captureStateLayout());
            MemorySegment processors = arena.allocate(JAVA_LONG, WORDS);
            int got = result((int) getAffinity.invokeExact(error, MYSELF, processors.byteSize(), processors), error);
            if (got != 0) return got;
            takeOutFirst(processors);
            return result((int) setAffinity.invokeExact(error, MYSELF, processors.byteSize(), processors), error);
        }
    }

    private static void takeOutFirst(MemorySegment processors) {
        for (int i = 0; i < WORDS; i++) {
            long word = processors.getAtIndex(JAVA_LONG, i);
            if (word == 0) continue;
            processors.setAtIndex(JAVA_LONG, i, word & (word - 1));
            return;
        }
    }

    private static int result(int given, MemorySegment error) {
        return given < 0 ? (int) errno.get(error, 0L) : 0;
    }
}
