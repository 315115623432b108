package org.firstline.diagnostics.probes;

import java.util.regex.Pattern;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.ProbeKind;
import org.jspecify.annotations.Nullable;

/**
 * What iputils' ping says in its last lines: {@code 3 packets transmitted, 3 received, 0% packet loss, time 402ms} and
 * {@code rtt min/avg/max/mdev = 0.031/0.039/0.046/0.006 ms}. Pure.
 *
 * @param sent -1 where there is no such line
 * @param average in milliseconds, as ping wrote it; null where nothing came back
 */
record PingSummary(int sent, int received, @Nullable String average) {
    private static final Pattern COUNTS =
            Pattern.compile("(\\d{1,6}) packets transmitted, (\\d{1,6}) (?:packets )?received");
    private static final Pattern TIMES = Pattern.compile("= [0-9.]{1,12}/([0-9.]{1,12})/");

    static PingSummary read(String said) {
        var counts = COUNTS.matcher(said);
        if (!counts.find()) return new PingSummary(-1, 0, null);
        var times = TIMES.matcher(said);
        return new PingSummary(
                Integer.parseInt(counts.group(1)),
                Integer.parseInt(counts.group(2)),
                times.find() ? times.group(1) : null);
    }

    /** @param said all of it, for when it is something else */
    Finding finding(String address, String said) {
        if (sent < 0) return Finding.unknown(ProbeKind.PING, "ping.said", said.strip());
        if (received == 0) return Finding.bad(ProbeKind.PING, "ping.silent", address);
        String time = average == null ? "?" : average;
        if (received < sent) return Finding.bad(ProbeKind.PING, "ping.loss", time, sent - received, sent);
        return Finding.ok(ProbeKind.PING, "ping.answers", time, sent);
    }
}
