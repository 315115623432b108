package org.firstline.installer.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import org.firstline.base.RealTime;

/**
 * More than the box has been made for: an outage's storm of callers while hundreds wait, then a flood of calls beyond
 * what it can carry. Calls in progress must stay whole, and what is too much must be told so.
 */
final class StormBench {
    private static final int WAITING = 300;
    private static final String PORTS = "20000-27999";
    private static final int ROOM = 400;
    private static final int SECONDS = 10;

    private StormBench() {}

    /** @param flood calls a second, for ten seconds, of which the box has room for a hundred in all */
    static void run(Path tree, int flood) throws Exception {
        Path folder = Scratch.folder();
        Site.prepare(folder, 1, "bench-password");
        var server = InetAddress.getLoopbackAddress();
        try (var box = new BoxProcess(tree, folder, Site.config(folder, ROOM));
                var time = new RealTime(Set.of(Callers.OWNER, "flood"), (who, failure) -> failure.printStackTrace());
                var callers = new Callers(time, new InetSocketAddress(server, box.sipPort), AudioBench.murmur());
                var storm = new Callers(
                        time, new InetSocketAddress(server, box.sipPort), AudioBench.murmur(), "flood", 40000)) {
            callers.call(WAITING, 50);
            callers.await(WAITING);
            Figures.head("an outage's storm: 8 calls a second for " + SECONDS + " s, " + WAITING + " waiting");
            storm(box, callers, storm, 8);
            storm.leave();
            Figures.head("a flood: " + flood + " calls a second for " + SECONDS + " s, room for " + (ROOM - WAITING)
                    + " more");
            storm(box, callers, storm, flood);
            storm.leave();
            callers.leave();
        }
    }

    private static void storm(BoxProcess box, Callers waiting, Callers storm, int rate) throws Exception {
        int refused = storm.refused();
        int lost = waiting.lost();
        double cpu = box.cpuMillis();
        long from = System.nanoTime();
        Thread caller = Thread.ofPlatform().start(() -> storm.call(rate * SECONDS, rate));
        Capture capture = Capture.of(box.folder, PORTS, SECONDS - 2);
        caller.join();
        storm.settle(rate * SECONDS + refused);
        double percent = (box.cpuMillis() - cpu) / ((System.nanoTime() - from) / 1e6) * 100;
        Figures.row("calls taken, of " + rate * SECONDS, storm.connected(), rate == 8 ? "" + rate * SECONDS : "");
        Figures.row("calls refused", storm.refused() - refused, rate == 8 ? "0" : "");
        storm.setUp.row("set-up, INVITE to 200, ms", "");
        Figures.row("waiting callers who were lost", waiting.lost() - lost, "0");
        Figures.row("gaps over 40 ms, %", capture.gaps.percentAbove(40), "<= 0.1");
        Figures.row("longest gap, ms", capture.gaps.max(), "");
        Figures.row("processor time, % of a core", percent, "");
    }
}
