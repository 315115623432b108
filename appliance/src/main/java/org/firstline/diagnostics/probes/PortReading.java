package org.firstline.diagnostics.probes;

import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.ProbeKind;

/**
 * A port at one moment, as IF-MIB tells it. Pure.
 *
 * @param admin 1 up, 2 down, 3 testing
 * @param oper 1 up, 2 down, 3 testing, 4 unknown, 5 dormant, 6 not present, 7 lower layer down
 * @param inErrors counted since the switch started; -1 where it does not count them
 */
record PortReading(int admin, int oper, long inErrors, long outErrors) {
    /** @param before this port's last reading; this one itself where there is none */
    Finding finding(PortReading before, int mostErrors) {
        if (admin == 2) return Finding.bad(ProbeKind.PORT, "port.switched-off");
        return switch (oper) {
            case 1 -> up(before, mostErrors);
            case 2, 7 -> Finding.bad(ProbeKind.PORT, "port.down");
            case 6 -> Finding.bad(ProbeKind.PORT, "port.absent");
            default -> Finding.unknown(ProbeKind.PORT, "port.state", oper);
        };
    }

    private Finding up(PortReading before, int mostErrors) {
        long fresh = since(before.inErrors, inErrors) + since(before.outErrors, outErrors);
        if (fresh > mostErrors) return Finding.bad(ProbeKind.PORT, "port.errors", fresh);
        return Finding.ok(ProbeKind.PORT, "port.up", fresh, Math.max(inErrors, 0) + Math.max(outErrors, 0));
    }

    /** A counter that went back was set to zero by a restart: all that it has is new. */
    private static long since(long before, long now) {
        if (now < 0 || before < 0) return 0;
        return now >= before ? now - before : now;
    }
}
