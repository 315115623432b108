package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the system that runs the tests: what it allows, util-linux' chrt says. */
class RealTimeClassTest {
    /** Of proc(5)'s /proc/PID/stat, counted from the state: rt_priority and policy. */
    private static final int PRIORITY = 37;

    private static final int POLICY = 38;

    private final List<String> seen = new ArrayList<>();

    /** "policy priority" of the calling thread. */
    private static String myClass() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[POLICY] + " " + fields[PRIORITY];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the calling thread, as "0-3,7". */
    private static String myProcessors() {
        try (var lines = Files.lines(Path.of("/proc/thread-self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int first(String processors) {
        return Integer.parseInt(processors.split("[-,]")[0]);
    }

    private static boolean allowed() throws Exception {
        return new ProcessBuilder("chrt", "--rr", "3", "true").start().waitFor() == 0;
    }

    private static void run(Runnable work) throws InterruptedException {
        var thread = new Thread(work);
        thread.start();
        thread.join();
    }

    @Test
    void aThreadEntersWhereTheSystemAllowsItAndWhatItStartsDoesNot() throws Exception {
        run(() -> {
            RealTimeClass.enter(3);
            seen.add(myClass());
            try {
                run(() -> seen.add(myClass()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(seen).containsExactly(allowed() ? "2 3" : "0 0", "0 0");
    }

    @Test
    void whoLeavesOneProcessorRunsOnAllOthers() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        int before = first(myProcessors());
        run(() -> {
            RealTimeClass.enterButLeaveOneProcessor(3);
            seen.add(myClass());
            seen.add("" + (first(myProcessors()) > before));
        });
        boolean enters = allowed() && processors > 1;
        assertThat(seen).containsExactly(enters ? "2 3" : "0 0", "" + enters);
    }

    @Test
    void whoHasOneProcessorOnlyStaysInTheUsualClass() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        run(() -> {
            for (int i = 0; i < processors; i++) RealTimeClass.enterButLeaveOneProcessor(3);
            seen.add(myClass());
            seen.add("" + myProcessors().matches("\\d+"));
        });
        assertThat(seen).containsExactly("0 0", "" + (allowed() || processors == 1));
    }

    @Test
    void threadsAreFoundByTheBeginningOfTheirNames() throws Exception {
        run(() -> {
            Thread.currentThread().setName("urgent#1");
            RealTimeClass.enter(List.of("nobody", "urgent#"), 4);
            seen.add(myClass());
            Thread.currentThread().setName("other");
            RealTimeClass.enter(List.of("nobody", "urgent#"), 5);
            seen.add(myClass());
        });
        String entered = allowed() ? "2 4" : "0 0";
        assertThat(seen).containsExactly(entered, entered);
    }

    @Test
    void aRefusalChangesNothing() throws Exception {
        run(() -> {
            RealTimeClass.enter(100); // 99 is the highest
            seen.add(myClass());
        });
        assertThat(seen).containsExactly("0 0");
    }
}
