package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** How much light the subscriber's optical terminal gets, asked of the OLT by the line's profile. */
record OpticsProbe(SnmpSettings settings, Map<String, OpticsProfile> profiles) implements Probe {
    OpticsProbe {
        profiles = Map.copyOf(profiles);
    }

    @Override
    public ProbeKind kind() {
        return ProbeKind.OPTICS;
    }

    @Override
    public Duration timeout() {
        return settings.timeout();
    }

    @Override
    public Finding look(Target target) {
        if (target.profile().isEmpty()) return Finding.unknown(kind(), "no-profile");
        OpticsProfile profile = profiles.get(target.profile());
        if (profile == null) return Finding.unknown(kind(), "optics.no-such-profile", target.profile());
        if (target.host().isEmpty()) return Finding.unknown(kind(), "no-host");
        String lacks = profile.lacks(target);
        if (lacks != null) return Finding.unknown(kind(), lacks);
        OID oid = new OID(profile.oidOf(target));
        try {
            Variable value =
                    new SnmpQuestion(settings).get(target.host(), List.of(oid)).get(oid);
            if (value == null) return Finding.unknown(kind(), "optics.none", target.onu());
            return profile.finding(value.toLong());
        } catch (SnmpQuestion.Silent e) {
            return Finding.unknown(kind(), "snmp.silent", target.host());
        } catch (SnmpQuestion.SnmpError | IOException | RuntimeException e) {
            return Finding.unknown(kind(), "snmp.failed", target.host(), String.valueOf(e.getMessage()));
        }
    }
}
