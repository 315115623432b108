package org.firstline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.RealTime;
import org.firstline.calls.rtp.Clip;

/**
 * The sound of many calls, judged from what the kernel saw leave the box: callers who wait with music, then callers who
 * talk with agents. All of them send as well.
 */
final class AudioBench {
    private static final int AGENTS = 200;
    private static final String PASSWORD = "bench-password";
    private static final String PORTS = "20000-27999";
    private static final int SECONDS = 6;

    /** From the last call's arrival to a measurement: what is measured is sound, not setting up. */
    private static final long SETTLE_SECONDS = 15;

    private AudioBench() {}

    static void run(Path tree) throws Exception {
        Path folder = Scratch.folder();
        Site.prepare(folder, AGENTS, PASSWORD);
        var loopback = InetAddress.getLoopbackAddress();
        try (var box = new BoxProcess(tree, folder, Site.config(folder, 3000));
                var time =
                        new RealTime(Set.of(Phones.OWNER, Callers.OWNER), (who, failure) -> failure.printStackTrace());
                var phones = new Phones(time, new InetSocketAddress(loopback, box.sipPort), PASSWORD);
                var callers = new Callers(time, new InetSocketAddress(loopback, box.sipPort), murmur());
                var _ = new GoesLast()) {
            phones.say(murmur());
            phones.talk(Duration.ofMinutes(5));
            phones.register(Site.extensions(AGENTS));
            // warm: the same ways, a little of each
            callers.call(100, 50);
            callers.await(100);
            callers.leave();
            double warm = box.uptime();
            callers.call(400, 50);
            callers.await(400);
            measure("400 callers waiting", box, 400, "", true);
            callers.call(600, 50);
            callers.await(1000);
            measure("1,000 callers waiting", box, 1000, "", false);
            callers.leave();
            for (String extension : Site.extensions(AGENTS))
                box.send("PUT", "/api/agents/" + extension + "/state", "{\"state\":\"ready\"}");
            callers.call(AGENTS, 50);
            callers.await(AGENTS);
            awaitAnswers(phones);
            measure("200 bridged calls", box, 2 * AGENTS, "<= 25", false);
            Figures pauses = box.pauses(warm);
            Figures.head("the whole run");
            Figures.row("longest pause of the box's threads, ms", pauses.max(), "<= 10");
            Figures.row("calls that the box lost", callers.lost(), "0");
            Figures.row("resident memory, MiB", box.rssMiB(), "");
            callers.leave();
        }
        RelayPeer.run(AGENTS, murmur());
    }

    private static void awaitAnswers(Phones phones) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (phones.answered() < AGENTS && System.nanoTime() < deadline) LockSupport.parkNanos(20_000_000);
    }

    private static void measure(String what, BoxProcess box, int streams, String cores, boolean paced)
            throws IOException {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
        double cpu = box.cpuMillis();
        long from = System.nanoTime();
        // before the capture, whose copy of each packet is made in the sender's time
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS));
        double percent = (box.cpuMillis() - cpu) / ((System.nanoTime() - from) / 1e6) * 100;
        Capture capture = Capture.of(box.folder, PORTS, SECONDS);
        Figures.head(what + ", " + SECONDS + " s");
        Figures.row("streams heard, of " + streams, capture.streams(), "");
        Figures.row("processor time, % of a core", percent, cores);
        Figures.row("gaps over 40 ms, %", capture.gaps.percentAbove(40), "<= 0.1");
        Figures.row("packets a second of the poorest stream", capture.rates.percentile(0), ">= 49");
        Figures.row("pacing deviation p99.9, ms", capture.deviations.percentile(0.999), paced ? "<= 3" : "");
        Figures.row("longest gap, ms", capture.gaps.max(), "");
    }

    /** A second of something that is not silence. */
    static Clip murmur() {
        var samples = new short[8000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (4000 * Math.sin(i * 0.2) * Math.sin(i * 0.003));
        return Clip.ofPcm(samples);
    }
}
