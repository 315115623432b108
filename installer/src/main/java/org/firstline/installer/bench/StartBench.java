package org.firstline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.RealTime;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;

/** From the command to the first page and to the first answered call; and what the box weighs when it idles. */
final class StartBench {
    private static final int RUNS = 5;
    private static final long REST = TimeUnit.SECONDS.toNanos(20);

    private StartBench() {}

    static void run(Path tree) throws IOException, InterruptedException, LineException {
        Path folder = Scratch.folder();
        var page = new Figures();
        var call = new Figures();
        double rss = 0;
        double first = 0;
        for (int i = 0; i <= RUNS; i++) {
            long from = System.nanoTime();
            try (var box = new BoxProcess(tree, folder, Map.of("demo", "true", "demo.password", "bench"))) {
                answeredCall(box.sipPort);
                double answered = (System.nanoTime() - from) / 1e6;
                if (i == 0) {
                    first = box.secondsToFirstPage * 1000;
                    continue;
                }
                page.add(box.secondsToFirstPage * 1000);
                call.add(answered);
                if (i == RUNS) {
                    LockSupport.parkNanos(REST);
                    rss = box.rssMiB();
                }
            }
        }
        Figures.head("start, with the demo town");
        page.row("command to first page, ms", "<= 5000");
        call.row("command to first answered call, ms", "<= 5000 after start");
        Figures.row("the very first time (makes the town), ms", first, "");
        Figures.row("resident memory at rest, MiB", rss, "<= 400");
    }

    /** Calls the box from the trunk until it answers. */
    private static void answeredCall(int port) throws LineException, InterruptedException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var time = new RealTime(Set.of("callers"), (who, failure) -> {});
                var pump = new RtpPump(InetAddress.getLoopbackAddress(), 42000, 42019);
                var phones = new SipPhones(server, false, "callers", time, pump)) {
            pump.start();
            phones.open(InetAddress.getLoopbackAddress(), 0);
            var connected = new CountDownLatch(1);
            time.soon(
                    "callers",
                    () -> phones.phone("79000000000", "", new SipPhone.Listener() {
                                @Override
                                public void connected(SipPhone phone) {
                                    connected.countDown();
                                    phone.hangUp();
                                }
                            })
                            .call("100"));
            if (!connected.await(30, TimeUnit.SECONDS))
                throw new IllegalStateException("the first call was not answered");
        }
    }
}
