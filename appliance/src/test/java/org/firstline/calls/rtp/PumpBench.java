package org.firstline.calls.rtp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How evenly music flows to many waiting callers, and what it costs: {@code PumpBench STREAMS SECONDS}. One far end
 * takes every stream on the loopback and sends each packet back, so that audio goes both ways. Never a timed test.
 */
final class PumpBench {
    private static final int WARM_UP_SECONDS = 5;

    private PumpBench() {}

    /** Arrivals of one stream: deviations from 20 ms in microseconds. */
    private static final class Arrivals {
        final int[] deviations;
        int count;
        int gaps;
        long last;

        Arrivals(int seconds) {
            deviations = new int[seconds * 60];
        }

        void at(long nanos) {
            long apart = (nanos - last) / 1000;
            if (last != 0 && count < deviations.length) deviations[count++] = (int) Math.abs(apart - 20_000);
            if (last != 0 && apart > 40_000) gaps++;
            last = nanos;
        }
    }

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        var cpu = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (DatagramChannel far = DatagramChannel.open();
                RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 30_000, 30_001 + 2 * streams)) {
            far.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
            far.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            pump.start();
            Clip music = Clip.ofPcm(Tone.sine(440, 8000, 80_000, 3000));
            RtpStream[] open = new RtpStream[streams];
            for (int i = 0; i < streams; i++) {
                open[i] = pump.open();
                open[i].connect((InetSocketAddress) far.getLocalAddress(), Law.PCMA, 101);
                open[i].loop(music);
            }
            Map<Integer, Arrivals> arrivals = new HashMap<>();
            ByteBuffer in = ByteBuffer.allocateDirect(2000);
            echoUntil(System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L, far, in, null, seconds);
            pump.stats();
            long thread = pumpThread();
            long cpuBefore = cpu.getThreadCpuTime(thread);
            long bytesBefore = cpu.getThreadAllocatedBytes(thread);
            long begun = System.nanoTime();
            echoUntil(begun + seconds * 1_000_000_000L, far, in, arrivals, seconds);
            double wall = System.nanoTime() - begun;
            double used = cpu.getThreadCpuTime(thread) - cpuBefore;
            long bytes = cpu.getThreadAllocatedBytes(thread) - bytesBefore;
            report(arrivals, streams, seconds, used / wall, bytes, pump.stats(), open);
        }
    }

    private static void echoUntil(
            long end, DatagramChannel far, ByteBuffer in, @Nullable Map<Integer, Arrivals> arrivals, int seconds)
            throws Exception {
        while (System.nanoTime() < end) {
            in.clear();
            var from = far.receive(in);
            long now = System.nanoTime();
            in.flip();
            if (arrivals != null)
                arrivals.computeIfAbsent(in.getInt(8), ssrc -> new Arrivals(seconds))
                        .at(now);
            far.send(in, from);
        }
    }

    private static void report(
            Map<Integer, Arrivals> arrivals,
            int streams,
            int seconds,
            double cpu,
            long bytes,
            PumpStats stats,
            RtpStream[] open) {
        int[] all = arrivals.values().stream()
                .flatMapToInt(a -> Arrays.stream(a.deviations, 0, a.count))
                .sorted()
                .toArray();
        long gaps = arrivals.values().stream().mapToLong(a -> a.gaps).sum();
        long heard = Arrays.stream(open).mapToLong(s -> s.stats().packetsIn()).sum();
        long lost = Arrays.stream(open).mapToLong(s -> s.stats().lost()).sum();
        System.out.printf("streams                      %d%n", streams);
        System.out.printf("packets a second and stream  %.2f%n", (double) all.length / streams / seconds);
        System.out.printf(
                "deviation p50 p99 p99.9 max  %.2f %.2f %.2f %.2f ms%n",
                part(all, 0.5), part(all, 0.99), part(all, 0.999), part(all, 1));
        System.out.printf("gaps over 40 ms              %.4f %%%n", 100.0 * gaps / all.length);
        System.out.printf(
                "pump: CPU of one core        %.1f %%, %.1f us a two-way frame%n",
                100 * cpu, cpu * 1e6 / (50.0 * streams));
        System.out.printf("pump: allocated              %.1f octets a frame%n", (double) bytes / all.length);
        System.out.printf(
                "pump: latest millisecond     %.2f ms, skipped %d ms%n",
                stats.worstLateMicros() / 1000.0, stats.skippedMillis());
        System.out.printf("heard back, lost             %d, %d%n", heard, lost);
        System.out.printf(
                "load of the machine          %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double part(int[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1000.0;
    }

    private static long pumpThread() {
        for (var info : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            if (info.getThreadName().equals("rtp")) return info.getThreadId();
        }
        throw new IllegalStateException("no pump");
    }
}
