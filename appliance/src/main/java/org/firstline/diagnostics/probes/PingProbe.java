package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;

/**
 * Three ICMP echoes by the system's own {@code ping} (iputils), which every user may call; the JDK has no unprivileged
 * ICMP of its own. The address is checked where facts are written down and cannot be taken for an option.
 *
 * @param command as it is called, "ping"
 */
record PingProbe(String command, Duration timeout) implements Probe {
    private static final int ECHOES = 3;
    private static final String PAUSE = "0.2";
    private static final int LONGEST_OUTPUT = 16_384;

    @Override
    public ProbeKind kind() {
        return ProbeKind.PING;
    }

    @Override
    public Finding look(Target target) {
        if (target.address().isEmpty()) return Finding.unknown(kind(), "no-address");
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        var builder = new ProcessBuilder(
                        command,
                        "-n",
                        "-q",
                        "-c",
                        Integer.toString(ECHOES),
                        "-i",
                        PAUSE,
                        "-w",
                        seconds,
                        target.address())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        try {
            Process ping = builder.start();
            try {
                ping.getOutputStream().close();
                // a summary of a few lines fits into the pipe, so nobody has to read before the end
                if (!ping.waitFor(timeout.toMillis() + 100, TimeUnit.MILLISECONDS))
                    return Finding.bad(kind(), "ping.silent", target.address());
                String said = new String(ping.getInputStream().readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
                return PingSummary.read(said).finding(target.address(), said);
            } finally {
                ping.destroyForcibly();
            }
        } catch (IOException e) {
            return Finding.unknown(kind(), "ping.no-command", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.unknown(kind(), "interrupted");
        }
    }
}
