package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * The switch's port by IF-MIB (RFC 2863): whether it is switched on, whether it is up, and how many errors it counts. A
 * counter alone says little, so it is compared with what it was when this port was last asked.
 */
final class PortProbe implements Probe {
    /** Ports whose counters are remembered; the one not asked for longest is forgotten. */
    static final int MOST_REMEMBERED = 20_000;

    private static final OID ADMIN = new OID("1.3.6.1.2.1.2.2.1.7");
    private static final OID OPER = new OID("1.3.6.1.2.1.2.2.1.8");
    private static final OID IN_ERRORS = new OID("1.3.6.1.2.1.2.2.1.14");
    private static final OID OUT_ERRORS = new OID("1.3.6.1.2.1.2.2.1.20");

    private final SnmpQuestion snmp;
    private final int mostErrors;
    /** Guarded by itself. */
    private final Map<String, PortReading> before = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PortReading> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param mostErrors so many new ones since the last look are still well */
    PortProbe(SnmpSettings settings, int mostErrors) {
        this.snmp = new SnmpQuestion(settings);
        this.mostErrors = mostErrors;
    }

    @Override
    public ProbeKind kind() {
        return ProbeKind.PORT;
    }

    @Override
    public Duration timeout() {
        return snmp.settings().timeout();
    }

    @Override
    public Finding look(Target target) {
        if (target.host().isEmpty()) return Finding.unknown(kind(), "no-host");
        if (target.port().isEmpty()) return Finding.unknown(kind(), "no-port");
        OID index = new OID(target.port());
        try {
            Map<OID, Variable> found = snmp.get(
                    target.host(),
                    List.of(at(ADMIN, index), at(OPER, index), at(IN_ERRORS, index), at(OUT_ERRORS, index)));
            Variable oper = found.get(at(OPER, index));
            if (oper == null) return Finding.unknown(kind(), "port.none", target.host(), target.port());
            var now = new PortReading(
                    (int) number(found.get(at(ADMIN, index)), 1),
                    oper.toInt(),
                    number(found.get(at(IN_ERRORS, index)), -1),
                    number(found.get(at(OUT_ERRORS, index)), -1));
            return now.finding(swap(target.host() + " " + target.port(), now), mostErrors);
        } catch (SnmpQuestion.Silent e) {
            return Finding.unknown(kind(), "snmp.silent", target.host());
        } catch (SnmpQuestion.SnmpError | IOException e) {
            return Finding.unknown(kind(), "snmp.failed", target.host(), String.valueOf(e.getMessage()));
        }
    }

    private PortReading swap(String port, PortReading now) {
        synchronized (before) {
            PortReading old = before.put(port, now);
            return old == null ? now : old;
        }
    }

    private static OID at(OID column, OID index) {
        return new OID(column).append(index);
    }

    private static long number(@Nullable Variable value, long otherwise) {
        return value == null ? otherwise : value.toLong();
    }
}
